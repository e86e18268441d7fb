"""The week's sheet from the bottom up: each action with its path to a goal, to tick, to move, to drop with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ....calendars.words import day_words, span_words
from ....ui.document import Body, Fold, Form, Item, Items, Node, Row, Section, Stack, Text
from ....ui.fields import Button, Field, Hidden, Tick
from ....ui.phrases import Chip, Inline, spoken, strong
from ..calendar import DONE, DROPPED, stated_start
from ..executing import Line, progress_of, week_sheet
from ..tree import path_words
from .moved import instead_of
from .node_view import PlanView

MOST, FEW = 80, 6
"""Lines that are drawn, and that are drawn without being asked for."""


def week_view(view: PlanView, day: date) -> Body:
    """Show what is to be done in the week of a day."""
    monday = day - timedelta(days=day.weekday())
    lines = week_sheet(view.plan, day)
    overdue = [line for line in lines if line.when and line.when.date < monday]
    this_week = [line for line in lines if line.when and line.when.date >= monday]
    whenever = [line for line in lines if line.when is None]
    before = Button("Previous week", "day", str(day - timedelta(days=7)))
    after = Button("Next week", "day", str(day + timedelta(days=7)))
    asks = "This is a preview. To tick actions off, check the plan and begin the period."
    return [
        day_form(day),
        Row([before, after], "screen"),
        Text(_summary(monday, this_week, len(overdue)), "lead"),
        Text(asks, "notice") if view.state.phase == "building" else None,
        _overdue(overdue, view),
        _lines("This week", this_week, view),
        _lines("Any time: no date set", whenever, view),
        _untouched(view, day),
    ]


def _summary(monday: date, this_week: Sequence[Line], overdue: int) -> str:
    done = minutes = 0
    for line in this_week:
        state = line.when.state if line.when else ""
        done += state == DONE
        minutes += 0 if state == DROPPED else line.action.minutes or 0
    before = f", {overdue} still open from before" if overdue else ""
    return (
        f"{span_words(monday, monday + timedelta(days=6))}: {done} of {len(this_week)} done, "
        f"{minutes / 60:.1f} hours planned{before}."
    )


def day_form(day: date) -> Form:
    """Ask for the day that counts as today on this page."""
    box = Field("value", "View as of", "date", str(day), required=True, short=True, id="st-day")
    return Form("day", [box], "Show", "plain", layout="line", where="screen")


def _untouched(view: PlanView, day: date) -> Section | None:
    """Name objectives that nobody touched for a fortnight."""
    if view.state.phase != "executing":
        return None
    lines = []
    for objective in view.plan.objectives:
        progress = progress_of(view.plan, view.tree, objective, day, view.state.touched)
        if progress.quiet:
            since = day_words(progress.touched) if progress.touched else "the start"
            lines.append(f"“{objective.text}”, since {since}")
    if not lines:
        return None
    return Section("Untouched for more than 14 days", [Items(lines), Text("What is the next small step?")])


def _overdue(lines: Sequence[Line], view: PlanView) -> Section | Fold | None:
    """Show what is still open from before; so much of it that the week would be out of sight opens on demand."""
    if len(lines) <= FEW:
        return _lines("Still open from before", lines, view)
    oldest_first = _lines("Oldest first", lines, view)
    return Fold(f"Still open from before ({len(lines):,})", [oldest_first], id="st-w-before")


def _lines(title: str, lines: Sequence[Line], view: PlanView) -> Section | None:
    if not lines:
        return None
    rest = len(lines) - MOST
    more = Text(f"… and {rest:,} more.", "hint") if rest > 0 else None
    return Section(title, [Items([_line(line, view) for line in lines[:MOST]], "rows"), more])


def row_id(action: str, planned: str) -> str:
    """Return the id of a line of the sheet."""
    return f"st-w-{action.replace('.', '-')}-{planned}"


def _line(line: Line, view: PlanView) -> Item:
    action, planned = line.action, _planned(line)
    words: list[Inline] = [strong(action.text)]
    for fact in _facts(line, view):
        words += [" ", Chip(fact)]
    content: list[Node | None] = [Text(words), Text(_serves(line), "fine")]
    if action.cue:
        content.append(Text(action.cue, "small"))
    if view.state.phase == "executing":
        content.append(_ways(line))
    return Item(content, row_id(action.id, planned))


def _serves(line: Line) -> str:
    """Say what a line is for, from its objective up to the goal."""
    above = line.path[1:]
    return f"For: {path_words(above)}" if len(above) > 1 else "Serves no goal yet"


def _planned(line: Line) -> str:
    return str(line.when.planned) if line.when else ""


def _facts(line: Line, view: PlanView) -> list[str]:
    """Say at a glance how a line stands."""
    when, minutes = line.when, line.action.minutes
    at = stated_start(line.action)
    clock = f", {at:%H:%M}" if at else ""
    facts = [f"{day_words(when.date)}{clock}" if when else "no date", f"{minutes} min" if minutes else "no minutes set"]
    if when and (off := instead_of(view.plan, line.action, view.tree.objectives.get(line.action.parent or ""), when)):
        facts.append(off)
    if when and when.date != when.planned:
        facts.append(f"planned for {day_words(when.planned)}")
    if line.late:
        facts.append(f"{line.late} day{'' if line.late == 1 else 's'} late")
    if when and when.state == DONE:
        facts.append("done")
    if when and when.state == DROPPED:
        facts.append(f"dropped: {when.reason}")
    return facts


def _ways(line: Line) -> Row | Stack | None:
    """Offer what can be done with a line."""
    planned = _planned(line)
    state = line.when.state if line.when else ""
    value = f"{line.action.id}|{planned}"
    about = f"{line.action.text}, {planned or 'no date'}"
    if state == DROPPED:
        return None
    if state == DONE:
        return Row([Button("Mark as not done", "untick", value, small=True, about=about)], "screen")
    done = Button("Mark as done", "tick", value, small=True, about=about)
    return Stack([done, _move_or_drop(line, planned)], "screen")


def _move_or_drop(line: Line, planned: str) -> Fold:
    """Offer another day, or to leave it out."""
    action, place = line.action, row_id(line.action.id, planned)
    which = [Hidden("action", action.id), Hidden("was", planned)]
    move = None
    if line.when:
        to = Field("to", "New date", "date", str(line.when.date), required=True, short=True, id=f"{place}-to")
        move = Form("move", [*which, to], "Move", "plain", small=True, layout="line")
    why = Field("reason", "Why are you dropping it?", required=True, longest=600, id=f"{place}-why")
    every = Tick("all", "Drop every occurrence") if action.repeats else None
    says = Text("It stays in the plan as dropped, with your reason. This cannot be taken back.", "hint")
    drop = Form("drop", [*which, why, says, every], "Drop", "plain", small=True, layout="close")
    return Fold(["Move or drop", spoken(f": {action.text}, {planned}")], [move, drop], id=f"{place}-more")
