"""What each message of the planner's page does: the moves it makes, and the sentence that answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from ....attempts.passing import passed_on
from ....calendars.words import day_words
from ....core.events import Move, Refusal
from ....ui.confirming import CONFIRM
from ....ui.offers import Offers, taken
from ..engine import report_of
from ..items import plain
from ..model import Action, Goal, Plan
from ..reading import read_through
from ..state import piece
from ..tree import Tree
from .check_view import verdict
from .choices import goal_fields
from .fields import PlanField, changed, given, labels_of, value_of
from .funnel_acts import keep_funnel, move_sliders, settle_result, settle_step
from .moved import moved_at_a_glance
from .node_view import PlanView, place
from .period_form import set_period
from .progress_view import progress_id
from .saving import export
from .task_list import answer_list, bring_list, put_list_away, sample_list
from .uploading import text_of
from .week_view import row_id

if TYPE_CHECKING:
    from .page import PlanPage

Fields: TypeAlias = Mapping[str, Any]
Handler: TypeAlias = "Callable[[PlanPage, Fields, int | None], str | None]"
"""Does what a message asks for, given the page, the fields and the number of moves that the browser knows of."""


def _look(page: PlanPage, fields: Fields, seq: int | None) -> str:
    if fields["value"] in page.views:
        page.view, page.opened, page.adding = fields["value"], "", ""
    return ""


def _list(page: PlanPage, fields: Fields, seq: int | None) -> str:
    only, _, number = fields["value"].partition(" ")
    page.only, page.page = only, int(number) if number.isdecimal() else 0
    return ""


def _day(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.day = date.fromisoformat(value_of(PlanField("day", "Date", "date"), fields["value"] or "?"))
    period = page.state().plan.period
    if period and not period.start <= page.day <= period.end:
        page.day = min(max(page.day, period.start), period.end)
        return "That day is outside the period. This is the nearest day within it."
    return ""


def _edit(page: PlanPage, fields: Fields, seq: int | None) -> str:
    item = piece(page.state().plan, fields["value"])
    if item is None:
        raise Refusal("That item is no longer in the plan.")
    if page.view not in ("build", "list"):
        page.view = "build"
    page.opened, page.adding, page.focus = item.id, "", f"{place(item.id)}-form"
    return ""


def _open_form(kind: str, page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Open the form for a new objective or action under a piece."""
    page.opened, page.adding, page.from_practice = "", f"{kind} {fields['value']}", None
    page.focus = f"{place(fields['value'])}-form"
    return ""


