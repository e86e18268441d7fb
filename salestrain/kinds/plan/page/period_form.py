"""What the plan as a whole has: its period, whose it is, what the calendar has room for, what an hour is worth."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ....calendars.words import span_words
from ....core.events import Refusal
from ....ui.document import Columns, Fold, Form
from ....ui.phrases import muted
from ..items import made
from ..model import Period, Plan
from .fields import PlanField, box, value_of
from .node_view import PlanView

FIELDS = (
    PlanField("start", "First day of the period", "date"),
    PlanField("end", "Last day of the period", "date"),
    PlanField("title", "What you call this plan"),
    PlanField("owner", "Whose plan it is"),
    PlanField("day", "Your working day starts at", "clock"),
    PlanField("hours", "Hours in a working day", "number"),
    PlanField("usable", "Percent of those hours you can plan", "whole", "The rest goes to what comes up."),
    PlanField("holidays", "Days off", "dates", "Such as 15-19 Feb, 26 Mar, or Fridays."),
    PlanField("worth", "What an hour of yours is worth", "number", "If you want to see what busywork costs."),
    PlanField("currency", "Currency, such as EUR"),
)
REQUIRED = ("start", "end")
RANGES: Mapping[str, tuple[int | None, int | None]] = {"hours": (0, 24), "usable": (0, 100), "worth": (0, None)}


def _values(plan: Plan) -> dict[str, Any]:
    room, period = plan.capacity, plan.period
    return {
        "start": period and period.start,
        "end": period and period.end,
        "title": plan.title,
        "owner": plan.owner,
        "day": room.day_starts,
        "hours": room.hours_a_day,
        "usable": room.usable_percent,
        "holidays": room.holidays,
        "worth": plan.hourly_value,
        "currency": plan.currency,
    }


def suggested(today: date) -> Period:
    """Return the rest of this quarter, or the whole next one if less than half of it is left."""
    end = _quarter_end(today)
    if (end - today).days >= 45:
        return Period(start=today, end=end)
    return Period(start=end + timedelta(days=1), end=_quarter_end(end + timedelta(days=1)))


def _quarter_end(day: date) -> date:
    following = 3 * ((day.month - 1) // 3) + 4
    return date(day.year + following // 13, (following - 1) % 12 + 1, 1) - timedelta(days=1)


def period_form(view: PlanView, today: date, name: str) -> Fold | None:
    """Ask for period and calendar; once there is a period the fields open on demand.

    Args:
        view: the plan.
        today: the day on which a new plan is begun.
        name: the learner, whose plan it is until somebody says otherwise.
    """
    if not view.live:
        return None
    values, period = _values(view.plan), view.plan.period
    if period is None:
        from_today = suggested(today)
        values |= {"start": from_today.start, "end": from_today.end, "owner": view.plan.owner or name}
    boxes = [box(field, values[field.name], "st-plan", required=field.name in REQUIRED) for field in FIELDS]
    form = Form("period", [Columns(boxes, narrow=True)], "Save my calendar", "plain")
    days = muted(f" {span_words(period.start, period.end)}") if period else ": first, from when to when?"
    return Fold(["Your calendar", days], [form], period is None, "st-period" if period else "st-first-period")


def read_period(fields: Mapping[str, Any]) -> tuple[Period | None, dict[str, Any]]:
    """Return the period and what every box says. Raises one Refusal that names all that cannot be read."""
    wrong: list[str] = []
    typed: dict[str, Any] = {}
    period: Period | None = None
    for field in FIELDS:
        try:
            typed[field.name] = value_of(field, fields[field.name], period)
            if field.name == "end" and typed.get("start") and typed["end"]:
                period = made(Period, {"start": typed["start"], "end": typed["end"]})
        except Refusal as fault:
            wrong.append(str(fault))
    for field in FIELDS:
        least, most = RANGES.get(field.name, (None, None))
        number = typed.get(field.name)
        if least is not None and number is not None and number < least:
            wrong.append(f"{field.label}: {number} is less than {least}.")
        if most is not None and number is not None and number > most:
            wrong.append(f"{field.label}: {number} is more than {most}.")
    if wrong:
        raise Refusal(" ".join(text if text.endswith((".", "?")) else f"{text}." for text in wrong))
    return period, typed
