"""What is done about the period: its days, ticks, days that move, results, answers to questions, and the end."""

from __future__ import annotations

from datetime import date

from ....calendars.days_in_words import days_words
from ....calendars.words import day_words
from ....ui.messages import Message, Value, on
from ..model import Capacity
from .desk import PlanDesk
from .fields import PlanField, value_of
from .messages import Answer, Drop, Measure, MoveAction, Override, SetPeriod
from .node_view import place
from .period_form import read_period
from .progress_view import progress_id
from .week_view import row_id

NOTED = {"override": "Left as it is. You will read your reason again at the end.", "answer": "Answer saved."}
"""What is said of somebody's words about a question."""


@on("period", takes=SetPeriod)
def set_period(page: PlanDesk, message: Message) -> str:
    """Keep what was typed into the boxes, all of it or nothing. Raises Refusal for what cannot be read."""
    period, typed = read_period(message.fields)
    both = period is not None
    capacity = {
        "day_starts": typed["day"] or Capacity().day_starts,
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
    was_empty = not page.state().plan.items()
    page.do("set_plan", data, message.seq)
    if was_empty and both:
        page.focus = "st-add-goal"
        return "Saved. Now your first goal: what is this period for?"
    page.focus = "st-period"
    outside = [
        day for day in map(date.fromisoformat, typed["holidays"]) if period and not period.start <= day <= period.end
    ]
    if outside:
        return f"Saved. Outside the period, so without effect: {days_words(outside)}."
    return "Saved."


@on("begin_period")
def _begin_period(page: PlanDesk, message: Message) -> str:
    page.do("start_period", {"date": page.today().isoformat()}, message.seq)
    page.view = "week"
    return "The period has begun. Tick off what you do. You can still change the plan."


@on("override", takes=Override)
@on("answer", takes=Answer)
def _note(page: PlanDesk, message: Override | Answer) -> str:
    """Keep somebody's words about a question."""
    page.do(message.type, message.fields, message.seq)
    page.focus = f"st-f-{message.rule}-{place(message.place)}"
    return NOTED[message.type]


@on("tick", "untick", takes=Value)
def _tick(page: PlanDesk, message: Value) -> str:
    """Mark an action as done, or take that back."""
    action, _, planned = message.value.partition("|")
    page.do(message.type, {"action": action, "date": planned or page.today().isoformat()}, message.seq)
    page.focus = row_id(action, planned)
    return "Marked as done." if message.type == "tick" else "Marked as not done."


@on("move", takes=MoveAction)
def _move(page: PlanDesk, message: MoveAction) -> str:
    page.do("move_action", message.fields, message.seq)
    page.focus = row_id(message.action, message.was)
    return f"Moved to {day_words(date.fromisoformat(message.to))}. “Progress” shows what that means for the goals."


@on("drop", takes=Drop)
def _drop(page: PlanDesk, message: Drop) -> str:
    data = {"action": message.action, "reason": message.reason}
    if message.was and not message.all:
        data["date"] = message.was
    page.do("drop", data, message.seq)
    page.focus = row_id(message.action, message.was)
    return "Dropped. Your reason is saved."


@on("measure", takes=Measure)
def _measure(page: PlanDesk, message: Measure) -> str:
    value = value_of(PlanField("value", "Result", "number"), message.value)
    data = {"objective": message.objective, "value": value, "date": page.today().isoformat()}
    page.do("measure", data, message.seq)
    page.focus = progress_id(message.objective)
    return "Result saved."


@on("close_period")
def _close_period(page: PlanDesk, message: Message) -> str:
    page.do("close_period", {"date": page.today().isoformat()}, message.seq)
    page.view = "finish"
    return "The period is closed. Here are your marks as they stand."


@on("debrief")
def _debrief(page: PlanDesk, message: Message) -> str:
    if page.state().phase == "building" and page.state().compiled_at is None:
        page.do("compile", {}, message.seq)
        page.do("open_debrief", {}, None)
    else:
        page.do("open_debrief", {}, message.seq)
    return ""
