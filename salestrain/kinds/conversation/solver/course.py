"""What each line of a finished talk cost: the best total still reachable before and after it.

Because the buyer follows rules, every continuation can be explored, as a chess program does. The result is exact if the
search was complete; otherwise it is a lower bound and marked as such.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

from ....core.events import Event, Move, standing
from ....core.session import Session
from ..engine import State, choices, respond
from .branch_and_bound import Found, Search
from .columns import columns_of
from .embedding import ended, placed
from .liveness import Settling
from .machine import Machine
from .scoring import totals

LIMIT = 100_000
"""Maximum number of states to explore for one course; the shipped buyers need a tenth of it."""
LIST_LIMIT = 20_000
"""Maximum number of states to explore for the lines of one list."""
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
    """One turn: the best total reachable before and after it, 0 to 100, and the best alternative line.

    `exact` says whether this is proven; otherwise both totals are the best found, and better ones may exist. `off_list`
    says that the learner chose from a list on which `better` was not; `listed` is then the best line that was.
    """

    turn: int
    text: str
    before: int
    after: int
    better: Better | None
    exact: bool
    off_list: bool = False
    listed: Better | None = None

    @property
    def was_open(self) -> bool:
        """Whether something better could be said by the learner as they spoke: chosen from the list, or typed."""
        return self.better is not None and (not self.off_list or self.listed is not None)

    @property
    def cost(self) -> int:
        """Points that this line put out of reach."""
        return self.before - self.after


T = TypeVar("T")
_Listed = tuple[bool, Better | None]


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
        listed = yield from _with_progress(_best_listed(session, search, turn, result, after), last - turn, last)
        turns.append(_cost(session, turn, result, after, exact=is_proven and exact, listed=listed))
        after, exact = result.total, is_proven
    return Course(tuple(reversed(turns)), best_end)


def _with_progress(search: Generator[None, None, T], done: int, turns: int) -> Generator[tuple[int, int], None, T]:
    """Run a search, yielding after each of its steps how many turns are done."""
    while True:
        try:
            next(search)
        except StopIteration as over:
            result: T = over.value
            return result
        yield done, turns


def _best_listed(
    session: Session, search: Search, turn: int, found: Found, after: int
) -> Generator[None, None, _Listed]:
    """Return whether the best line was off the learner's list, and the best line of that list that beats their own.

    Args:
        session: talk to examine.
        search: search of its script.
        turn: turn to look at.
        found: the best line of all.
        after: total still reachable after the learner's own line.
    """
    parts = [e for e in standing(session.events) if e.kind == "understood" and e.turn == turn]
    state = session.states[len(session.moves_before(turn))]
    on_list = {choice.move: choice.text for choice in choices(session.script, state)}
    if found.move is None or found.move in on_list or any(part.data["how"] != "chosen" for part in parts):
        return False, None
    events = [event for event in standing(session.events) if event.turn < turn]
    apart = Search(search.settling, LIST_LIMIT)
    best: Better | None = None
    for move, text in on_list.items():
        then, more = respond(session.script, state, Move("choose", {"move": move}))
        total = yield from _reachable(apart, then, [*events, *more], after if best is None else best.best)
        if total > (after if best is None else best.best):
            best = Better(move, text, total)
    if best is not None and best.best == found.total:
        return False, best  # As good as any: it is the better line to name.
    return True, best


def _reachable(search: Search, state: State, events: list[Event], known: int) -> Generator[None, None, int]:
    """Return the best total reachable from a state, or `known` if it is not more."""
    machine = search.machine
    if state.ending is not None:
        return int(totals(search.settling, ended(machine, state, events))[0])
    found = yield from search.best(placed(machine, state, events), state.turn, known)
    return found.total


def _cost(session: Session, turn: int, found: Found, after: int, *, exact: bool, listed: _Listed) -> TurnCost:
    text = next(e.data["text"] for e in standing(session.events) if e.kind == "said" and e.turn == turn)
    better = Better(found.move, session.script.moves[found.move].choice, found.total) if found.move else None
    off_list, on_list = listed
    if on_list is not None and not off_list:
        return TurnCost(turn, text, found.total, after, on_list, exact)
    return TurnCost(turn, text, found.total, after, better, exact, off_list, on_list)
