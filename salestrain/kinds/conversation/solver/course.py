"""What each line of a finished talk cost: the best total still reachable before and after it.

Because the buyer follows rules, every continuation can be explored, as a chess program does. The result is exact if the
search was complete; otherwise it is a lower bound and marked as such.
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
"""Maximum number of states to explore for one course; the shipped buyers need a tenth of it."""
Progress = Callable[[int, int], None]
"""Callback that receives the number of turns done and the number of turns."""


@dataclass(frozen=True, slots=True)
class Better:
    """Line that was possible and would have kept more: the move, its words, and the best total with it."""

    move: str
    text: str
    best: int


@dataclass(frozen=True, slots=True)
class TurnCost:
    """One turn: the best total reachable before and after it, 0 to 100, and the best alternative line."""

    turn: int
    text: str
    before: int
    after: int
    better: Better | None
    exact: bool
    """Whether this is proven; otherwise both totals are the best found, and better ones may exist."""

    @property
    def cost(self) -> int:
        """Points that this line put out of reach."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Course:
    """Turns of a finished talk; `best_end` is the best total left at its end, with the best judgement."""

    turns: tuple[TurnCost, ...]
    best_end: int

    @property
    def exact(self) -> bool:
        """Whether all of it is proven."""
        return all(turn.exact for turn in self.turns)


def course(session: Session, *, limit: int = LIMIT, progress: Progress | None = None) -> Course:
    """Return the course of a finished talk.

    Args:
        session: talk to examine.
        limit: maximum number of states to explore.
        progress: called before each turn, and at the end.

    Raises:
        ValueError: the talk is still going on, or has no line yet.
    """
    steps = costing(session, limit=limit)
    while True:
        try:
            done = next(steps)
        except StopIteration as over:
            result: Course = over.value
            if progress is not None:
                progress(len(result.turns), len(result.turns))
            return result
        if progress is not None:
            progress(*done)


def costing(session: Session, *, limit: int = LIMIT) -> Generator[tuple[int, int], None, Course]:
    """Do the same as `course` in steps of a fraction of a second; yield how many of how many turns are done."""
    if session.state.ending is None or not session.state.turn:
        raise ValueError("What a line cost can be told when the talk is over.")
    machine = Machine(session.script, columns_of(session.script, scored=True))
    search = Search(Settling.of(machine), limit)
    events, last = standing(session.events), session.state.turn
    best_end, exact = int(totals(search.settling, ended(machine, session.state, events))[0]), True
    after = best_end
    if session.state.ending not in machine.endings:  # The buyer left after abuse, which is not the cost of any line.
        talking = next(state for state in reversed(session.states) if state.phase == "talking")
        result = yield from _with_progress(search.best(placed(machine, talking, events), last, after), 0, last)
        after, exact = result.total, result.exact
    turns: list[TurnCost] = []
    # Backwards, because a total that is reachable after a turn is certain to be reachable before it.
    for turn in range(last, 0, -1):
        state = session.states[len(session.moves_before(turn))]
        root = placed(machine, state, [event for event in events if event.turn < turn])
        yield last - turn, last
        result = yield from _with_progress(search.best(root, turn - 1, after), last - turn, last)
        is_proven = result.met or (result.exact and exact)
        turns.append(_cost(session, turn, result, after, is_proven and exact))
        after, exact = result.total, is_proven
    return Course(tuple(reversed(turns)), best_end)


def _with_progress(
    search: Generator[None, None, Found], done: int, turns: int
) -> Generator[tuple[int, int], None, Found]:
    """Run a search, yielding after each of its steps how many turns are done."""
    while True:
        try:
            next(search)
        except StopIteration as over:
            result: Found = over.value
            return result
        yield done, turns


def _cost(session: Session, turn: int, found: Found, after: int, exact: bool) -> TurnCost:
    text = next(e.data["text"] for e in standing(session.events) if e.kind == "said" and e.turn == turn)
    better = Better(found.move, session.script.moves[found.move].choice, found.total) if found.move else None
    return TurnCost(turn, text, found.total, after, better, exact)
