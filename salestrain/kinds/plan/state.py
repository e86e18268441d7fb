"""Snapshot of a plan attempt, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from ...core.events import Event
from .items import PARTS, made, part_of, plain, put, with_item
from .model import Action, Dropped, Measured, Objective, Plan, Shifted

Phase = Literal["building", "executing", "closed", "debriefed"]


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a plan attempt: the plan as it is, and what was said about it.

    `turn` counts the moves, so the plan after move n is the plan of the state after it. `readings` holds the readings
    of the objectives, by id; `notes` the reasons for overriding, by (rule, place); `answers` the learner's answers to
    the compiler, by the same key; `numbers` the highest number used so far, by letter, so that no id is used twice.
    """

    phase: Phase = "building"
    turn: int = 0
    plan: Plan = field(default_factory=Plan)
    readings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    compiled_at: int | None = None
    touched: Mapping[str, date] = field(default_factory=dict)
    """Last day on which something was done for an objective, or its metric was measured."""


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events, starting from `state` or from an empty one."""
    state = state or State()
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """Return the state after one more event."""
    change = _CHANGES.get(event.kind)
    state = change(state, event.data) if change else state
    return state if state.turn == event.turn else replace(state, turn=event.turn)


Data = Mapping[str, Any]


def _started(state: State, data: Data) -> State:
    return replace(state, plan=made(Plan, data["plan"]))


def _set(state: State, data: Data) -> State:
    return replace(state, plan=made(Plan, {**plain(state.plan), **data["fields"]}))


def _added(state: State, data: Data) -> State:
    item = made(PARTS[data["part"]], data["item"])
    letter, _, number = item.id.partition(".")
    numbers = {**state.numbers, letter: int(number)} if number.isdecimal() else state.numbers
    state = replace(state, plan=with_item(state.plan, data["part"], item), numbers=numbers)
    return _with_reading(state, item.id, data.get("reading"))


def _with_reading(state: State, name: str, reading: Any) -> State:
    return replace(state, readings={**state.readings, name: reading}) if reading else state


def _imported(state: State, data: Data) -> State:
    items = tuple(made(Action, item) for item in data["items"])
    numbers = {**state.numbers, "a": data["last"]}
    plan = state.plan.model_copy(update={"actions": (*state.plan.actions, *items)})
    return replace(state, plan=plan, numbers=numbers)


def _brought(state: State, data: Data) -> State:
    return replace(
        state,
        plan=made(Plan, data["plan"]),
        readings=dict(data["readings"]),
        notes={},
        answers={},
        numbers=dict(data["numbers"]),
    )


def _revised(state: State, data: Data) -> State:
    return _with_reading(_with_fields(state, data["id"], data["fields"]), data["id"], data.get("reading"))


def _with_fields(state: State, name: str, fields: Data) -> State:
    item = piece(state.plan, name)
    new = made(type(item), {**plain(item), **fields})
    return replace(state, plan=put(state.plan, new))


def piece(plan: Plan, name: str) -> Any:
    """Return the item of the plan with this id, or None."""
    return next((item for item in plan.items() if item.id == name), None)


def _removed(state: State, data: Data) -> State:
    item = piece(state.plan, data["id"])
    part = part_of(item)
    kept = tuple(other for other in getattr(state.plan, part) if other is not item)
    return replace(state, plan=state.plan.model_copy(update={part: kept}))


def _noted(state: State, data: Data) -> State:
    return replace(state, notes={**state.notes, (data["rule"], data["place"]): data["note"]})


def _answered(state: State, data: Data) -> State:
    return replace(state, answers={**state.answers, (data["rule"], data["place"]): data["text"]})


def _ticked(state: State, data: Data) -> State:
    action: Action = piece(state.plan, data["action"])
    day = date.fromisoformat(data["date"])
    done = tuple(sorted({*action.done, day})) if data["done"] else tuple(other for other in action.done if other != day)
    state = replace(state, plan=put(state.plan, action.model_copy(update={"done": done})))
    return _touched(state, action.parent, day) if data["done"] else state


def _touched(state: State, name: str | None, day: date) -> State:
    touched = dict(state.touched)
    objectives = {objective.id: objective for objective in state.plan.objectives}
    visited: set[str] = set()
    while name in objectives and name not in visited:
        visited.add(name)
        touched[name] = max(day, touched.get(name, day))
        name = objectives[name].parent
    return replace(state, touched=touched)


def _moved(state: State, data: Data) -> State:
    action: Action = piece(state.plan, data["action"])
    was, to = date.fromisoformat(data["was"]), date.fromisoformat(data["to"])
    shifts = tuple(shift for shift in action.moved if shift.was != was)
    shifts = shifts if was == to else (*shifts, Shifted(was=was, to=to))
    return replace(state, plan=put(state.plan, action.model_copy(update={"moved": shifts})))


def _dropped(state: State, data: Data) -> State:
    action: Action = piece(state.plan, data["action"])
    day = date.fromisoformat(data["date"]) if data.get("date") else None
    drops = (*(drop for drop in action.dropped if drop.date != day), Dropped(date=day, reason=data["reason"]))
    return replace(state, plan=put(state.plan, action.model_copy(update={"dropped": drops})))


def _measured(state: State, data: Data) -> State:
    objective: Objective = piece(state.plan, data["objective"])
    day = date.fromisoformat(data["date"])
    values = [
        *(measured for measured in objective.measured if measured.date != day),
        Measured(date=day, value=data["value"]),
    ]
    new = objective.model_copy(update={"measured": tuple(sorted(values, key=lambda measured: measured.date))})
    return _touched(replace(state, plan=put(state.plan, new)), objective.id, day)


_CHANGES: dict[str, Callable[[State, Data], State]] = {
    "attempt_started": _started,
    "plan_set": _set,
    "added": _added,
    "tasks_imported": _imported,
    "plan_brought": _brought,
    "revised": _revised,
    "removed": _removed,
    "overridden": _noted,
    "answered": _answered,
    "compiled": lambda state, data: replace(state, compiled_at=data["at"]),
    "period_started": lambda state, data: replace(state, phase="executing"),
    "ticked": _ticked,
    "moved": _moved,
    "dropped": _dropped,
    "measured": _measured,
    "period_closed": lambda state, data: replace(state, phase="closed"),
    "debrief_opened": lambda state, data: replace(state, phase="debriefed"),
}
