"""Days, weeks and hours: what a calendar has room for, and what a recurring action asks of it.

A working day is Monday to Friday and no holiday. Every period holds both its first and its last day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.limits import OutOfRange, share

HOURS_A_DAY = 8.0
USABLE = 0.6
"""The share of calendar hours that can be planned; the rest goes to what nobody plans."""
LONGEST = 3_660
"""Days; ten years."""
_DAY = timedelta(days=1)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
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
    """The words for a repeated action are none that we read; the message says which are."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How an action repeats.

    `unit` is `day`, `week` or `month`; every `step` of them. `weekdays` (0 is Monday) and `month_day` say on which day;
    without them it is the day the period begins on.
    """

    unit: str
    step: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """One calendar week, cut to the period: its Monday, and the first and last day that belong to the period."""

    monday: date
    first: date
    last: date


def working_days(first: date, last: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """The working days from `first` to `last`, both included; none when the period is over before it begins."""
    return tuple(day for day in _days(first, last) if _works(day, holidays))


def weeks(first: date, last: date) -> tuple[Week, ...]:
    """The calendar weeks (Monday to Sunday) that the period touches."""
    found: list[Week] = []
    for day in _days(first, last):
        monday = day - day.weekday() * _DAY
        if not found or found[-1].monday != monday:
            found.append(Week(monday, day, min(last, monday + 6 * _DAY)))
    return tuple(found)


def capacity_hours(
    first: date,
    last: date,
    hours_a_day: float = HOURS_A_DAY,
    usable: float = USABLE,
    holidays: Collection[date] = (),
) -> float:
    """Hours that can be planned: working days × `hours_a_day` × `usable` (a share). Raises `OutOfRange`."""
    share("The usable share of the calendar", usable)
    if not 0 <= hours_a_day <= 24:
        raise OutOfRange(f"The hours of a working day are {hours_a_day!r}; they must be from 0 to 24.")
    return len(working_days(first, last, holidays)) * hours_a_day * usable


def days_for_new_talks(first: date, last: date, cycle_days: int, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """The working days on which a talk can begin and still close by `last`, a typical cycle (calendar days) later."""
    if cycle_days < 0:
        raise OutOfRange(f"The typical cycle is {cycle_days} days; it must be 0 or more.")
    return working_days(first, last - cycle_days * _DAY, holidays)


def read_recurrence(text: str) -> Recurrence:
    """What the words say: "daily", "weekly on Mon, Thu", "every 2 weeks", "every Friday", "monthly on 15".

    Raises `NotARecurrence` with the words that would be read.
    """
    words = " ".join(text.lower().replace(" and ", ",").split())
    for form, pattern in _FORMS.items():
        found = pattern.fullmatch(words)
        if found:
            return _recurrence(form, found.groupdict(), text)
    raise _unread(text)


def _recurrence(form: str, parts: dict[str, str | None], text: str) -> Recurrence:
    step, month_day = int(parts.get("step") or 1), parts.get("day")
    if step < 1 or (month_day and not 1 <= int(month_day) <= 31):
        raise _unread(text)
    if form == "daily":
        return Recurrence("day")
    if form == "monthly":
        return Recurrence("month", step, month_day=int(month_day) if month_day else None)
    return Recurrence("week", step, _weekdays(parts.get("days") or "", text))


def _weekdays(named: str, text: str) -> tuple[int, ...]:
    names = [name.strip() for name in named.split(",") if name.strip()]
    known = {name: number for number, name in enumerate(_WEEKDAYS)}
    if any(name[:3] not in known or not _FULL[known[name[:3]]].startswith(name.removesuffix("s")) for name in names):
        raise _unread(text)
    return tuple(sorted({known[name[:3]] for name in names}))


_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _unread(text: str) -> NotARecurrence:
    return NotARecurrence(
        f"“{text}” is no repetition we can read. Write “daily”, “weekly on Mon”, “every 2 weeks on Tue, Thu”, "
        "“monthly” or “monthly on 15”."
    )


def occurrences(recurrence: Recurrence, first: date, last: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """The days of the period on which the action is due, in order.

    A due day that is no working day moves to the next one, or to the one before where the period ends first:
    no action is lost to a holiday. Weekend days that are asked for by name stay. Raises `OutOfRange`.
    """
    if recurrence.unit == "day":
        return working_days(first, last, holidays)
    due = _weekly(recurrence, first, last) if recurrence.unit == "week" else _monthly(recurrence, first, last)
    by_name = set(recurrence.weekdays)
    moved = (day if day.weekday() in by_name - {0, 1, 2, 3, 4} else _moved(day, first, last, holidays) for day in due)
    return tuple(sorted(moved))


def hours_needed(minutes: int, times: int) -> float:
    """Hours that `times` occurrences of `minutes` each take. Raises `OutOfRange`."""
    if minutes < 0 or times < 0:
        raise OutOfRange(f"{times} times {minutes} minutes cannot be planned; both must be 0 or more.")
    return minutes * times / 60


def _weekly(recurrence: Recurrence, first: date, last: date) -> Iterable[date]:
    asked = recurrence.weekdays or (first.weekday(),)
    start = first - first.weekday() * _DAY
    for day in _days(first, last):
        if day.weekday() in asked and (day - start).days // 7 % recurrence.step == 0:
            yield day


def _monthly(recurrence: Recurrence, first: date, last: date) -> Iterable[date]:
    asked = recurrence.month_day or first.day
    for day in _days(first, last):
        months = (day.year - first.year) * 12 + day.month - first.month
        is_due = day.day == asked or (day.day < asked and (day + _DAY).month != day.month)
        if is_due and months % recurrence.step == 0:
            yield day


def _moved(day: date, first: date, last: date, holidays: Collection[date]) -> date:
    for way in (_DAY, -_DAY):
        moved = day
        while first <= moved <= last and not _works(moved, holidays):
            moved += way
        if first <= moved <= last:
            return moved
    return day


def _works(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def _days(first: date, last: date) -> Iterable[date]:
    length = (last - first).days + 1
    if length > LONGEST:
        raise OutOfRange(f"The period from {first} to {last} is longer than ten years; plan one that you can see.")
    return (first + i * _DAY for i in range(length))
