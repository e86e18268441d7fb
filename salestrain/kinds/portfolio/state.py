"""Snapshot of a portfolio, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...core.events import Event
from .content import Deck, Lead, Portfolio
from .truth import HALF_HOURS

Phase = Literal["deciding", "debriefed"]


@dataclass(frozen=True, slots=True)
class Script:
    """A portfolio prepared for one attempt: its deck, and what is true of every lead."""

    scenario: Portfolio
    deck: Deck
    truths: Mapping[str, Mapping[str, bool]]

    def lead(self, name: str) -> Lead:
        """Return the lead of this name. Raises KeyError."""
        found = next((lead for lead in self.scenario.leads if lead.id == name), None)
        if found is None:
            raise KeyError(name)
        return found


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a portfolio. `left` is in half hours; `heard` holds for each lead what was answered, by aspect."""

    phase: Phase = "deciding"
    turn: int = 0
    left: int = 0
    heard: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    decided: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    result: Mapping[str, Any] | None = None

    def known(self, lead: str) -> dict[str, bool]:
        """Return what is known of a lead."""
        return {aspect: answer["true"] for aspect, answer in self.heard.get(lead, {}).items()}


def fold(script: Script, events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events.

    Args:
        script: content of the attempt.
        events: events to apply.
        state: state to start from; one with all hours left by default.
    """
    state = state or State(left=HALF_HOURS * script.scenario.hours)
    for event in events:
        state = _applied(state, event)
    return state


def _applied(state: State, event: Event) -> State:
    state, data = replace(state, turn=max(state.turn, event.turn)), event.data
    match event.kind:
        case "asked":
            heard = {**state.heard.get(data["lead"], {}), data["aspect"]: data}
            return replace(state, left=state.left - data["cost"], heard={**state.heard, data["lead"]: heard})
        case "decided":
            return replace(state, left=state.left - data["cost"], decided={**state.decided, data["lead"]: data})
        case "revealed":
            return replace(state, result=data)
        case "debrief_opened":
            return replace(state, phase="debriefed")
    return state
