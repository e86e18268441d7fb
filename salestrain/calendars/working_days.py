"""Days, weeks and hours: the capacity of a calendar, and what a recurring action requires.

A working day is Monday to Friday unless it is a holiday. Every period includes both its first and its last day.
"""

from __future__ import annotations

import re
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
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ON = r"(?: on (?P<days>[a-z ,]+))?"
_FORMS = {
    "daily": re.compile(r"(?:daily|every day|every working day)"),
    "weekly": re.compile(r"(?:weekly|every week|every (?P<step>\d{1,2}) weeks)" + _ON),
    "weekdays": re.compile(r"every (?P<days>[a-z ,]+)"),
    "monthly": re.compile(
        r"(?:monthly|every month|every (?P<step>\d{1,2}) months)(?: on (?:the )?(?P<day>\d{1,2})\.?)?"
    ),
}


class NotARecurrence(ValueError):
    """Raised for words that do not describe a recurrence; the message lists those that do."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How an action repeats: every `step` of a `unit`, which is `day`, `week` or `month`.

    `weekdays` (0 is Monday) and `month_day` say on which day; without them it is the day on which the period begins.
    """

    unit: str
    step: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """One calendar week, cut to the period: its Monday, and its first and last day within the period."""

    monday: date
    first: date
    last: date


def working_days(first: date, last: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """Return the working days from `first` to `last`, both included; none if the period ends before it begins."""
    return tuple(day for day in _days(first, last) if _works(day, holidays))


def weeks(first: date, last: date) -> tuple[Week, ...]:
    """Return the calendar weeks (Monday to Sunday) that the period touches."""
    weeks_in_period: list[Week] = []
    for day in _days(first, last):
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


def read_recurrence(text: str) -> Recurrence:
    """Return the recurrence that text describes.

    Examples are "daily", "weekly on Mon, Thu", "every 2 weeks", "every Friday" and "monthly on 15". Raises
    `NotARecurrence` with the forms that are understood.
    """
    words = " ".join(text.lower().replace(" and ", ",").split())
    for form, pattern in _FORMS.items():
        match = pattern.fullmatch(words)
        if match:
            return _recurrence(form, match.groupdict(), text)
    raise _not_understood(text)


def _recurrence(form: str, parts: dict[str, str | None], text: str) -> Recurrence:
    step, month_day = int(parts.get("step") or 1), parts.get("day")
    if step < 1 or (month_day and not 1 <= int(month_day) <= 31):
        raise _not_understood(text)
    if form == "daily":
        return Recurrence("day")
    if form == "monthly":
        return Recurrence("month", step, month_day=int(month_day) if month_day else None)
    return Recurrence("week", step, _weekdays(parts.get("days") or "", text))


def _weekdays(listed: str, text: str) -> tuple[int, ...]:
    """Return the weekdays in a list of names, full or shortened, singular or plural. Raises `NotARecurrence`."""
    names = [name.strip() for name in listed.split(",") if name.strip()]
    numbers: set[int] = set()
    for name in names:
        if name[:3] not in _WEEKDAYS:
            raise _not_understood(text)
        number = _WEEKDAYS.index(name[:3])
        if not _FULL_WEEKDAYS[number].startswith(name.removesuffix("s")):
            raise _not_understood(text)
        numbers.add(number)
    return tuple(sorted(numbers))


def _not_understood(text: str) -> NotARecurrence:
    return NotARecurrence(
        f"“{text}” is no repetition we can read. Write “daily”, “weekly on Mon”, “every 2 weeks on Tue, Thu”, "
        "“monthly” or “monthly on 15”."
    )


def occurrences(recurrence: Recurrence, first: date, last: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """Return the days in the period on which the action is due, in order.

    A due day that is not a working day moves to the next one, or to the one before if the period ends first, so that no
    action is lost to a holiday. Weekend days that are named explicitly stay.

    Args:
        recurrence: how the action repeats.
        first: first day of the period.
        last: last day of the period.
        holidays: days off besides weekends.

    Raises:
        OutOfRange: for a period longer than ten years.
    """
    if recurrence.unit == "day":
        return working_days(first, last, holidays)
    due = _weekly(recurrence, first, last) if recurrence.unit == "week" else _monthly(recurrence, first, last)
    named_weekend_days = set(recurrence.weekdays) - {0, 1, 2, 3, 4}
    days: list[date] = []
    for day in due:
        stays = day.weekday() in named_weekend_days
        days.append(day if stays else _moved(day, first, last, holidays))
    return tuple(sorted(days))


def hours_needed(minutes: int, times: int) -> float:
    """Return the hours that `times` occurrences of `minutes` each take. Raises `OutOfRange`."""
    if minutes < 0 or times < 0:
        raise OutOfRange(f"{times} times {minutes} minutes cannot be planned; both must be 0 or more.")
    return minutes * times / 60


def _weekly(recurrence: Recurrence, first: date, last: date) -> Iterable[date]:
    weekdays = recurrence.weekdays or (first.weekday(),)
    start = first - first.weekday() * _DAY
    for day in _days(first, last):
        if day.weekday() in weekdays and (day - start).days // 7 % recurrence.step == 0:
            yield day


def _monthly(recurrence: Recurrence, first: date, last: date) -> Iterable[date]:
    """Yield the due days of a monthly action; in a month without that day, the last day of the month."""
    month_day = recurrence.month_day or first.day
    for day in _days(first, last):
        months = (day.year - first.year) * 12 + day.month - first.month
        is_due = day.day == month_day or (day.day < month_day and (day + _DAY).month != day.month)
        if is_due and months % recurrence.step == 0:
            yield day


def _moved(day: date, first: date, last: date, holidays: Collection[date]) -> date:
    """Return the nearest working day in the period: at or after `day` if possible, else before; else `day`."""
    for direction in (_DAY, -_DAY):
        moved = day
        while first <= moved <= last and not _works(moved, holidays):
            moved += direction
        if first <= moved <= last:
            return moved
    return day


def _works(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def _days(first: date, last: date) -> Iterable[date]:
    """Return every day of the period. Raises `OutOfRange` if it is longer than ten years."""
    length = (last - first).days + 1
    if length > LONGEST:
        raise OutOfRange(f"The period from {first} to {last} is longer than ten years; plan one that you can see.")
    return (first + i * _DAY for i in range(length))
