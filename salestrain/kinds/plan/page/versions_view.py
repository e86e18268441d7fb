"""Every change is a move, so every move is a version: the list of them, and two beside each other."""

from __future__ import annotations

from typing import Any

from ....core.events import Move
from ....core.session import Session
from ....ui.layout import columns, section
from ....ui.markup import Html, tag
from ..state import piece
from ..versions import Difference, differences

LATEST = 40
WORDS = {
    "set_plan": "set period, calendar or funnel", "add_goal": "added a goal", "add_objective": "added an objective",
    "add_action": "added an action", "import_tasks": "brought a task list", "bring_plan": "brought a plan from a file",
    "attach": "hung a piece elsewhere", "change": "changed a piece", "remove": "removed a piece", "compile": "compiled",
    "override": "went on with a note", "answer": "answered the compiler", "start_period": "began the period",
    "tick": "ticked",
    "untick": "took a tick back", "move_action": "moved a date", "drop": "dropped", "measure": "measured",
    "close_period": "closed the period", "open_debrief": "opened the debrief",
}  # fmt: skip


def versions_view(session: Session, compared: tuple[int, int] | None) -> Html:
    """The moves, newest first, and the difference between two versions."""
    moves = list(enumerate(session.moves, 1))
    rows = [
        tag("tr", tag("th", str(number), scope="row", class_="st-number"), tag("td", WORDS.get(move.verb, move.verb)),
            tag("td", _about(session, number, move)))
        for number, move in reversed(moves[-LATEST:])
    ]  # fmt: skip
    head = columns(("Move", True), ("What", False), ("About", False))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="st-table")
    last = len(moves)
    older = (
        tag("p", f"The {LATEST} latest of {last} moves are shown; each of them is a version.")
        if last > LATEST
        else None
    )
    return tag(
        "div",
        tag("p", f"The plan has {last} versions after its beginning, which is version 0."),
        _form(last, compared),
        _compared(session, *compared) if compared else None,
        _go_back(last) if session.state.phase == "building" and last else None,
        section("Moves", tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label="Moves"), older),
        class_="st-stack",
    )


def _form(last: int, compared: tuple[int, int] | None) -> Html:
    one, other = compared or (0, last)
    boxes = [
        tag("div", tag("label", label, for_=f"st-v-{name}", class_="st-label"),
            tag("input", type="number", id=f"st-v-{name}", name=name, min=0, max=last, value=value, required=True,
                class_="st-input st-short"), class_="st-field")
        for name, label, value in (("one", "Compare version", one), ("other", "with version", other))
    ]  # fmt: skip
    return tag("form", tag("div", *boxes, tag("button", "Compare", type="submit", class_="st-button"), class_="st-row"),
               data_send="compare")  # fmt: skip


def _go_back(last: int) -> Html:
    """An earlier version as the newest; nothing in between is lost."""
    name = "st-v-back"
    box = tag("input", type="number", id=name, name="value", min=0, max=last, required=True, class_="st-input st-short")
    ask = tag("label", "Take up version number", for_=name, class_="st-label")
    go = tag("button", "Take it up again", type="submit", class_="st-button")
    return tag("form", ask, tag("div", box, go, class_="st-row"), data_send="back", class_="st-field")


def _about(session: Session, number: int, move: Move) -> str:
    """What a move was about, in words: a piece by its text, as it was before or is after."""
    data: Any = move.data
    if "tasks" in data:
        return "one task" if len(data["tasks"]) == 1 else f"{len(data['tasks']):,} tasks"
    if move.verb == "add_action":
        return f"{data['verb']} {data.get('object', '')}"[:80]
    for key in ("text", "item", "id", "action", "objective", "place"):
        if isinstance(data.get(key), str):
            plans = (session.states[number - 1].plan, session.states[number].plan)
            there = next((one for plan in plans if (one := piece(plan, data[key]))), None)
            return ", ".join(filter(None, [(there.text if there else data[key])[:80], str(data.get("date") or "")]))
    return ""


def _compared(session: Session, one: int, other: int) -> Html:
    found = differences(session.states[one].plan, session.states[other].plan)
    title = f"From version {one} to version {other}: {len(found)} difference{'' if len(found) == 1 else 's'}"
    if not found:
        return section(title, tag("p", "They are the same."))
    head = columns(("Piece", False), ("How", False), ("Was", False), ("Is", False))
    rows = [_row(difference) for difference in found[:200]]
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="st-table")
    return section(title, tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label=title))


def _row(one: Difference) -> Html:
    how = f"{one.field.replace('_', ' ')} changed" if one.field else one.how
    return tag(
        "tr",
        tag("th", one.text[:120], scope="row"),
        tag("td", how),
        tag("td", _value(one.was)),
        tag("td", _value(one.now)),
    )


def _value(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(_value, value)) if isinstance(value, list) else str(value)
