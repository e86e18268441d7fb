"""What each line that could be said now would leave within reach, in a talk that is still going on."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from ....core.events import Move, standing
from ....core.session import Session
from .branch_and_bound import Found, Search
from .columns import columns_of
from .embedding import ended, placed
from .liveness import Settling
from .machine import Machine
from .scoring import totals

LIMIT = 100_000
"""Maximum number of states to explore for all lines together."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """The best total that is still within reach before a line and once it is said, 0 to 100."""

    before: int
    after: int
    exact: bool
    """Whether this is proven; otherwise more may be within reach."""

    @property
    def cost(self) -> int:
        """Points that the line would put out of reach."""
        return self.before - self.after


def prospects(session: Session, moves: Sequence[Move], *, limit: int = LIMIT) -> Generator[None, None, list[Prospect]]:
    """Work out what each of these lines would leave within reach; yield often, so that other work can be done.

    Args:
        session: talk that is still going on.
        moves: lines that could be said now, chosen or typed.
        limit: maximum number of states to explore.

    Returns:
        One prospect for each line, in the order given.

    Raises:
        Refusal: a line cannot be said now.
    """
    machine = Machine(session.script, columns_of(session.script, scored=True))
    search = Search(Settling.of(machine), limit)
    after: list[Found] = []
    for move in moves:
        found = yield from _after(session, machine, search, move)
        after.append(found)
    known = max((found.total for found in after), default=0)
    root = placed(machine, session.state, standing(session.events))
    # What one of the lines leads to is certain to be within reach before it.
    best = yield from search.best(root, session.state.turn, known)
    return [Prospect(best.total, found.total, found.exact and best.exact) for found in after]


def _after(session: Session, machine: Machine, search: Search, move: Move) -> Generator[None, None, Found]:
    """Search for the best total once a line is said."""
    state, events = session.preview(move)
    happened = standing(session.events + events)
    if state.ending is None:
        return (yield from search.best(placed(machine, state, happened), state.turn, 0))
    total = int(totals(search.settling, ended(machine, state, happened))[0])
    return Found(total, None, exact=True, met=True)
