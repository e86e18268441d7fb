"""Every change is a move, so every move is a version: the list of them, and two beside each other."""

from __future__ import annotations

from typing import Any

from ....core.events import Move
from ....core.session import Session
from ....ui.document import Body, Column, Form, Section, Table, Text
from ....ui.fields import Field
from ..model import Plan
from ..state import piece
from ..versions import Difference, differences

LATEST, MOST_DIFFERENCES = 40, 200
"""Moves and differences that are shown."""
WORDS = {
    "set_plan": "set period, calendar or funnel",
    "add_goal": "added a goal",
    "add_objective": "added an objective",
    "add_action": "added an action",
    "import_tasks": "imported a task list",
    "bring_plan": "imported or restored a plan",
    "attach": "attached an item",
    "change": "edited an item",
    "remove": "removed an item",
    "compile": "checked the plan",
    "override": "left a question, with a reason",
    "answer": "noted an answer",
    "start_period": "began the period",
    "tick": "ticked off",
    "untick": "took back a tick",
    "move_action": "moved a date",
    "drop": "dropped an action",
    "measure": "recorded a result",
    "close_period": "closed the period",
    "open_debrief": "finished the plan",
}


def versions_view(session: Session, compared: tuple[int, int] | None) -> Body:
    """Show the moves, newest first, and the difference between two versions, where two were chosen."""
    last = len(session.moves)
    can_go_back = session.state.phase == "building" and last
    return [
        Text(f"Version 0 is the plan you began with. Versions since then: {last}."),
        _compare_form(last, *(compared or (0, last))),
        _differences(session, *compared) if compared else None,
        _back_form(last) if can_go_back else None,
        Section("History", _moves(session)),
    ]


def _compare_form(last: int, earlier: int, later: int) -> Form:
    """Ask which two versions are compared."""
    boxes = [
        _number("one", "Compare version", last, str(earlier)),
        _number("other", "with version", last, str(later)),
    ]
    return Form("compare", boxes, "Compare", "plain", layout="row")


def _back_form(last: int) -> Form:
    """Ask for an earlier version to be the newest again; nothing in between is lost."""
    box = _number("value", "Go back to version", last, place="st-v-back")
    return Form("back", [box], "Restore", "plain", layout="line")


def _number(name: str, label: str, last: int, value: str = "", place: str = "") -> Field:
    place = place or f"st-v-{name}"
    return Field(name, label, "number", value, least=0, most=last, required=True, short=True, id=place)


def _moves(session: Session) -> Body:
    """List the latest moves, each of which made a version."""
    moves = list(enumerate(session.moves, 1))
    columns = [Column("Version", "number", names_row=True), Column("What"), Column("About")]
    rows = []
    for number, move in reversed(moves[-LATEST:]):
        rows.append([str(number), WORDS.get(move.verb, move.verb), _about(session, number, move)])
    table = Table("History", columns, rows, caption_shown=False)
    if len(moves) <= LATEST:
        return [table]
    return [table, Text(f"Showing the latest {LATEST} of {len(moves)} versions.")]


def _about(session: Session, number: int, move: Move) -> str:
    """Say what a move was about: a piece by its text, as it was before or is after."""
    data: Any = move.data
    if "tasks" in data:
        return "one task" if len(data["tasks"]) == 1 else f"{len(data['tasks']):,} tasks"
    if move.verb == "add_action":
        return f"{data['verb']} {data.get('object', '')}"[:80]
    for key in ("text", "item", "id", "action", "objective", "place"):
        if isinstance(data.get(key), str):
            text = _text_of(session, number, data[key])[:80]
            day = str(data.get("date") or "")
            return ", ".join(part for part in (text, day) if part)
    return ""


def _text_of(session: Session, number: int, name: str) -> str:
    """Return the text of a piece before a move or after it; its name where there is no such piece."""
    plans: list[Plan] = [state.plan for state in session.states[number - 1 : number + 1]]
    for plan in plans:
        found = piece(plan, name)
        if found is not None:
            return str(found.text)
    return name


def _differences(session: Session, earlier: int, later: int) -> Section:
    """Show what is not the same in two versions."""
    found = differences(session.states[earlier].plan, session.states[later].plan)
    number = f"{len(found)} difference{'' if len(found) == 1 else 's'}"
    title = f"From version {earlier} to version {later}: {number}"
    if not found:
        return Section(title, [Text("There are no differences.")])
    columns = [Column("Item", names_row=True), Column("Change"), Column("Before"), Column("After")]
    rows = [_row(difference) for difference in found[:MOST_DIFFERENCES]]
    return Section(title, [Table(title, columns, rows, caption_shown=False)])


def _row(difference: Difference) -> list[str]:
    how: str = difference.how
    if difference.field:
        how = f"{difference.field.replace('_', ' ')} changed"
    return [difference.text[:120], how, _value(difference.was), _value(difference.now)]


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_value(part) for part in value)
    return str(value)
