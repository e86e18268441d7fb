"""Whether the work of a funnel fits the calendar: each level in the days in which it still makes sense.

A first talk after the last useful day helps nobody, so the hours of the whole period say nothing. Each level has a
window: from the day its first tries can get there to the day on which it can still close by the deadline. Work can be
spread freely inside its window, so all of it fits exactly if, for every stretch from the start of one window to the end
of another, the work that has to be done inside the stretch is no more than the hours it has (Hall's condition).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ...calendars.working_days import working_days
from .adding_up import AddsUp, brings, due_days, last_start, rates_from
from .calendar import hours, room_between
from .model import Funnel, Plan
from .tree import Tree


@dataclass(frozen=True, slots=True)
class Work:
    """The work of one level: how many, minutes each (None if nobody has said), and the days it can be done on."""

    level: str
    number: float
    minutes: int | None
    first: date
    last: date
    days: int

    @property
    def hours(self) -> float:
        """Hours that all of them take; nothing if the minutes are not known."""
        return self.number * (self.minutes or 0) / 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last` with the hours that must be done in them and those that can be planned.

    `taken` hours of the calendar are for other actions of the plan; `room` is what they leave.
    """

    levels: tuple[str, ...]
    first: date
    last: date
    days: int
    needed: float
    taken: float
    room: float

    @property
    def fits(self) -> bool:
        """Whether the hours are there."""
        return self.needed <= self.room + 1e-9


@dataclass(frozen=True, slots=True)
class Fit:
    """All levels with their windows, and the stretch that has least to spare."""

    works: tuple[Work, ...]
    tightest: Stretch

    @property
    def fits(self) -> bool:
        """Whether everything can be done in time."""
        return self.tightest.fits

    @property
    def unknown(self) -> tuple[str, ...]:
        """Levels for which nobody has said how long one takes."""
        return tuple(work.level for work in self.works if work.minutes is None)


def fitting(plan: Plan, funnel: Funnel, number: int, end: date) -> Fit | None:
    """Return whether so many tries at the first level, and what they lead to, fit the calendar; None without a period.

    Args:
        plan: plan with the period, the calendar and its other actions.
        funnel: funnel with the minutes of each level.
        number: tries at the first level.
        end: day by which the outcome counts.
    """
    if plan.period is None:
        return None
    works = _works(plan, funnel, number, end)
    taken = _other_minutes(plan, funnel)
    stretches = []
    for at, opening in enumerate(works):
        for closing in works[at:]:
            inside = [work for work in works if work.first >= opening.first and work.last <= closing.last]
            stretches.append(_stretch(plan, inside, opening.first, closing.last, taken))
    return Fit(works, max(stretches, key=_tightness))


@dataclass(frozen=True, slots=True)
class FollowOn:
    """What tries that the actions bring lead to: how many of a later level, and hours for them that no action plans."""

    level: str
    number: float
    hours: float


def follow_on(plan: Plan, tree: Tree, forecast: AddsUp) -> tuple[FollowOn, ...]:
    """Return the later levels that tries in time lead to, with the hours that the plan has not set aside for them.

    Args:
        plan: plan with the funnel.
        tree: the same plan by its parents.
        forecast: what the actions of one objective bring.
    """
    funnel = plan.funnel
    assert funnel is not None, "a forecast comes from a funnel"
    levels = [step.level for step in funnel.steps]
    at = levels.index(forecast.level)
    flow, result = float(forecast.in_time), []
    for level in range(at + 1, len(levels)):
        flow *= rates_from(funnel, level - 1)[0].mean
        hours = flow * (funnel.minutes_of(level) or 0) / 60 - _set_aside(plan, tree, forecast.objective, levels[level])
        result.append(FollowOn(levels[level], flow, max(0.0, hours)))
    return tuple(result)


def _set_aside(plan: Plan, tree: Tree, objective: str, level: str) -> float:
    """Return the hours of the actions under an objective that feed a level."""
    assert plan.funnel is not None, "hours are set aside for a level of a funnel"
    funnel = plan.funnel
    actions = [
        action for action in tree.all_actions_under(objective) if (brings(funnel, action) or ("", 0))[0] == level
    ]
    return sum(hours(plan, action, tree.objectives.get(action.parent or "")) for action in actions)


def _tightness(stretch: Stretch) -> float:
    """Return the share of its hours that a stretch asks for; above one it does not fit."""
    if not stretch.needed:
        return 0.0
    return stretch.needed / stretch.room if stretch.room > 0 else float("inf")


def _works(plan: Plan, funnel: Funnel, number: int, end: date) -> tuple[Work, ...]:
    assert plan.period is not None
    works, flow = [], float(number)
    steps = len(funnel.steps)
    for level, step in enumerate(funnel.steps):
        first = plan.period.start + timedelta(days=round(funnel.cycle_days * level / steps))
        last = last_start(funnel, level, end)
        days = len(working_days(first, last, plan.capacity.holidays))
        works.append(Work(step.level, flow, funnel.minutes_of(level), first, last, days))
        flow *= rates_from(funnel, level)[0].mean
    return tuple(works)


def _other_minutes(plan: Plan, funnel: Funnel) -> Mapping[date, int]:
    """Return the minutes a day of the actions that do not feed the funnel; those that do are the funnel's own work."""
    tree = Tree(plan)
    minutes: dict[date, int] = {}
    for action in plan.actions:
        if action.minutes and not brings(funnel, action):
            for day in due_days(plan, action, tree.objectives.get(action.parent or "")):
                minutes[day] = minutes.get(day, 0) + action.minutes
    return minutes


def _stretch(plan: Plan, works: list[Work], first: date, last: date, minutes: Mapping[date, int]) -> Stretch:
    taken = sum(each for day, each in minutes.items() if first <= day <= last) / 60
    room = max(0.0, room_between(plan, first, last) - taken)
    needed = sum(work.hours for work in works)
    days = len(working_days(first, last, plan.capacity.holidays))
    return Stretch(tuple(work.level for work in works), first, last, days, needed, taken, room)
