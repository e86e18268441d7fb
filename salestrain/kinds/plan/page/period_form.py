"""What the plan as a whole has: its period, whose it is, what the calendar has room for, what an hour is worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ....ui.markup import Html, join, tag
from ..model import Plan
from .fields import Field, box, value_of
from .node_view import Seen

if TYPE_CHECKING:
    from .page import PlanPage

FIELDS = (
    Field("start", "The period begins on", "date"),
    Field("end", "and ends on", "date"),
    Field("title", "What the plan is called"),
    Field("owner", "Whose plan it is"),
    Field("hours", "Hours of a working day", "number"),
    Field("usable", "Percent of them that can be planned", "whole"),
    Field("holidays", "Days off, such as 2027-02-15", "dates"),
    Field("worth", "What an hour is worth", "number"),
    Field("currency", "Currency, such as EUR"),
)


def _values(plan: Plan) -> dict[str, Any]:
    room, period = plan.capacity, plan.period
    return {
        "start": period and period.start, "end": period and period.end, "title": plan.title, "owner": plan.owner,
        "hours": room.hours_a_day, "usable": room.usable_percent, "holidays": room.holidays,
        "worth": plan.hourly_value, "currency": plan.currency,
    }  # fmt: skip


def period_form(seen: Seen) -> Html | None:
    """The boxes, opening on demand once there is a period."""
    if not seen.live:
        return None
    plan, values = seen.plan, _values(seen.plan)
    boxes = [box(field, values[field.name], "st-plan", required=field.name in ("start", "end")) for field in FIELDS]
    form = tag(
        "form",
        tag("div", *boxes, class_="st-boxes"),
        tag("div", tag("button", "Set period and calendar", type="submit", class_="st-button"), class_="st-row"),
        data_send="period",
        class_="st-stack",
    )
    days = f" {plan.period.start} to {plan.period.end}" if plan.period else ""
    muted = tag("span", days, class_="st-muted") if days else join(" (not given yet)")
    summary = tag("summary", "Period and calendar", muted)
    return tag("details", summary, form, class_="st-details", id="st-period", open=plan.period is None)


def set_period(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """What was typed into the boxes is kept, all of it or nothing."""
    typed = {field.name: value_of(field, fields[field.name]) for field in FIELDS}
    both = typed["start"] and typed["end"]
    page.do("set_plan", {
        "period": {"start": typed["start"], "end": typed["end"]} if both else None,
        "capacity": {"hours_a_day": typed["hours"] or 0, "usable_percent": typed["usable"] or 0,
                     "holidays": typed["holidays"]},
        "hourly_value": typed["worth"],
        **{name: typed[name] for name in ("title", "owner", "currency")},
    }, seq)  # fmt: skip
    page.focus = "st-period"
    return "Kept."
