"""Days, weeks and hours: the capacity of a calendar.

A working day is Monday to Friday unless it is a holiday. Every period includes both its first and its last day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.limits import OutOfRange, share

HOURS_A_DAY = 8.0
USABLE = 0.6
"""Share of calendar hours that can be planned; the rest goes to unplanned work."""
LONGEST = 3_660
"""Maximum length of a period in days: ten years."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Week:
    """One calendar week, cut to the period: its Monday, and its first and last day within the period."""

    monday: date
    first: date
    last: date


def working_days(first: date, last: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """Return the working days from `first` to `last`, both included; none if the period ends before it begins."""
    return tuple(day for day in days_of(first, last) if is_working_day(day, holidays))


def weeks(first: date, last: date) -> tuple[Week, ...]:
    """Return the calendar weeks (Monday to Sunday) that the period touches."""
    weeks_in_period: list[Week] = []
    for day in days_of(first, last):
        monday = day - day.weekday() * _DAY
        if not weeks_in_period or weeks_in_period[-1].monday != monday:
            weeks_in_period.append(Week(monday, day, min(last, monday + 6 * _DAY)))
    return tuple(weeks_in_period)


def capacity_hours(
    first: date,
    last: date,
    hours_a_day: float = HOURS_A_DAY,
    usable: float = USABLE,
    holidays: Collection[date] = (),
) -> float:
    """Return the hours that can be planned: working days × `hours_a_day` × `usable`.

    Args:
        first: first day of the period.
        last: last day of the period.
        hours_a_day: working hours per day.
        usable: share of the hours that can be planned.
        holidays: days off besides weekends.

    Raises:
        OutOfRange: if a figure cannot be used.
    """
    share("The usable share of the calendar", usable)
    if not 0 <= hours_a_day <= 24:
        raise OutOfRange(f"The hours of a working day are {hours_a_day!r}; they must be from 0 to 24.")
    return len(working_days(first, last, holidays)) * hours_a_day * usable


def days_for_new_talks(first: date, last: date, cycle_days: int, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """Return the working days on which a talk can begin and still close by `last`.

    Args:
        first: first day of the period.
        last: last day of the period.
        cycle_days: length of a typical sales cycle in calendar days.
        holidays: days off besides weekends.

    Raises:
        OutOfRange: for a negative cycle.
    """
    if cycle_days < 0:
        raise OutOfRange(f"The typical cycle is {cycle_days} days; it must be 0 or more.")
    return working_days(first, last - cycle_days * _DAY, holidays)


def hours_needed(minutes: int, times: int) -> float:
    """Return the hours that `times` occurrences of `minutes` each take. Raises `OutOfRange`."""
    if minutes < 0 or times < 0:
        raise OutOfRange(f"{times} times {minutes} minutes cannot be planned; both must be 0 or more.")
    return minutes * times / 60


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Return whether a day is Monday to Friday and no day off."""
    return day.weekday() < 5 and day not in holidays


def days_of(first: date, last: date) -> Iterable[date]:
    """Return every day of the period. Raises `OutOfRange` if it is longer than ten years."""
    length = (last - first).days + 1
    if length > LONGEST:
        raise OutOfRange(f"The period from {first} to {last} is longer than ten years; plan one that you can see.")
    return (first + i * _DAY for i in range(length))
