"""What is so in a drill at one moment. The state is the fold of the events, and nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...core.events import Event

Phase = Literal["choosing", "predicting", "asking", "answered", "finished", "debriefed"]


@dataclass(frozen=True, slots=True)
class State:
    """A moment of a drill. `turn` counts what was answered."""

    phase: Phase = "choosing"
    turn: int = 0
    behaviour: str | None = None
    drawn: tuple[str, ...] = ()
    """The items of this practice, in their order."""
    at: int = 0
    """The place of the present item among them."""
    repeat: int = 0
    """How often the present item was taken again."""
    predicted: int | None = None
    lines: tuple[Mapping[str, Any], ...] = ()
    """What was said so far in the present try, where a try has several lines."""
    day: str | None = None

    @property
    def item(self) -> str | None:
        """The present item."""
        return self.drawn[self.at] if self.drawn else None


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """The state after these events, from `state` or from nothing."""
    state = state or State()
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one more event."""
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
