"""Calendar of a plan: when an action is due and how many hours it takes, with repetitions, moved and dropped days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from ...calendars.clock_times import time_in
from ...calendars.recurrences import moved_days, occurrences
from ...calendars.recurring_words import NotARecurrence, read_recurrence
from ...calendars.working_days import capacity_hours, hours_needed
from .model import Action, Day, Objective, Period, Plan

DUE, DONE, DROPPED = "due", "done", "dropped"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an action is due: the day it is on now, the day it was planned for, and its state."""

    action: str
    date: Day
    planned: Day
    state: str
    reason: str = ""


def planned_days(plan: Plan, action: Action, objective: Objective | None = None) -> tuple[date, ...]:
    """Return the days an action was planned for, before anything was moved; none without a date.

    A repeated action runs over the period, or over its own or its objective's part of it.
    """
    if not action.repeats:
        return (action.date,) if action.date else ()
    if plan.period is None:
        return ()
    first, last = bounds(plan.period, action, objective)
    return _repeated(action.repeats, first, last, plan.capacity.holidays)


def bounds(period: Period, action: Action, objective: Objective | None = None) -> tuple[date, date]:
    """Return the first and the last day of a repeated action."""
    first = action.start or (objective.start if objective else None) or period.start
    last = action.until or (objective.due if objective else None) or period.end
    return max(first, period.start), min(last, period.end)


@lru_cache(maxsize=4096)
def _repeated(words: str, first: date, last: date, holidays: tuple[date, ...]) -> tuple[date, ...]:
    try:
        return occurrences(read_recurrence(words), first, last, frozenset(holidays))
    except NotARecurrence:
        return ()


def days_off_moved(plan: Plan, action: Action, objective: Objective | None = None) -> tuple[tuple[date, date], ...]:
    """Return the days of a repeated action that fell on a day off, each with the day on which it is done instead.

    Args:
        plan: plan with the period and the holidays.
        action: action to look up.
        objective: its objective, whose dates limit a repetition.
    """
    if plan.period is None or not is_recurrence(action.repeats):
        return ()
    first, last = bounds(plan.period, action, objective)
    return moved_days(read_recurrence(action.repeats), first, last, frozenset(plan.capacity.holidays))


def is_recurrence(words: str) -> bool:
    """Return whether these words describe a repetition that can be read."""
    return not unreadable_repetition(words)


def stated_start(action: Action) -> time | None:
    """Return the time of day at which an action says that it starts, or None."""
    if action.at:
        return time.fromisoformat(action.at)
    return time_in(action.repeats) or time_in(action.cue)


def comes_weekly(words: str) -> bool:
    """Return whether these words mean every week, or every day."""
    try:
        recurrence = read_recurrence(words)
    except NotARecurrence:
        return False
    return recurrence.unit == "day" or (recurrence.unit == "week" and recurrence.step == 1)


def unreadable_repetition(words: str) -> str:
    """Return what is wrong with the words of a repetition and what could stand there; empty if nothing is."""
    try:
        read_recurrence(words)
    except NotARecurrence as fault:
        return str(fault)
    return ""


def occurrences_of(plan: Plan, action: Action, objective: Objective | None = None) -> tuple[Occurrence, ...]:
    """Return every occurrence of the action, in the order of their present days; moving never loses one.

    Args:
        plan: plan with the period and the holidays.
        action: action to look up.
        objective: its objective, whose dates limit a repetition.
    """
    moved = {shift.was: shift.to for shift in action.moved}
    dropped = {drop.date: drop.reason for drop in action.dropped}
    occurrences = []
    for day in planned_days(plan, action, objective):
        to = moved.get(day, day)
        reason = dropped.get(None) or dropped.get(day) or ""
        state = DONE if day in action.done else DROPPED if reason else DUE
        occurrences.append(Occurrence(action.id, to, day, state, reason))
    return tuple(sorted(occurrences, key=lambda occurrence: (occurrence.date, occurrence.planned)))


def open_days(plan: Plan) -> list[date]:
    """Return the days on which actions are due that are not done yet, the first one first."""
    objectives = {objective.id: objective for objective in plan.objectives}
    days = {
        occurrence.date
        for action in plan.actions
        for occurrence in occurrences_of(plan, action, objectives.get(action.parent or ""))
        if occurrence.state == DUE
    }
    return sorted(days)


def times(plan: Plan, action: Action, objective: Objective | None = None) -> int:
    """Return how often the action is due; dropped occurrences do not count, an action without a date counts once."""
    if any(drop.date is None for drop in action.dropped) and not action.done:
        return 0
    if not action.dropped:
        return len(planned_days(plan, action, objective)) or (0 if action.repeats else 1)
    return sum(occurrence.state != DROPPED for occurrence in occurrences_of(plan, action, objective))


def hours(plan: Plan, action: Action, objective: Objective | None = None) -> float:
    """Return the hours the action takes in the whole period; zero if it has no minutes."""
    return hours_needed(action.minutes or 0, times(plan, action, objective))


def capacity(plan: Plan) -> float | None:
    """Return the hours of the period that can be planned; None without a period."""
    if plan.period is None:
        return None
    return room_between(plan, plan.period.start, plan.period.end)


def room_between(plan: Plan, first: date, last: date) -> float:
    """Return the hours that can be planned from the first to the last day; none if the last day comes first."""
    room = plan.capacity
    return _capacity(first, last, room.hours_a_day, room.usable_percent, room.holidays)


@lru_cache(maxsize=1024)
def _capacity(first: date, last: date, hours_a_day: float, usable: int, holidays: tuple[date, ...]) -> float:
    return capacity_hours(first, last, hours_a_day, usable / 100, frozenset(holidays))
