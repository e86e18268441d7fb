"""Right questions asked too early: what they had to wait for, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.conditions import Condition
from ....core.events import Event
from ....core.needs import Need, need_of, unmet
from ....core.session import Session
from ..disclosing import ASKED
from ..marks import still_open
from ..naming import naming
from ..state import State
from .holding_back import held_back_for
from .speakers import first_name

LEAD, LINE_LEAD = "Right question, too early:", "Right line, too early:"
"""How it is said of a question, and of a line that asks for nothing."""
LEARNED, MOMENT = "learning ", "the moment when "
"""Beginnings of conditions in words, as `naming` calls them."""


def too_early(session: Session, event: Event) -> tuple[str, ...]:
    """Return what a line of the learner's had to wait for; nothing if it came in time.

    Args:
        session: the talk.
        event: the line: `said`, or `set_aside` for one that was answered outside the turns.
    """
    if event.kind == "set_aside":
        return tuple(_moves_too_early(session, event)) if event.data["verdict"] == "early" else ()
    return tuple(_facts_too_early(session, event.turn))


def _moves_too_early(session: Session, event: Event) -> Iterator[str]:
    state = _state_before(session, event)
    for name in event.data["early"]:
        move = session.script.moves[name]
        if move.max_uses is not None and len(state.moments(f"move:{name}")) >= move.max_uses:
            yield "Asked before; there was no more to hear."
        elif move.when is not None and not move.when.condition.holds(state):
            lead = LEAD if move.kind in ASKED else LINE_LEAD
            yield f"{lead} {_waits_for(session, move.when.condition, state)}."


def _facts_too_early(session: Session, turn: int) -> Iterator[str]:
    for event in session.standing():
        if event.turn != turn or event.kind not in ("fact_withheld", "fact_covered"):
            continue
        fact, missing = session.script.facts[event.data["fact"]], held_back_for(session, event)
        kept = f"{first_name(session.exercise, fact.by)} kept back {fact.label}"
        if any(_is_another_line(need) for need in missing):
            yield f"{kept}; it takes {' and '.join(need.told for need in missing)}."
        elif missing:
            lead = LEAD if _asks(session, turn) else LINE_LEAD
            yield f"{lead} {kept}; wait {' and '.join(until(need) for need in missing)}."


def _asks(session: Session, turn: int) -> bool:
    """Return whether a turn was a question, as it was understood."""
    understood = [event for event in session.standing() if event.kind == "understood" and event.turn == turn]
    return any(session.script.line(event.data["move"]).kind in ASKED for event in understood)


def _is_another_line(need: Need) -> bool:
    """Return whether what is missing is another line, and not a better time for this one."""
    return not need.had and not need.words.startswith((LEARNED, MOMENT))


def _state_before(session: Session, event: Event) -> State:
    """Return the state in which a line outside the turns was said: it changes nothing that a condition can see."""
    then: State = next(state for state in session.states if state.turn == event.turn and state.phase == "talking")
    return then


def _waits_for(session: Session, condition: Condition, state: State) -> str:
    left = still_open(session.script)(condition)
    if isinstance(left, bool):
        return "it fits another situation than this one"
    return "wait " + " and ".join(until(need) for need in unmet(need_of(left, state, naming(session.exercise))))


def until(need: Need) -> str:
    """Return something that is asked for as something to wait for."""
    words = need.words
    if words.startswith(LEARNED):
        return f"until you have learned {words.removeprefix(LEARNED)}"
    if words.startswith(MOMENT):
        return f"until {words.removeprefix(MOMENT)}"
    if words.startswith(("an ", "a ")):
        return f"for {words}"
    return f"for {need.told}"
