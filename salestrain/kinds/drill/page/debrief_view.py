"""The sheet after a practice: prediction and result, item by item, what to try, and when to come back."""

from __future__ import annotations

from ....talk_metrics import Profile
from ....ui.html_blocks import heading
from ....ui.html_marks import mark_card
from ....ui.layout import columns, scrolled, section
from ....ui.markup import Html, button, fold, tag
from ....ui.talk_profile import profile_part
from ..debrief import DrillDebrief, Tried
from .items import TITLES
from .schedule import Schedule, said


def debrief_sheet(whole: DrillDebrief, one: Schedule, made: Profile) -> Html:
    """What came of the practice."""
    return tag(
        "div",
        heading("Your practice"),
        tag("p", f"{whole.label}: {whole.right} of {len(whole.tried)} earned everything at once. {_predicted(whole)}",
            class_="st-lead"),
        section("Try by try", _tries(whole)),
        section("Points of the first tries",
                tag("ul", *[tag("li", mark_card(mark, live=False, called="Step")) for mark in whole.scorecard.marks],
                    class_="st-marks")),
        section("Your best line", tag("blockquote", whole.best_line, class_="st-quote")) if whole.best_line else None,
        section("One thing to try", tag("p", whole.try_next, class_="st-notice")),
        section("Come back", *_come_back(one)),
        section("Profile of what you typed", fold("How you asked and listened", profile_part(made)))
        if made.turns else None,
        tag("div", button("Choose what to do next", "start", look="st-primary"), class_="st-row"),
        class_="st-stack st-prose",
    )  # fmt: skip


def _predicted(whole: DrillDebrief) -> str:
    if whole.predicted is None:
        return ""
    gap = whole.predicted - whole.right
    how = "exactly right" if not gap else f"{abs(gap)} too {'many' if gap > 0 else 'few'}"
    return f"You predicted {whole.predicted}: {how}."


def _tries(whole: DrillDebrief) -> Html:
    head = columns(("Try", False), ("First", True), ("Latest", True), ("Tries", True))
    rows = [_row(number, one) for number, one in enumerate(whole.tried, 1)]
    return scrolled(tag("table", tag("thead", head), tag("tbody", *rows), class_="st-table"), "Try by try")


def _row(number: int, one: Tried) -> Html:
    return tag(
        "tr",
        tag("th", f"{number}. {TITLES[one.item.format]}", scope="row"),
        tag("td", f"{one.first[0]} of {one.first[1]}", class_="st-number"),
        tag("td", f"{one.latest[0]} of {one.latest[1]}" if one.tries > 1 else "–", class_="st-number"),
        tag("td", str(one.tries), class_="st-number"),
    )


def _come_back(one: Schedule) -> list[Html | None]:
    if not one.due:
        return [tag("p", "All days of this behaviour are done. Practise it again when a real talk asks for it.")]
    days = ", ".join(said(day) for day in one.due)
    return [
        tag("p", f"Practice that is spread lasts longer than practice in a heap. Due: {days}."),
        tag("p", "The start page of this room reminds you in this browser; nothing about it is sent.",
            class_="st-muted st-small"),
        tag("div", button("Save these days for your calendar", "calendar"), class_="st-row"),
    ]  # fmt: skip
