"""Snapshot of a process attempt, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...core.events import Event
from .content import Deal, Process
from .map import Map
from .trail import Trail, trail, visits_of

Phase = Literal["choosing", "working", "debriefed"]
Source = Literal["", "samples", "own"]


@dataclass(frozen=True, slots=True)
class Script:
    """Process prepared for one attempt; nothing in it is random."""

    scenario: Process
    plan: Map


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a process attempt: what the learner has done so far."""

    phase: Phase = "choosing"
    turn: int = 0
    source: Source = ""
    trails: tuple[Trail, ...] = ()
    talks: tuple[Trail, ...] = ()
    """The learner's own role-plays, oldest first; shown beside the deals and counted separately."""
    notes: tuple[str, ...] = ()
    today: int = 0
    """The day, as an ordinal, on which the deals on the table are looked at."""
    knows: tuple[str, ...] = ()
    """Stages, outcomes and commitments that the learner's own deals have data on."""
    plan: Map | None = None
    """The process as far as the deals on the table can be held against it; None before there are any."""
    looked: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """For each deal, the stages marked as skipped, as left too early and as stalled."""
    beliefs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """For each stage, the belief about skipping it."""
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """For each commitment, the verdict: trust, fix, drop or too_little."""
    created: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """For each blocked commitment, the moves written for it with their readings."""
    led: tuple[Mapping[str, Any], ...] = ()
    deviations: tuple[Mapping[str, Any], ...] = ()


def plan_of(script: Script, state: State) -> Map:
    """Return the process, restricted to what the deals on the table have data on."""
    return state.plan or script.plan


def fold(script: Script, events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events.

    Args:
        script: content of the attempt.
        events: events to apply.
        state: state to start from; an empty one by default.
    """
    state = state or State()
    for event in events:
        state = apply(script, state, event)
    return state


def apply(script: Script, state: State, event: Event) -> State:
    """Return the state after one more event."""
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
        plan = plan.knowing(data["knows"], data["entries"])
        visits = [visit for deal in deals for visit in visits_of(plan, deal)]
        plan = plan.with_own_days((one.stage, one.left - one.entered) for one in visits if one.left is not None)
    trails = tuple(trail(plan, deal, today) for deal in deals)
    notes, knows = tuple(data.get("notes", ())), tuple(data.get("knows", ()))
    table = replace(state, source=data["source"], trails=trails, notes=notes, knows=knows, plan=plan, today=today)
    return replace(table, phase="working")


def _brought(script: Script, state: State, data: Mapping[str, Any]) -> State:
    """Add role-plays; one that is brought in again replaces itself."""
    deals = [Deal.model_validate(deal, strict=False) for deal in data["deals"]]
    new = {deal.id: trail(script.plan, deal, data["today"]) for deal in deals}
    kept = tuple(talk for talk in state.talks if talk.deal.id not in new)
    return replace(state, talks=(*kept, *new.values()))


_ENDS = ("won", "lost", "open")
TO_LOOK_AT = 9
"""Number of deals to look through one by one; all others count only in the table."""


def to_look_at(state: State) -> tuple[Trail, ...]:
    """Return the deals to look through, in their own order: won, lost and open ones, of each the farthest ones.

    The longest trails would leave out just the deals that skipped something. A deal of which the file tells a stage and
    an end only is not among them: there is nothing on it that could be seen.
    """
    tellable = [trail for trail in state.trails if _tells(state, trail)]
    turns: list[tuple[int, int, Trail]] = []
    for result in _ENDS:
        group = sorted((one for one in tellable if one.deal.result == result), key=lambda one: -one.reached)
        turns += [(turn, -one.reached, one) for turn, one in enumerate(group)]
    # One of each end at a time, so that a file with many won deals does not hide the lost ones.
    turns.sort(key=lambda entry: entry[:2])
    chosen = {one.deal.id for _, _, one in turns[:TO_LOOK_AT]}
    return tuple(one for one in tellable if one.deal.id in chosen)


def _tells(state: State, trail: Trail) -> bool:
    """Return whether anything on a deal could be held against the process."""
    if not (trail.deal.trail or trail.deal.undated):
        return False
    return bool(trail.visits) or state.plan is None or bool(state.plan.requirements)
