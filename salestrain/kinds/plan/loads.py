"""How full the calendar is: hours that are planned on each day, and hours that there are, over any stretch of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from ...calendars.working_days import weeks
from .adding_up import deadline, due_days
from .calendar import room_between
from .model import Objective, Plan
from .tree import Tree


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Hours that a week requires, and hours that it has."""

    monday: date
    hours: float
    room: float


class Loads:
    """Hours of a plan day by day, summed up once so that any stretch of days is answered at once."""

    def __init__(self, plan: Plan, tree: Tree) -> None:
        self.plan = plan
        minutes: Counter[date] = Counter()
        undated = 0
        for action in plan.actions:
            if not action.minutes:
                continue
            days = due_days(plan, action, tree.objectives.get(action.parent or ""))
            for day in days:
                minutes[day] += action.minutes
            undated += 0 if days or action.repeats or action.dropped else action.minutes
        self.undated = undated / 60
        self._days = sorted(minutes)
        self._sums = [0, *accumulate(minutes[day] for day in self._days)]

    def planned(self, first: date, last: date) -> float:
        """Return the hours that are planned from the first to the last day."""
        begin, end = bisect_left(self._days, first), bisect_right(self._days, last)
        return (self._sums[end] - self._sums[begin]) / 60 if begin < end else 0.0

    def around(self, objective: Objective) -> tuple[float, float] | None:
        """Return the hours planned for everything while an objective runs, and the hours there are.

        It is None without a period. Actions without a day might fall into it, so they count.
        """
        period, last = self.plan.period, deadline(self.plan, objective)
        if period is None or last is None:
            return None
        first = max(objective.start or period.start, period.start)
        return self.planned(first, last) + self.undated, room_between(self.plan, first, last)

    def by_week(self) -> tuple[WeekLoad, ...]:
        """Return every week of the period with what is planned in it; empty without a period."""
        period = self.plan.period
        if period is None:
            return ()
        return tuple(
            WeekLoad(week.monday, self.planned(week.first, week.last), room_between(self.plan, week.first, week.last))
            for week in weeks(period.start, period.end)
        )


def overfull(loads: Sequence[WeekLoad]) -> tuple[WeekLoad, ...]:
    """Return the weeks that hold more than fits."""
    return tuple(week for week in loads if week.hours > week.room + 1e-9)
