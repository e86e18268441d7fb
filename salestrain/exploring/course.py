"""What each line of a finished talk cost: the best total still reachable before and after it.

Because the buyer goes by rule, every way on can be walked, as a chess program walks every answer. Exact when
the walk was complete; else what was found is a lower bound, and it says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..events import Event, standing
from ..session import Session
from .columns import columns_of
from .machine import Machine
from .masks import Table
from .placing import ended, placed
from .scoring import totals
from .settling import Settling
from .walk import Progress, walk
from .worth import Worth, worth

LIMIT = 1_000_000
"""Moments that a course walks at most; memory grows with it, about 0.4 GB here."""


@dataclass(frozen=True, slots=True)
class Better:
    """A line that was possible and would have kept more: the move, its words, and the best total with it."""

    move: str
    text: str
    best: int


@dataclass(frozen=True, slots=True)
class TurnCost:
    """One turn: the best total within reach before and after it, 0 to 100, and the cheapest better line."""

    turn: int
    text: str
    before: int
    after: int
    better: Better | None

    @property
    def cost(self) -> int:
        """The points that this line put out of reach."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Course:
    """The turns of a talk. `best_end`: the best total at its end, with the best judgement; `exact`: proven."""

    turns: tuple[TurnCost, ...]
    exact: bool

    @property
    def best_end(self) -> int:
        """The best total that was left when the talk was over."""
        return self.turns[-1].after


def course(session: Session, *, limit: int = LIMIT, progress: Progress | None = None) -> Course:
    """The course of a talk that is over. Raises ValueError while it is still going on, or before its first line."""
    if session.state.ending is None:
        raise ValueError("What a line cost can be told when the talk is over.")
    machine = Machine(session.script, columns_of(session.script, scored=True))
    settling = Settling.of(machine)
    events = standing(session.events)
    roots: dict[int, Table] = {}
    for turn in range(session.state.turn):
        state = session.states[len(session.moves_before(turn + 1))]
        roots[turn] = placed(machine, state, _until(events, turn))
        settling.settle(roots[turn], turn)
    end = int(totals(settling, ended(machine, session.state, events))[0])
    walked = walk(machine, settling, roots=roots, limit=limit, progress=progress)
    known = worth(walked)
    turns = tuple(_cost(session, known, turn, end) for turn in range(1, session.state.turn + 1))
    return Course(turns, walked.complete)


def _cost(session: Session, known: Worth, turn: int, end: int) -> TurnCost:
    after = int(known.best[turn][0]) if turn < session.state.turn else end
    possible = known.after(turn - 1, 0)
    before = max(after, *possible.values())
    moves = session.script.moves
    ranked = sorted(possible, key=lambda name: -possible[name])
    better = ranked[0] if possible[ranked[0]] > after else None
    text = next(e.data["text"] for e in standing(session.events) if e.kind == "said" and e.turn == turn)
    return TurnCost(
        turn, text, before, after, Better(better, moves[better].choice, possible[better]) if better else None
    )


def _until(events: Sequence[Event], turn: int) -> list[Event]:
    return [event for event in events if event.turn <= turn]
