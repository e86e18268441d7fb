"""Snapshot of a review, computed by folding its events; nothing else changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...core.events import Event
from ...statistics.luck import Sort
from .content import Review

Phase = Literal["reviewing", "debriefed"]
QUESTIONS: Mapping[str, str] = {
    "worked": "What worked?",
    "did_not": "What did not work?",
    "try": "What will you try next?",
}
"""The three questions of every month, the same after a record and after a bad one."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the learner's own. `months` and `of` are what it was before the first month that was reviewed."""

    id: str
    name: str
    sort: Sort
    counts: str
    source: str
    mine: str
    seen: str
    months: tuple[float, ...]
    of: tuple[int, ...]
    qualities: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Month:
    """A month under review: its values by number, what was said of them before they were weighed, and the answers."""

    name: str
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    explained: tuple[Mapping[str, Any], ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Experiment:
    """An experiment, written down before it began; `result` is None until its window is over and it was concluded."""

    id: str
    data: Mapping[str, Any]
    begun: int
    result: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A review prepared for one attempt; nothing in it is random."""

    scenario: Review


@dataclass(frozen=True, slots=True)
class State:
    """Snapshot of a review: what the learner has done so far."""

    phase: Phase = "reviewing"
    turn: int = 0
    cases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    own: tuple[Mapping[str, Any], ...] = ()
    """Months of the learner's own that were judged by themselves, oldest first."""
    numbers: Mapping[str, Number] = field(default_factory=dict)
    months: tuple[Month, ...] = ()
    experiments: Mapping[str, Experiment] = field(default_factory=dict)

    @property
    def month(self) -> Month | None:
        """The month under review; None between two."""
        return self.months[-1] if self.months and not self.months[-1].is_closed else None

    def history(self, number: str) -> tuple[tuple[float, ...], tuple[int, ...]]:
        """Return all months of a number before the one under review, oldest first, and what shares are out of."""
        card = self.numbers[number]
        past = self.months[:-1] if self.month else self.months
        known = [month.values[number] for month in past if number in month.values]
        return (
            (*card.months, *(value["value"] for value in known)),
            (*card.of, *(value["of"] for value in known)) if card.sort == "share" else (),
        )


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events.

    Args:
        events: events to apply.
        state: state to start from; an empty one by default.
    """
    state = state or State()
    for event in events:
        state = _applied(state, event)
    return state


def _applied(state: State, event: Event) -> State:
    state, data = replace(state, turn=max(state.turn, event.turn)), event.data
    match event.kind:
        case "case_judged":
            return replace(state, cases={**state.cases, data["case"]: data})
        case "own_judged":
            return replace(state, own=(*state.own, data))
        case "number_kept":
            return replace(state, numbers={**state.numbers, data["id"]: _number(data)})
        case "month_begun":
            return replace(state, months=(*state.months, Month(data["month"])))
        case "weighed":
            return _with_month(state, values={**_month(state).values, data["number"]: data})
        case "answered":
            return _with_month(state, answers={**_month(state).answers, data["question"]: data})
        case "explained":
            return _with_month(state, explained=(*_month(state).explained, data))
        case "experiment_begun":
            begun = Experiment(data["id"], data, len(state.months))
            return replace(state, experiments={**state.experiments, data["id"]: begun})
        case "experiment_concluded":
            done = replace(state.experiments[data["experiment"]], result=data)
            return replace(state, experiments={**state.experiments, data["experiment"]: done})
        case "month_closed":
            return _with_month(state, is_closed=True)
        case "debrief_opened":
            return replace(state, phase="debriefed")
    return state


def _month(state: State) -> Month:
    return state.months[-1]


def _with_month(state: State, **changes: Any) -> State:
    return replace(state, months=(*state.months[:-1], replace(_month(state), **changes)))


def _number(data: Mapping[str, Any]) -> Number:
    return Number(
        data["id"],
        data["name"],
        data["sort"],
        data["counts"],
        data["source"],
        data["mine"],
        data["seen"],
        tuple(data["months"]),
        tuple(data["of"]),
        data["qualities"],
    )
