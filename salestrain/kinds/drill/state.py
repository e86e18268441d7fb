"""Snapshot of a drill, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...core.events import Event

Phase = Literal["choosing", "predicting", "asking", "answered", "finished", "debriefed"]


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a drill; `turn` counts the answers."""

    phase: Phase = "choosing"
    turn: int = 0
    behaviour: str | None = None
    drawn: tuple[str, ...] = ()
    """Items of this practice, in order."""
    at: int = 0
    """Index of the current item."""
    repeat: int = 0
    """How often the current item was tried again."""
    predicted: int | None = None
    lines: tuple[Mapping[str, Any], ...] = ()
    """Lines of the current try so far, for tries that have several."""
    day: str | None = None

    @property
    def item(self) -> str | None:
        """Id of the current item, or None."""
        return self.drawn[self.at] if self.drawn else None


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events, starting from `state` or from an empty one."""
    state = state or State()
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """Return the state after one more event."""
    data = event.data
    match event.kind:
        case "behaviour_chosen":
            return replace(state, phase="predicting", behaviour=data["behaviour"], drawn=tuple(data["items"]))
        case "predicted":
            return replace(state, phase="asking", predicted=data["right"])
        case "line_said":
            return replace(state, turn=event.turn, lines=(*state.lines, data))
        case "tried":
            return replace(state, turn=event.turn, phase="answered")
        case "taken_again":
            return replace(state, phase="asking", repeat=state.repeat + 1, lines=())
        case "went_on":
            return replace(state, phase="asking", at=state.at + 1, repeat=0, lines=())
        case "finished":
            return replace(state, phase="finished", day=data["day"])
        case "debrief_opened":
            return replace(state, phase="debriefed")
    return state