def _from_practice(page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Look into the learner's own practice for something to do."""
    page.from_practice = Offers(passed_on(page.practice, "try", "build"))
    page.focus = f"{place(page.adding.partition(' ')[2])}-form"
    return ""


def _use_practice(page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Put the words of what was found into the form; it is an action only once it is added."""
    page.from_practice = taken(page.from_practice, fields["value"])
    page.focus = f"{place(page.adding.partition(' ')[2])}-form"
    return "It stands in the form. Make it yours: what exactly, with whom, and when?"


def _ask(page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Ask before something is done that ends, deletes or cannot be taken back."""
    what, _, name = fields["value"].partition(" ")
    if what == "remove":  # What cannot be removed is said at once, and not after a yes.
        page.session().preview(Move("remove", {"id": name}))
    page.asked, page.focus = fields["value"], CONFIRM
    return ""


def _leave(page: PlanPage, fields: Fields, seq: int | None) -> str:
    opened = page.opened or page.adding.partition(" ")[2] or page.left.partition(" ")[2]
    page.focus = place(opened) if opened else ""
    page.opened = page.adding = ""
    return ""


def _newest(page: PlanPage, part: str) -> str:
    name: str = getattr(page.state().plan, part)[-1].id
    return name


def _new_goal(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("add_goal", given(Goal, goal_fields(fields)), seq)
    page.focus = place(_newest(page, "goals"))
    return "Goal added. How will you get there? Add an objective under it."


def _new_objective(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("add_objective", {"parent": fields["parent"], "text": fields["text"]}, seq)
    page.opened = _newest(page, "objectives")
    page.focus = f"{place(page.opened)}-form"
    return "Objective added. Its fields are filled in from your sentence: correct what is wrong, add what is missing."


def _new_action(page: PlanPage, fields: Fields, seq: int | None) -> str:
    typed_in = {key: value for key, value in fields.items() if key not in ("verb", "object")}
    data = {"parent": fields["parent"], "text": fields["text"], **given(Action, typed_in)}
    page.do("add_action", data, seq)
    page.focus = place(_newest(page, "actions"))
    plan = page.state().plan
    added = plan.actions[-1]
    moved = moved_at_a_glance(plan, added, Tree(plan).objectives.get(added.parent or ""))
    return f"Action added. {moved}." if moved else "Action added."


def _change(page: PlanPage, fields: Fields, seq: int | None) -> str:
    item = piece(page.state().plan, fields["id"])
    if item is None:
        raise Refusal("That item is no longer in the plan.")
    typed = goal_fields(fields) if isinstance(item, Goal) else fields
    new = changed(item, typed, page.state().plan.period)
    page.focus = place(item.id)
    if not new:
        page.opened = ""
        return "Nothing was changed."
    page.do("change", {"id": item.id, **new}, seq)
    return f"Saved: {', '.join(labels_of(item, new))}."


def _remove(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("remove", {"id": fields["value"]}, seq)
    return "Removed. You will still find it in earlier versions."


def _attach(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("attach", fields, seq)
    page.focus = place(fields["item"])
    if page.view != "build":
        page.focus += "-row"
    return "Attached."


def _bring(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("bring_plan", {"text": text_of(fields)}, seq)
    page.view, page.sum = "build", None
    return "Plan imported. The plan you had before is kept as an earlier version."


def _copy_example(page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Put a copy of the worked example in the place of the plan, to try things out on."""
    example: Plan | None = page.session().exercise.example
    if example is None:
        raise Refusal("This exercise has no example to copy.")
    copied, readings = read_through(example)
    page.do("bring_plan", {"plan": plain(copied), "readings": readings}, None)
    page.view, page.sum = "build", None
    return "This is a copy of the example: change what you like. “Versions” leads back to the empty plan."


def _compile(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("compile", {}, seq)
    page.view = "check"
    return verdict(PlanView(page.state(), report_of(page.state())))


def _begin_period(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("start_period", {"date": page.today().isoformat()}, seq)
    page.view = "week"
    return "The period has begun. Tick off what you do. You can still change the plan."


def _note(verb: str, answer: str, page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Keep somebody's words about a question."""
    page.do(verb, fields, seq)
    page.focus = f"st-f-{fields['rule']}-{place(fields['place'])}"
    return answer


def _tick(verb: str, answer: str, page: PlanPage, fields: Fields, seq: int | None) -> str:
    """Mark an action as done, or take that back."""
    action, _, planned = fields["value"].partition("|")
    page.do(verb, {"action": action, "date": planned or page.today().isoformat()}, seq)
    page.focus = row_id(action, planned)
    return answer


def _move(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("move_action", fields, seq)
    page.focus = row_id(fields["action"], fields["was"])
    return f"Moved to {day_words(date.fromisoformat(fields['to']))}. “Progress” shows what that means for the goals."


def _drop(page: PlanPage, fields: Fields, seq: int | None) -> str:
    data = {"action": fields["action"], "reason": fields["reason"]}
    if fields["was"] and not fields["all"]:
        data["date"] = fields["was"]
    page.do("drop", data, seq)
    page.focus = row_id(fields["action"], fields["was"])
    return "Dropped. Your reason is saved."


def _measure(page: PlanPage, fields: Fields, seq: int | None) -> str:
    value = value_of(PlanField("value", "Result", "number"), fields["value"])
    data = {"objective": fields["objective"], "value": value, "date": page.today().isoformat()}
    page.do("measure", data, seq)
    page.focus = progress_id(fields["objective"])
    return "Result saved."


def _compare(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.compared = _version(page, fields["one"]), _version(page, fields["other"])
    return ""


def _version(page: PlanPage, number: int) -> int:
    """Return the number of a version. Raises Refusal where there is none."""
    last = len(page.session().moves)
    if not 0 <= number <= last:
        raise Refusal(f"Choose a version from 0 to {last}.")
    return number


def _back(page: PlanPage, fields: Fields, seq: int | None) -> str:
    number = _version(page, fields["value"])
    before = page.session().states[number]
    page.do("bring_plan", {"plan": plain(before.plan), "readings": dict(before.readings)}, seq)
    page.view = "build"
    return f"Version {number} restored. It is now the newest version."


def _close_period(page: PlanPage, fields: Fields, seq: int | None) -> str:
    page.do("close_period", {"date": page.today().isoformat()}, seq)
    page.view = "finish"
    return "The period is closed. Here are your marks as they stand."


def _debrief(page: PlanPage, fields: Fields, seq: int | None) -> str:
    if page.state().phase == "building" and page.state().compiled_at is None:
        page.do("compile", {}, seq)
        seq = None
    page.do("open_debrief", {}, seq)
    return ""


ACTS: Mapping[str, Handler] = {
    "look": _look,
    "list": _list,
    "day": _day,
    "edit": _edit,
    "add_objective": partial(_open_form, "objective"),
    "add_action": partial(_open_form, "action"),
    "from_practice": _from_practice,
    "use_practice": _use_practice,
    "ask": _ask,
    "leave": _leave,
    "new_goal": _new_goal,
    "new_objective": _new_objective,
    "new_action": _new_action,
    "change_goal": _change,
    "change_objective": _change,
    "change_action": _change,
    "remove": _remove,
    "attach": _attach,
    "tasks": bring_list,
    "copy_example": _copy_example,
    "sample_tasks": sample_list,
    "tasks_answer": answer_list,
    "tasks_away": put_list_away,
    "bring": _bring,
    "period": set_period,
    "compile": _compile,
    "begin_period": _begin_period,
    "override": partial(_note, "override", "Left as it is. You will read your reason again at the end."),
    "answer": partial(_note, "answer", "Answer saved."),
    "tick": partial(_tick, "tick", "Marked as done."),
    "untick": partial(_tick, "untick", "Marked as not done."),
    "move": _move,
    "drop": _drop,
    "measure": _measure,
    "feeds": settle_step,
    "counts": settle_result,
    "sum": move_sliders,
    "keep_funnel": keep_funnel,
    "export": export,
    "compare": _compare,
    "back": _back,
    "close_period": _close_period,
    "debrief": _debrief,
}
"""What each message does, and the status to show; None when a screen was shown already."""
