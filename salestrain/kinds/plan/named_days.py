"""The day that words of a time name, within the period of a plan."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ...language.statements import When
from .model import Period


def day_of(when: When, period: Period | None) -> date | None:
    """Return the last day that is meant, or None if there is none; a missing year is taken from the period."""
    value: dict[str, Any] = dict(when.value)
    if when.kind == "within" and period is not None:
        return _within(value, period)
    years = [value["year"]] if value.get("year") else [period.start.year, period.end.year] if period else []
    days = [day for year in years if (day := _last_day(when.kind, value, int(year)))]
    inside = [day for day in days if period and period.start <= day <= period.end]
    return next(iter(inside or days), None)


def _last_day(kind: str, value: Mapping[str, Any], year: int) -> date | None:
    month, day = value.get("month"), value.get("day")
    part = value.get("part")
    if kind == "date" and month and day:
        return _a_day(year, int(month), int(day))
    if kind == "month" and month:
        return _in_month(year, int(month), part)
    if kind == "quarter" and value.get("quarter"):
        last = 3 * int(value["quarter"])
        return _in_month(year, last if part in (None, "end") else last - 1, part if part != "start" else "mid")
    if kind == "half" and value.get("half"):
        return _in_month(year, 6 * int(value["half"]), None)
    return _in_month(year, 12, None) if kind == "year" else None


def _in_month(year: int, month: int, part: str | None) -> date | None:
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, {"start": 10, "mid": 20}.get(part or "", last))


def _a_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _within(value: Mapping[str, Any], period: Period) -> date | None:
    number, unit = value.get("number", 1), str(value.get("unit", "")).rstrip("s")
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}.get(unit)
    if days is None or not isinstance(number, int) or number * days > 3_660:
        return None
    return period.start + timedelta(days=number * days)
