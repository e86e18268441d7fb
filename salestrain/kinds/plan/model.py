"""A plan as data: goals, objectives and actions, each under a parent.

Plans are built top-down and executed bottom-up. A plan may contain mistakes that the `compiler` asks about (an action
that serves nothing, an objective without a date); this module refuses only what nobody could calculate with. Weights
are percent of the goal, rates percent of the level before, times minutes, dates ISO (2027-03-31).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ...core.exercise import Line, Model, Name

Day = datetime.date
Element = Literal["relationship", "revenue", "customer_success"]
Party = Literal["customers", "partners", "team_mates", "management", "employer", "self"]
ELEMENTS: dict[str, str] = {
    "relationship": "Relationships",
    "revenue": "Revenue",
    "customer_success": "Customer success",
}
"""The three elements for which every plan has a goal."""
PARTIES: dict[str, dict[str, str]] = {
    "relationship": {
        "customers": "customers",
        "partners": "partners",
        "team_mates": "team mates",
        "management": "management",
    },
    "revenue": {"employer": "the employer", "self": "myself"},
    "customer_success": {},
}
"""Groups of people a goal can be about, by element."""
MOST = 20_000
"""Maximum number of goals, of objectives and of actions in one plan."""
LONGEST_PERIOD = 3_660
"""Maximum length of a period, in days."""
Text = Annotated[str, Field(max_length=600)]
Percent = Annotated[float, Field(gt=0, le=100)]


def _finite(number: float) -> float:
    if not math.isfinite(number) or abs(number) > 1e12:
        raise PydanticCustomError("not_a_value", "This number cannot be used")
    return number if abs(number) > 1e-12 else 0.0  # So small a number counts as zero: it cannot be divided by.


Number = Annotated[float, AfterValidator(_finite)]


class Period(Model):
    """Time span of a plan, both days included."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> Period:
        days = (self.end - self.start).days
        if days < 0:
            raise PydanticCustomError("period", "The last day lies before the first")
        if days < 6:
            raise PydanticCustomError("period", "The period is shorter than a week; make it a week or longer")
        if days > LONGEST_PERIOD:
            raise PydanticCustomError("period", "The period is longer than ten years; plan one that you can see")
        return self


Clock = Annotated[str, Field(pattern=r"^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$")]
"""Time of day such as 09:30; empty if none is set."""


class Capacity(Model):
    """Time available: when a working day starts, its hours, the share of them that can be planned, and days off."""

    day_starts: Clock = "09:00"
    hours_a_day: Annotated[float, Field(ge=0, le=24)] = 8.0
    usable_percent: Annotated[int, Field(ge=0, le=100)] = 60
    holidays: tuple[Day, ...] = ()


class FunnelStep(Model):
    """Level of the funnel and its conversion to the next: `percent`, or `k` out of `n` from own history.

    `minutes` is the time that one of this level takes; None if nobody has said.
    """

    level: Line
    minutes: Annotated[int, Field(ge=0, le=10_000)] | None = None
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
    """Funnel from the first level down to the `outcome` that a target counts, and the calendar days a pass takes."""

    outcome: Line
    steps: Annotated[tuple[FunnelStep, ...], Field(min_length=1, max_length=8)]
    cycle_days: Annotated[int, Field(ge=0, le=LONGEST_PERIOD)] = 0
    minutes: Annotated[int, Field(ge=0, le=10_000)] = 30
    """Minutes that one try at the first level takes, unless the level says so itself."""

    def minutes_of(self, level: int) -> int | None:
        """Return the minutes that one at this level takes (0 is the first); None if nobody has said."""
        own = self.steps[level].minutes
        return (self.minutes if own is None and level == 0 else own) or None  # Nothing takes no time.


class Goal(Model):
    """Purpose of the period: one of three elements, and whom it is about."""

    id: Name
    element: Element
    party: Party | None = None
    text: Line


class Measured(Model):
    """Value of an objective's metric on a day."""

    date: Day
    value: Number


class Objective(Model):
    """How a goal is reached, as a sentence and its parts; `parent` is a goal, or an objective that this is part of.

    `history` holds the results of earlier periods of the same length; `scale` five values from much less to much more
    than expected; `measured` the values of the metric since.
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
    """Occurrence that was moved to another day."""

    was: Day
    to: Day


class Dropped(Model):
    """Occurrence that will not take place, with the reason; without a date, the whole action."""

    date: Day | None = None
    reason: Line


class Action(Model):
    """Something to do, once (`date`) or repeatedly (`repeats`, such as "weekly on Mon").

    `at` is the time of day at which it starts. `cue` is an if-then plan: "If it is Monday at nine, then I call". `lead`
    is the lead measure, such as a level of the funnel; `yields` is how many of it each occurrence brings.
    """

    id: Name
    parent: Name | None = None
    verb: Line
    object: Text = ""
    date: Day | None = None
    repeats: Text = ""
    at: Clock = ""
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
    """Complete plan; goals, objectives and actions are lists whose items name their parents."""

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
        """Return all goals, objectives and actions, from the top down."""
        return (*self.goals, *self.objectives, *self.actions)
