"""A plan as data, and the exercise of building one: goals, objectives and actions, each hanging under the one above.

Built top-down, executed bottom-up. A plan may hold mistakes that `practice.plan.compiling` asks about (an action that
serves nothing, an objective without a date); what this module refuses is only what nobody could calculate with.
Weights are percent of the goal, rates percent of the level before, times minutes, dates ISO (2027-03-31).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .exercise import Exercise, Line, Model, Name
from .findings import Findings
from .problems import Place, did_you_mean
from .rules import check_levels
from .scenario import Cap, Criterion

Day = datetime.date
Element = Literal["relationship", "revenue", "customer_success"]
Party = Literal["customers", "partners", "team_mates", "management", "employer", "self"]
ELEMENTS: dict[str, str] = {
    "relationship": "Relationship management",
    "revenue": "Roadmap to revenue",
    "customer_success": "Customer success",
}
"""The three things that every plan has a goal for."""
PARTIES: dict[str, dict[str, str]] = {
    "relationship": {
        "customers": "customers", "partners": "partners", "team_mates": "team mates", "management": "management",
    },
    "revenue": {"employer": "the employer", "self": "myself"},
    "customer_success": {},
}  # fmt: skip
"""Whom a goal is about, by element."""
MOST = 20_000
"""Goals, objectives or actions in one plan."""
LONGEST_PERIOD = 3_660
"""Days."""
Text = Annotated[str, Field(max_length=600)]
Percent = Annotated[float, Field(gt=0, le=100)]


def _finite(number: float) -> float:
    if not math.isfinite(number) or abs(number) > 1e12:
        raise PydanticCustomError("not_a_value", "This is no number that can be measured")
    return number if abs(number) > 1e-12 else 0.0  # so little is nothing, and cannot be divided by


Number = Annotated[float, AfterValidator(_finite)]


class Period(Model):
    """The time that a plan is for; both days belong to it."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> Period:
        days = (self.end - self.start).days
        if days < 6:
            raise PydanticCustomError("period", "The period ends before a week is over; let it last a week or more")
        if days > LONGEST_PERIOD:
            raise PydanticCustomError("period", "The period is longer than ten years; plan one that you can see")
        return self


class Capacity(Model):
    """What the calendar has room for: hours of a working day, the share of them that can be planned, days off."""

    hours_a_day: Annotated[float, Field(ge=0, le=24)] = 8.0
    usable_percent: Annotated[int, Field(ge=0, le=100)] = 60
    holidays: tuple[Day, ...] = ()


class FunnelStep(Model):
    """One level of the funnel and the rate with which it reaches the next: `percent`, or `k` of `n` of own history."""

    level: Line
    percent: Percent | None = None
    k: Annotated[int, Field(ge=0)] | None = None
    n: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

    @model_validator(mode="after")
    def _has_one_rate(self) -> FunnelStep:
        own = self.k is not None and self.n is not None
        if own == (self.percent is not None):
            raise PydanticCustomError("rate", "A level has one rate: 'percent', or 'k' out of 'n'")
        if self.k is not None and self.n is not None and self.k > self.n:
            raise PydanticCustomError("rate", "There cannot be more successes 'k' than tries 'n'")
        return self


class Funnel(Model):
    """From the first level down to the `outcome` that a target counts, and the calendar days that takes."""

    outcome: Line
    steps: Annotated[tuple[FunnelStep, ...], Field(min_length=1, max_length=8)]
    cycle_days: Annotated[int, Field(ge=0, le=LONGEST_PERIOD)] = 0
    minutes: Annotated[int, Field(ge=0, le=10_000)] = 30
    """What one try at the first level takes."""


class Goal(Model):
    """What the period is for: one of three elements, and whom it is about."""

    id: Name
    element: Element
    party: Party | None = None
    text: Line


class Measured(Model):
    """The value of an objective's metric on a day."""

    date: Day
    value: Number


class Objective(Model):
    """How a goal is reached, in one sentence and its parts; `parent` is a goal, or an objective that this is a part of.

    `history` holds what was reached in earlier periods of the same length; `scale` five values from much less to much
    more than expected; `measured` what the metric was since.
    """

    id: Name
    parent: Name | None = None
    text: Line
    verb: Text = ""
    object: Text = ""
    whom: Text = ""
    metric: Text = ""
    unit: Text = ""
    baseline: Number | None = None
    target: Number | None = None
    source: Text = ""
    start: Day | None = None
    due: Day | None = None
    weight: Annotated[int, Field(ge=0, le=100)] | None = None
    owner: Text = ""
    check_ins: tuple[Day, ...] = ()
    capability_step: Text = ""
    dependency: Text = ""
    history: tuple[Number, ...] = ()
    scale: Annotated[tuple[Number, ...], Field(min_length=5, max_length=5)] | None = None
    measured: tuple[Measured, ...] = ()


class Shifted(Model):
    """An occurrence that was moved to another day."""

    was: Day
    to: Day


class Dropped(Model):
    """What will not be done, and why; without a date the whole action."""

    date: Day | None = None
    reason: Line


