"""What the plan as a whole has: its period, whose it is, what the calendar has room for, what an hour is worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ....ui.document import Columns, Fold, Form
from ....ui.phrases import muted
from ..model import Plan
from .fields import PlanField, box, value_of
from .node_view import PlanView

if TYPE_CHECKING:
    from .page import PlanPage

FIELDS = (
    PlanField("start", "Period begins on", "date"),
    PlanField("end", "Period ends on", "date"),
    PlanField("title", "Plan title"),
    PlanField("owner", "Plan owner"),
    PlanField("hours", "Hours per working day", "number"),
    PlanField("usable", "Percent of those hours you can plan", "whole"),
    PlanField("holidays", "Days off, such as 2027-02-15", "dates"),
    PlanField("worth", "Value of an hour", "number"),
    PlanField("currency", "Currency, such as EUR"),
)
REQUIRED = ("start", "end")


def _values(plan: Plan) -> dict[str, Any]:
    room, period = plan.capacity, plan.period
    return {
        "start": period and period.start,
        "end": period and period.end,
        "title": plan.title,
        "owner": plan.owner,
        "hours": room.hours_a_day,
        "usable": room.usable_percent,
        "holidays": room.holidays,
        "worth": plan.hourly_value,
        "currency": plan.currency,
    }


def period_form(view: PlanView) -> Fold | None:
    """Ask for period and calendar; once there is a period the fields open on demand."""
    if not view.live:
        return None
    values, period = _values(view.plan), view.plan.period
    boxes = [box(field, values[field.name], "st-plan", field.name in REQUIRED) for field in FIELDS]
    form = Form("period", [Columns(boxes, narrow=True)], "Save period and calendar", "plain")
    days = muted(f" {period.start} to {period.end}") if period else " (not set yet)"
    return Fold(["Period and calendar", days], [form], period is None, "st-period")


def set_period(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """Keep what was typed into the fields, all of it or nothing. Raises Refusal for what cannot be read."""
    typed = {field.name: value_of(field, fields[field.name]) for field in FIELDS}
    both = typed["start"] and typed["end"]
    capacity = {
        "hours_a_day": typed["hours"] or 0,
        "usable_percent": typed["usable"] or 0,
        "holidays": typed["holidays"],
    }
    data = {
        "period": {"start": typed["start"], "end": typed["end"]} if both else None,
        "capacity": capacity,
        "hourly_value": typed["worth"],
        **{name: typed[name] for name in ("title", "owner", "currency")},
    }
    page.do("set_plan", data, seq)
    page.focus = "st-period"
    return "Saved."
