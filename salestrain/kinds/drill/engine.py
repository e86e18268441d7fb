"""Engine of a drill: one behaviour, a few short tries in a row, each answered immediately.

The moves are `focus` (choose a behaviour), `predict` (how many first tries will earn full marks), `answer`, `again`
(try the same item again), `next`, `finish` and `open_debrief`. Typed text comes with its reading.

The kind only notices: every try is recorded as an event `tried`, whose `parts` say what was aimed at and what was
found, each with the words that show it. What that is worth is decided in `points`, and nothing here depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ...core.events import Event, Json, Move, Refusal
from .script import Script, prepare
from .state import State, fold
from .trying import answered

__all__ = ["Script", "State", "fold", "prepare", "respond", "start"]

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start the drill; no behaviour is chosen yet."""
    drill = script.drill
    began = Event("attempt_started", 0, {"exercise": drill.id, "version": drill.version, "seed": script.seed})
    return fold([began]), (began,)


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform the learner's move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    if move.verb not in _VERBS:
        raise Refusal(f"A drill does not know the move “{move.verb}”.")
    phases, act = _VERBS[move.verb]
    if state.phase not in phases:
        raise Refusal(_NOT_NOW[state.phase])
    events = act(script, state, move.data)
    return fold(events, state), tuple(events)


def _focus(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    behaviour = data.get("behaviour")
    if not isinstance(behaviour, str) or behaviour not in script.behaviours:
        labels = ", ".join(behaviour.label for behaviour in script.behaviours.values())
        raise Refusal(f"Choose what to practise: {labels}.")
    items = list(script.draw(behaviour)) if data.get("items") is None else _named(script, behaviour, data["items"])
    return [Event("behaviour_chosen", 0, {"behaviour": behaviour, "items": items}, (f"behaviour:{behaviour}",))]


def _named(script: Script, behaviour: str, items: Json) -> list[str]:
    """Return the given items instead of drawn ones; playthroughs name items so that new items do not change them."""
    own = {item.id for item in script.drill.items if item.behaviour == behaviour}
    named = [name for name in items if isinstance(name, str) and name in own] if isinstance(items, list) else []
    if named != items or len(named) != script.drill.tries:
        raise Refusal(f"Name {script.drill.tries} items of this behaviour, or none.")
    return named


def _predict(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    right, most = data.get("right"), len(state.drawn)
    if not isinstance(right, int) or isinstance(right, bool) or not 0 <= right <= most:
        raise Refusal(f"Your prediction is a whole number from 0 to {most}.")
    return [Event("predicted", state.turn, {"right": right})]


def _answer(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    return answered(script, state, data)


def _again(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    return [Event("taken_again", state.turn, {"item": state.item})]


def _next(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    if state.at == len(state.drawn) - 1:
        raise Refusal("That was the last try of this practice. Finish it, or try this one again.")
    return [Event("went_on", state.turn, {"item": state.drawn[state.at + 1]})]


def _finish(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    left, day = len(state.drawn) - state.at - 1, data.get("day")
    if left:
        raise Refusal(f"{left} more to try before this practice is finished.")
    if not isinstance(day, str) or not _DAY.fullmatch(day):
        raise Refusal("The day is written as year, month and day: 2026-03-01.")
    return [Event("finished", state.turn, {"day": day}, ("finished",))]


def _open_debrief(script: Script, state: State, data: Mapping[str, Json]) -> list[Event]:
    return [Event("debrief_opened", state.turn)]


_VERBS: dict[str, tuple[tuple[str, ...], Callable[[Script, State, Mapping[str, Any]], list[Event]]]] = {
    "focus": (("choosing",), _focus),
    "predict": (("predicting",), _predict),
    "answer": (("asking",), _answer),
    "again": (("answered",), _again),
    "next": (("answered",), _next),
    "finish": (("answered",), _finish),
    "open_debrief": (("finished",), _open_debrief),
}
"""Each verb with the phases in which it is possible, and its handler."""
_NOT_NOW = {
    "choosing": "Choose what to practise first.",
    "predicting": "First predict how many you will get right on the first try.",
    "asking": "Answer this one first.",
    "answered": "You have answered this one. Try it again, or continue.",
    "finished": "This practice is finished. Open its debrief.",
    "debriefed": "This practice is over; begin a new one.",
}
