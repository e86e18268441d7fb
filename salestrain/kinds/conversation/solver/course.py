"""What each line of a finished talk cost: the best total still reachable before and after it.

Because the buyer goes by rule, every way on can be looked at, as a chess program looks at every answer. Exact when
the search was complete; else what was found is a lower bound, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from ....core.events import standing
from ....core.session import Session
from .branch_and_bound import Found, Search
from .columns import columns_of
from .embedding import ended, placed
from .liveness import Settling
from .machine import Machine
from .scoring import totals

LIMIT = 100_000
"""Moments that a course walks at most; the shipped buyers take a tenth of it."""
Progress = Callable[[int, int], None]
"""Told how many of how many turns are done."""


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
    exact: bool
    """Proven; else both totals are what was found, and there may be better."""

    @property
    def cost(self) -> int:
        """The points that this line put out of reach."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Course:
    """The turns of a talk that is over. `best_end`: the best total left at its end, with the best judgement."""

    turns: tuple[TurnCost, ...]
    best_end: int

    @property
    def exact(self) -> bool:
        """Whether all of it is proven."""
        return all(turn.exact for turn in self.turns)


def course(session: Session, *, limit: int = LIMIT, progress: Progress | None = None) -> Course:
    """The course of a talk that is over. Raises ValueError while it is still going on, or before its first line."""
    steps = costing(session, limit=limit)
    while True:
        try:
            done = next(steps)
        except StopIteration as over:
            found: Course = over.value
            if progress is not None:
                progress(len(found.turns), len(found.turns))
            return found
        if progress is not None:
            progress(*done)


def costing(session: Session, *, limit: int = LIMIT) -> Generator[tuple[int, int], None, Course]:
    """The same in small steps, each a fraction of a second; yields how many of how many turns are done."""
    if session.state.ending is None or not session.state.turn:
        raise ValueError("What a line cost can be told when the talk is over.")
    machine = Machine(session.script, columns_of(session.script, scored=True))
    search = Search(Settling.of(machine), limit)
    events, last = standing(session.events), session.state.turn
    best_end, exact = int(totals(search.settling, ended(machine, session.state, events))[0]), True
    after = best_end
    if session.state.ending not in machine.endings:  # the buyer was insulted and left, which no line had cost
        said = next(state for state in reversed(session.states) if state.phase == "talking")
        found = yield from _told(search.best(placed(machine, said, events), last, after), 0, last)
        after, exact = found.total, found.exact
    turns: list[TurnCost] = []
    # Backwards, because what the rest of the talk could still come to is certain to be within reach before it.
    for turn in range(last, 0, -1):
        state = session.states[len(session.moves_before(turn))]
        root = placed(machine, state, [event for event in events if event.turn < turn])
        yield last - turn, last
        found = yield from _told(search.best(root, turn - 1, after), last - turn, last)
        known = found.met or (found.exact and exact)
        turns.append(_cost(session, turn, found, after, known and exact))
        after, exact = found.total, known
    return Course(tuple(reversed(turns)), best_end)


def _told(looking: Generator[None, None, Found], done: int, turns: int) -> Generator[tuple[int, int], None, Found]:
    """A search that tells after each of its steps how many turns are done."""
    while True:
        try:
            next(looking)
        except StopIteration as over:
            found: Found = over.value
            return found
        yield done, turns


def _cost(session: Session, turn: int, found: Found, after: int, exact: bool) -> TurnCost:
    text = next(e.data["text"] for e in standing(session.events) if e.kind == "said" and e.turn == turn)
    better = Better(found.move, session.script.moves[found.move].choice, found.total) if found.move else None
    return TurnCost(turn, text, found.total, after, better, exact)
