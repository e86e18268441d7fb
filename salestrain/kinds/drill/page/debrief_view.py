"""The screen after a practice: prediction and result, try by try, what to work on, and when to come back."""

from __future__ import annotations

from ....ui import Body, Button, Column, Items, Node, Row, Screen, Section, Table, Text
from ....ui.blocks import mark_box
from ....ui.document import Quotation
from ..debrief import DrillDebrief, Tried
from .labels import TITLES
from .schedule import Schedule, day_in_words

COLUMNS = (
    Column("Try", names_row=True),
    Column("First", "number"),
    Column("Latest", "number"),
    Column("Tries", "number"),
)


def debrief_screen(debrief: DrillDebrief, schedule: Schedule) -> Screen:
    """Show what came of a practice, and when it is due again."""
    result = f"{debrief.label}: {debrief.right} of {len(debrief.tried)} earned full points on the first try."
    marks = [mark_box(mark, live=False, called="Step") for mark in debrief.scorecard.marks]
    tries = [_row(number, tried) for number, tried in enumerate(debrief.tried, 1)]
    body: Body = [
        Text(f"{result} {_prediction(debrief)}", "lead"),
        Section("Try by try", [Table("Try by try", COLUMNS, tries, caption_shown=False)]),
        Section("Points for the first tries", [Items(marks, "marks")]),
        Section("Your best line", [Quotation(debrief.best_line)]) if debrief.best_line else None,
        Section("One thing to try", [Text(debrief.try_next, "notice")]),
        Section("When to come back", _come_back(schedule)),
        Row([Button("Practise something else here", "start", weight="primary")]),
    ]
    return Screen("Your practice", body)


def _prediction(debrief: DrillDebrief) -> str:
    if debrief.predicted is None:
        return ""
    gap = debrief.predicted - debrief.right
    how = "exactly right"
    if gap > 0:
        how = f"{gap} too many"
    elif gap < 0:
        how = f"{-gap} too few"
    return f"You predicted {debrief.predicted}: {how}."


def _row(number: int, tried: Tried) -> list[str]:
    first, latest = (f"{score} of {best}" for score, best in (tried.first, tried.latest))
    return [
        f"{number}. {TITLES[tried.item.format]} ({tried.case})",
        first,
        latest if tried.tries > 1 else "–",
        str(tried.tries),
    ]


def _come_back(schedule: Schedule) -> list[Node]:
    if not schedule.due:
        return [Text("You have practised this on all its days. Practise it again when a real talk calls for it.")]
    days = ", ".join(day_in_words(day) for day in schedule.due)
    return [
        Text(f"Spaced practice lasts longer than cramming. Due: {days}."),
        Text("The start page will remind you in this browser; nothing about it is sent anywhere.", "fine"),
        Row([Button("Save these dates for your calendar", "calendar")]),
    ]
