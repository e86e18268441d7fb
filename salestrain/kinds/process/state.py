"""Where a learner stands with a process. The state is the fold of the events, and nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...core.events import Event
from .content import Deal, Process
from .trail import Map, Trail, trail

Phase = Literal["choosing", "working", "debriefed"]
Source = Literal["", "samples", "own"]


@dataclass(frozen=True, slots=True)
class Script:
    """A process made ready: nothing in it is left to chance."""

    scenario: Process
    plan: Map


@dataclass(frozen=True, slots=True)
class State:
    """What the learner has done so far, by what it was done with."""

    phase: Phase = "choosing"
    turn: int = 0
    source: Source = ""
    trails: tuple[Trail, ...] = ()
    talks: tuple[Trail, ...] = ()
    """Own role-plays, the oldest first; they stand beside the deals and are counted for themselves."""
    notes: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    """Of which stages, outcomes and commitments own deals can tell."""
    looked: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Deal to the stages marked as skipped and as stalled."""
    beliefs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Stage to the belief about skipping it."""
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Commitment to trust, fix, drop or too_little."""
    created: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """Blocked commitment to the moves written for it, each with its reading."""
    led: tuple[Mapping[str, Any], ...] = ()
    deviations: tuple[Mapping[str, Any], ...] = ()


def plan_of(script: Script, state: State) -> Map:
    """The process as far as the deals on the table can tell of it."""
    return script.plan.knowing(state.knows) if state.source == "own" else script.plan


def fold(script: Script, events: Iterable[Event], state: State | None = None) -> State:
    """The state after these events, from `state` or from nothing."""
    state = state or State()
    for event in events:
        state = apply(script, state, event)
    return state


def apply(script: Script, state: State, event: Event) -> State:
    """The state after one more event."""
    state = replace(state, turn=max(state.turn, event.turn))
    data = event.data
    match event.kind:
        case "deals_taken":
            return _taken(script, state, data)
        case "talks_brought":
            return _brought(script, state, data)
        case "looked":
            return replace(state, looked={**state.looked, data["deal"]: data})
        case "believed":
            return replace(state, beliefs={**state.beliefs, data["stage"]: data})
        case "answered":
            return replace(state, answers={**state.answers, data["commitment"]: data})
        case "created":
            return replace(state, created={**state.created, data["commitment"]: tuple(data["moves"])})
        case "led":
            return replace(state, led=(*state.led, data))
        case "deviated":
            return replace(state, deviations=(*state.deviations, data))
        case "debrief_opened":
            return replace(state, phase="debriefed")
    return state


def _taken(script: Script, state: State, data: Mapping[str, Any]) -> State:
    deals, today, plan = script.scenario.deals, script.scenario.as_of.toordinal(), script.plan
    if data["source"] == "own":
        deals, today = tuple(Deal.model_validate(deal, strict=False) for deal in data["deals"]), data["today"]
        plan = plan.knowing(data["knows"])
    trails = tuple(trail(plan, deal, today) for deal in deals)
    notes, knows = tuple(data.get("notes", ())), tuple(data.get("knows", ()))
    return replace(state, phase="working", source=data["source"], trails=trails, notes=notes, knows=knows)


def _brought(script: Script, state: State, data: Mapping[str, Any]) -> State:
    """The same talk brought again replaces itself."""
    deals = [Deal.model_validate(deal, strict=False) for deal in data["deals"]]
    new = {deal.id: trail(script.plan, deal, data["today"]) for deal in deals}
    kept = tuple(one for one in state.talks if one.deal.id not in new)
    return replace(state, talks=(*kept, *new.values()))


TO_LOOK_AT = 9
"""So many deals are looked through one by one; all others count in the table."""


def to_look_at(state: State) -> tuple[Trail, ...]:
    """The deals that a learner looks through: those with most on their trail, in their own order."""
    busiest = sorted(state.trails, key=lambda one: -len(one.deal.trail))[:TO_LOOK_AT]
    chosen = {one.deal.id for one in busiest}
    return tuple(one for one in state.trails if one.deal.id in chosen)