class Action(Model):
    """Something to do, once (`date`) or again and again (`repeats`, such as "weekly on Mon").

    `cue` is the second half of the plan: "If it is Monday at nine, then I call".
    `lead` is the lead measure, such as a level of the funnel; `yields` how many of it each time brings.
    """

    id: Name
    parent: Name | None = None
    verb: Line
    object: Text = ""
    date: Day | None = None
    repeats: Text = ""
    start: Day | None = None
    until: Day | None = None
    minutes: Annotated[int, Field(ge=0, le=100_000)] | None = None
    cue: Text = ""
    lead: Text = ""
    yields: Annotated[int, Field(ge=0, le=100_000)] | None = None
    done: tuple[Day, ...] = ()
    moved: tuple[Shifted, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    note: Annotated[str, Field(max_length=4000)] = ""

    @property
    def text(self) -> str:
        """What is to be done, in words."""
        return f"{self.verb} {self.object}".strip()


class Plan(Model):
    """A whole plan; goals, objectives and actions in lists, each naming its parent."""

    schema_: Literal["salestrain/plan@1"] = Field(default="salestrain/plan@1", alias="schema")
    title: Text = ""
    owner: Text = ""
    period: Period | None = None
    capacity: Capacity = Capacity()
    hourly_value: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    currency: Annotated[str, Field(max_length=12)] = "EUR"
    funnel: Funnel | None = None
    goals: Annotated[tuple[Goal, ...], Field(max_length=MOST)] = ()
    objectives: Annotated[tuple[Objective, ...], Field(max_length=MOST)] = ()
    actions: Annotated[tuple[Action, ...], Field(max_length=MOST)] = ()

    def items(self) -> Sequence[Goal | Objective | Action]:
        """Everything in it, from the top down."""
        return (*self.goals, *self.objectives, *self.actions)


class PlanBriefing(Model):
    """What a learner reads before building: the person, the territory, what the plan is for."""

    learner: Line
    goal: Line
    person: Line
    territory: Line


class PlanExercise(Exercise):
    """An exercise of building a plan. `plan` is what it begins with, `tasks` a task list that somebody brings along."""

    kind: Literal["plan"]
    illustrative: Line
    briefing: PlanBriefing
    plan: Plan = Plan()
    tasks: Annotated[str, Field(max_length=200_000)] = ""
    example: Plan | None = None
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=8)]
    caps: tuple[Cap, ...] = ()
    seed_policy: Literal["fixed", "per_attempt", "per_learner"] = "fixed"


SIGNS: dict[str, str] = {
    "element": "element of the plan with a goal",
    "objective": "objective",
    "smart": "objective with 8 or more of 10 for SMART and no letter at nothing",
    "zero": "letter of SMART at nothing",
    "on_path": "action with a path to a goal",
    "orphan": "action that serves nothing",
    "error": "error that the compiler found",
    "warning": "open question of the compiler",
    "overridden": "question overridden with a note",
    "compiled": "plan that compiles",
    "fits": "plan that fits into the calendar",
    "adds_up": "target that the actions can produce",
    "cued": "action with an if-then cue",
    "review": "weekly review",
    "party": "goal that names whom it is about",
    "done": "action done",
    "dropped": "action dropped with a reason",
    "busy": "objective that was busy and did not move",
    "moved": "objective whose metric moved half of the way or more",
}
"""What this kind notices, as criteria count it (`{count: {said: smart, gte: 3}}`), and in words."""


def check_plan(findings: Findings) -> None:
    """What must hold between the parts of an exercise of kind plan."""
    for part in ("plan", "example"):
        _check_tree(findings, part)
    _check_signs(findings)
    check_levels(findings)
    seen: dict[str, Place] = {}
    for place, name in findings.select("rubric.*.id"):
        _taken(findings, seen, place, name)


def _check_tree(findings: Findings, part: str) -> None:
    seen: dict[str, Place] = {}
    parents: list[tuple[Place, Any, str]] = []
    for section in ("goals", "objectives", "actions"):
        for place, item in findings.listed(f"{part}.{section}"):
            _taken(findings, seen, (*place, "id"), item.get("id"))
            if section != "goals" and item.get("parent") is not None:
                parents.append(((*place, "parent"), item["parent"], section))
    for place, parent, _ in parents:
        if isinstance(parent, str) and parent not in seen:
            findings.add("E03", place, f"There is no goal or objective '{parent}'.", did_you_mean(parent, seen))


def _taken(findings: Findings, seen: dict[str, Place], place: Place, name: Any) -> None:
    if not isinstance(name, str):
        return
    if name in seen:
        line = findings.document.mark(seen[name])[0]
        findings.add("E02", place, f"The id '{name}' is taken; it stands on line {line}.", "Choose another.")
    seen.setdefault(name, place)


def _check_signs(findings: Findings) -> None:
    """E03: what the rubric asks for is something that a plan is looked at for."""
    for section in ("rubric", "caps"):
        for place, value in findings.select(section):
            for inner, key, name in _leaves(value, place):
                if key != "said":
                    findings.add("E04", inner, f"'{key}' is about a talk.", "Ask for {said: …}.", key=True)
                elif isinstance(name, str) and name not in SIGNS:
                    findings.add("E03", inner, f"There is no sign '{name}'.", did_you_mean(name, SIGNS))


def _leaves(data: Any, place: Place, inside: bool = False) -> list[tuple[Place, str, Any]]:
    """The leaves of every condition under `when`, as (place, key, name)."""
    if isinstance(data, list):
        return [leaf for i, part in enumerate(data) for leaf in _leaves(part, (*place, i), inside)]
    if not isinstance(data, dict):
        return []
    found: list[tuple[Place, str, Any]] = []
    for key, value in data.items():
        here = (*place, key)
        if not inside:
            found += _leaves(value, here, key == "when")
        elif key in ("all", "any", "not"):
            found += _leaves(value, here, True)
        elif key == "count" and isinstance(value, dict):
            found += [((*here, k), k, v) for k, v in value.items() if k not in ("gte", "lte", "eq", "by_turn")]
        else:
            found.append((here, key, value))
    return found
