"""Things that come back: how often, and on which days of a period."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .working_days import days_of, is_working_day, working_days

_DAY = timedelta(days=1)
LAST = -1
"""The last of its weekday in a month, where others are counted from 1."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How an action repeats: every `step` of a `unit`, which is `day`, `week` or `month`.

    `weekdays` (0 is Monday) and `month_days` say on which day; without them it is the day on which the period begins.
    In a month, `nth` picks one of its weekdays: 1 is the first Monday, −1 the last.
    """

    unit: str
    step: int = 1
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    nth: int | None = None


def occurrences(recurrence: Recurrence, first: date, last: date, holidays: Collection[date] = ()) -> tuple[date, ...]:
    """Return the days in the period on which the action is due, in order.

    A due day that is not a working day moves to the next one, or to the one before at the end of a month or of the
    period, so that no action is lost to a holiday. Weekend days that are named explicitly stay.

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
    return tuple(sorted(_placed(recurrence, first, last, holidays)))


def moved_days(
    recurrence: Recurrence, first: date, last: date, holidays: Collection[date] = ()
) -> tuple[tuple[date, date], ...]:
    """Return the days of the rule that fell on a day off, each with the day it moved to, in order.

    Args:
        recurrence: how the action repeats.
        first: first day of the period.
        last: last day of the period.
        holidays: days off besides weekends.

    Raises:
        OutOfRange: for a period longer than ten years.
    """
    if recurrence.unit == "day":
        return ()
    placed = _placed(recurrence, first, last, holidays)
    return tuple(sorted((due, day) for day, due in placed.items() if due != day))


def _placed(recurrence: Recurrence, first: date, last: date, holidays: Collection[date]) -> dict[date, date]:
    """Return each day on which the action is done, with the day on which it was due."""
    named_weekend_days = set(recurrence.weekdays) - {0, 1, 2, 3, 4}
    regular = regular_days(recurrence, first, last)
    staying = {day for day in regular if day.weekday() in named_weekend_days or is_working_day(day, holidays)}
    placed = {day: day for day in staying}
    for day in regular:
        if day not in staying:
            placed[_moved(day, first, last, {*holidays, *placed}, is_end=_ends_a_month(recurrence, day))] = day
    return placed


def regular_days(recurrence: Recurrence, first: date, last: date) -> tuple[date, ...]:
    """Return the days of the rule itself, whether or not they are working days.

    Args:
        recurrence: how the action repeats; daily means Monday to Friday.
        first: first day of the period.
        last: last day of the period.

    Raises:
        OutOfRange: for a period longer than ten years.
    """
    if recurrence.unit == "day":
        return working_days(first, last)
    if recurrence.unit == "week":
        return tuple(_weekly(recurrence, first, last))
    return tuple(_monthly(recurrence, first, last))


def _weekly(recurrence: Recurrence, first: date, last: date) -> Iterable[date]:
    weekdays = recurrence.weekdays or (first.weekday(),)
    start = first - first.weekday() * _DAY
    for day in days_of(first, last):
        if day.weekday() in weekdays and (day - start).days // 7 % recurrence.step == 0:
            yield day


def _monthly(recurrence: Recurrence, first: date, last: date) -> Iterable[date]:
    """Yield the due days of a monthly action; in a month without that day, the last day of the month."""
    month_days = recurrence.month_days or (first.day,)
    for day in days_of(first, last):
        months = (day.year - first.year) * 12 + day.month - first.month
        is_due = _is_nth(recurrence, day) if recurrence.nth else _is_in(month_days, day)
        if is_due and months % recurrence.step == 0:
            yield day


def _is_in(month_days: Collection[int], day: date) -> bool:
    is_last = (day + _DAY).month != day.month
    return day.day in month_days or (is_last and max(month_days) > day.day)


def _is_nth(recurrence: Recurrence, day: date) -> bool:
    if day.weekday() not in recurrence.weekdays:
        return False
    if recurrence.nth == LAST:
        return (day + 7 * _DAY).month != day.month
    return (day.day - 1) // 7 + 1 == recurrence.nth


def _ends_a_month(recurrence: Recurrence, day: date) -> bool:
    """Return whether a day is due because its month ends: what is done at the end of January is not for February."""
    return bool(recurrence.month_days) and (day + _DAY).month != day.month


def _moved(day: date, first: date, last: date, holidays: Collection[date], *, is_end: bool) -> date:
    """Return the nearest working day in the period: at or after `day` if possible, else before; else `day`.

    Args:
        day: day off on which something is due.
        first: first day of the period.
        last: last day of the period.
        holidays: days that are not free to move to.
        is_end: whether a day before comes first, because a month ends.
    """
    for direction in (-_DAY, _DAY) if is_end else (_DAY, -_DAY):
        moved = day
        while first <= moved <= last and not is_working_day(moved, holidays):
            moved += direction
        if first <= moved <= last:
            return moved
    return day
