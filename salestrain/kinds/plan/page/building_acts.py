"""What is done to the plan itself: goals, objectives and actions come, change and go; earlier versions come back."""

from __future__ import annotations

from ....core.events import Refusal
from ....ui.messages import Count, Message, Value, on
from ..items import plain
from ..model import Action, Goal, Plan
from ..reading import read_through
from ..state import piece
from ..tree import Tree
from .choices import goal_fields
from .desk import PlanDesk
from .fields import changed, given, labels_of
from .messages import (
    Added,
    Attach,
    Change,
    ChangeAction,
    ChangeGoal,
    ChangeObjective,
    NewAction,
    NewGoal,
    NewObjective,
    Upload,
)
from .moved import moved_at_a_glance
from .node_view import place
from .uploading import text_of


def _newest(page: PlanDesk, part: str) -> str:
    name: str = getattr(page.state().plan, part)[-1].id
    return name


@on("new_goal", takes=NewGoal)
def _new_goal(page: PlanDesk, message: NewGoal) -> str:
    page.do("add_goal", given(Goal, goal_fields(message.fields)), message.seq)
    page.focus = place(_newest(page, "goals"))
    return "Goal added. How will you get there? Add an objective under it."


@on("new_objective", takes=NewObjective)
def _new_objective(page: PlanDesk, message: NewObjective) -> str:
    page.do("add_objective", {"parent": message.parent, "text": message.text}, message.seq)
    page.opened = _newest(page, "objectives")
    page.focus = f"{place(page.opened)}-form"
    return "Objective added. Its fields are filled in from your sentence: correct what is wrong, add what is missing."


@on("new_action", takes=NewAction)
def _new_action(page: PlanDesk, message: Added) -> str:
    typed_in = {key: value for key, value in message.fields.items() if key not in ("verb", "object")}
    data = {"parent": message.parent, "text": message.text, **given(Action, typed_in)}
    page.do("add_action", data, message.seq)
    page.focus = place(_newest(page, "actions"))
    plan = page.state().plan
    added = plan.actions[-1]
    moved = moved_at_a_glance(plan, added, Tree(plan).objectives.get(added.parent or ""))
    return f"Action added. {moved}." if moved else "Action added."


@on("change_goal", takes=ChangeGoal)
@on("change_objective", takes=ChangeObjective)
@on("change_action", takes=ChangeAction)
def _change(page: PlanDesk, message: ChangeGoal | Change) -> str:
    item = piece(page.state().plan, message.id)
    if item is None:
        raise Refusal("That item is no longer in the plan.")
    typed = goal_fields(message.fields) if isinstance(item, Goal) else message.fields
    new = changed(item, typed, page.state().plan.period)
    page.focus = place(item.id)
    if not new:
        page.opened = ""
        return "Nothing was changed."
    page.do("change", {"id": item.id, **new}, message.seq)
    return f"Saved: {', '.join(labels_of(item, new))}."


@on("remove", takes=Value)
def _remove(page: PlanDesk, message: Value) -> str:
    page.do("remove", {"id": message.value}, message.seq)
    return "Removed. You will still find it in earlier versions."


@on("attach", takes=Attach)
def _attach(page: PlanDesk, message: Attach) -> str:
    page.do("attach", message.fields, message.seq)
    page.focus = place(message.item)
    if page.view != "build":
        page.focus += "-row"
    return "Attached."


@on("bring", takes=Upload)
def _bring(page: PlanDesk, message: Upload) -> str:
    page.do("bring_plan", {"text": text_of(message)}, message.seq)
    page.view, page.sum = "build", None
    return "Plan imported. The plan you had before is kept as an earlier version."


@on("copy_example")
def _copy_example(page: PlanDesk, message: Message) -> str:
    """Put a copy of the worked example in the place of the plan, to try things out on."""
    example: Plan | None = page.session().exercise.example
    if example is None:
        raise Refusal("This exercise has no example to copy.")
    copied, readings = read_through(example)
    page.do("bring_plan", {"plan": plain(copied), "readings": readings}, None)
    page.view, page.sum = "build", None
    return "This is a copy of the example: change what you like. “Versions” leads back to the empty plan."


@on("back", takes=Count)
def _back(page: PlanDesk, message: Count) -> str:
    number = page.version(message.value)
    before = page.session().states[number]
    page.do("bring_plan", {"plan": plain(before.plan), "readings": dict(before.readings)}, message.seq)
    page.view = "build"
    return f"Version {number} restored. It is now the newest version."
