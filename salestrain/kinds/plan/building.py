"""Top-down building of a plan: no objective without its goal, no action without its objective, except in task lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.events import Move, Refusal
from .calendar import unreadable_repetition
from .compiler import RULES, compiled
from .items import LETTERS, LOGS, PARTS, made, part_of, plain
from .model import MOST, Action, Goal, Objective, Plan
from .recorder import Telling, some_words
from .state import piece
from .tree import Tree

HEAD = frozenset(("title", "owner", "period", "capacity", "hourly_value", "currency", "funnel"))


def set_plan(telling: Telling, move: Move) -> None:
    """Set period, capacity, funnel and other fields of the plan as a whole."""
    fields = {key: value for key, value in move.data.items() if key in HEAD}
    if not fields or len(fields) < len(move.data):
        raise Refusal(f"You can set these for the whole plan: {', '.join(sorted(HEAD)).replace('_', ' ')}.")
    made(Plan, {**plain(telling.state.plan), **fields})
    telling.happened("plan_set", fields=fields)


def add_goal(telling: Telling, move: Move) -> None:
    """Add a goal at the top."""
    _must_be_open(telling)
    text = some_words(move, "text", "What is the goal? Put it in one line.")
    item = _new(telling, "goals", {**move.data, "text": text})
    telling.happened("added", part="goals", item=plain(item))


def add_objective(telling: Telling, move: Move) -> None:
    """Add an objective under a goal, or as part of another objective."""
    _must_be_open(telling)
    if not telling.state.plan.goals:
        raise Refusal("Build the plan from the top down: first a goal, then the objectives that lead to it.")
    text = some_words(move, "text", "What is the objective? Put it in one sentence.")
    data = {key: value for key, value in move.data.items() if key != "reading"}
    item = _new(telling, "objectives", {**data, "text": text})
    _must_lead_to_a_goal(telling, item.parent, "An objective needs a goal. Which goal does it bring nearer?")
    telling.happened("added", part="objectives", item=plain(item), **_reading(move))


def add_action(telling: Telling, move: Move) -> None:
    """Add an action under an objective."""
    _must_be_open(telling)
    if not telling.state.plan.objectives:
        raise Refusal("Build the plan from the top down: before an action comes the objective it serves.")
    verb = some_words(move, "verb", "What will you do? Begin with a verb: call, write, visit.")
    item = _new(telling, "actions", {**move.data, "verb": verb})
    if not isinstance(piece(telling.state.plan, item.parent or ""), Objective):
        raise Refusal("An action needs an objective. Which objective does it serve?")
    _must_lead_to_a_goal(telling, item.parent, "That objective has no goal yet; give it one first.")
    _must_repeat(item.repeats)
    telling.happened("added", part="actions", item=plain(item))


def import_tasks(telling: Telling, move: Move) -> None:
    """Import a task list as it is: the one exception, and orphans are shown immediately."""
    _must_be_open(telling)
    tasks = move.data["tasks"]
    if not all(isinstance(task, Mapping) for task in tasks):
        raise Refusal("A task list must be a list of tasks with fields.")
    if not tasks:
        raise Refusal("This list has no tasks. Write one per line, or import a CSV with a “Task” column.")
    if len(tasks) + len(telling.state.plan.actions) > MOST:
        raise Refusal(f"A plan can have at most {MOST:,} actions; this list has {len(tasks):,}. Import part of it.")
    last, items = telling.state.numbers.get("a", 0), []
    used_ids = {action.id for action in telling.state.plan.actions}
    for task in tasks:
        last += 1
        while f"a.{last}" in used_ids:
            last += 1
        items.append(plain(made(Action, {**task, "id": f"a.{last}", "parent": None})))
    telling.happened(
        "tasks_imported",
        items=items,
        last=last,
        faults=list(move.data.get("faults", ())),
        why=f"{len(items)} tasks came in; each waits for an objective that it serves.",
    )


def bring_plan(telling: Telling, move: Move) -> None:
    """Replace the plan by one from a file; the present one stays among the versions."""
    if telling.state.phase != "building":
        raise Refusal("The period has begun. Importing a plan would lose what you have ticked off.")
    plan = made(Plan, move.data["plan"])
    numbers = {letter: _highest(getattr(plan, part), letter) for part, letter in LETTERS.items()}
    readings = move.data.get("readings") or {}
    if not isinstance(readings, Mapping) or not all(map(_is_reading, readings.values())):
        raise Refusal("The attached readings were not made by salestrain. Import the plan without them.")
    telling.happened("plan_brought", plan=plain(plan), readings=dict(readings), numbers=numbers)


def _highest(items: tuple[Any, ...], letter: str) -> int:
    numbers = (item.id.removeprefix(f"{letter}.") for item in items if item.id.startswith(f"{letter}."))
    return max((int(number) for number in numbers if number.isdecimal() and len(number) < 10), default=0)


def attach(telling: Telling, move: Move) -> None:
    """Attach an action to an objective, or an objective to another parent."""
    name, parent = str(move.data["item"]), str(move.data["parent"])
    item = piece(telling.state.plan, name)
    if not isinstance(item, Action | Objective):
        raise Refusal(f"There is no action or objective “{name[:60]}” in this plan.")
    _must_fit(telling, item, parent)
    telling.happened("attached", id=name, parent=parent)
    telling.happened("revised", id=name, fields={"parent": parent})


def _must_fit(telling: Telling, item: Action | Objective, parent: str) -> None:
    above = piece(telling.state.plan, parent)
    if isinstance(item, Action) and not isinstance(above, Objective):
        raise Refusal("An action belongs to an objective. Which one does it serve?")
    if isinstance(item, Objective):
        if above is None or isinstance(above, Action):
            raise Refusal("An objective belongs to a goal, or to an objective it is part of.")
        path = Tree(telling.state.plan).path(above.id)
        if above.id == item.id or item.id in [ancestor.id for ancestor in path]:
            raise Refusal("Then each would be part of the other, and neither would lead to a goal.")


def change(telling: Telling, move: Move) -> None:
    """Change the words, numbers or dates of an item."""
    if telling.state.phase in ("closed", "debriefed"):
        raise Refusal("The period is closed, so the plan can no longer be changed.")
    name = str(move.data["id"])
    item = piece(telling.state.plan, name)
    if item is None:
        raise Refusal(f"There is no “{name[:60]}” in this plan.")
    fields = {key: value for key, value in move.data.items() if key not in ("id", "reading")}
    if LOGS & set(fields):
        raise Refusal("You cannot type in what was done, moved, dropped or measured. Do it under “Week” or “Progress”.")
    if not fields:
        raise Refusal("Nothing was changed.")
    if not isinstance(item, Goal) and "parent" in fields and fields["parent"] != item.parent:
        _must_fit(telling, item, str(fields["parent"]))
    new = made(type(item), {**plain(item), **fields})
    if isinstance(new, Action):
        _must_repeat(new.repeats)
    telling.happened("revised", id=name, fields=fields, **_reading(move))


def remove(telling: Telling, move: Move) -> None:
    """Remove an item that has nothing under it."""
    _must_be_open(telling)
    name = str(move.data["id"])
    item = piece(telling.state.plan, name)
    if item is None:
        raise Refusal(f"There is no “{name[:60]}” in this plan.")
    tree = Tree(telling.state.plan)
    under = len(tree.objectives_under(name)) + len(tree.actions_under(name))
    if under:
        items, them = ("1 item", "it") if under == 1 else (f"{under} items", "them")
        raise Refusal(f"“{item.text}” still has {items} under it. Remove or move {them} first.")
    if isinstance(item, Action) and item.done:
        raise Refusal(f"“{item.text}” has been done at least once. Drop the rest of it, with a reason.")
    telling.happened("removed", id=name, part=part_of(item), text=item.text)


def compile_plan(telling: Telling, move: Move) -> None:
    """Compile the plan and record the codes of the findings."""
    report = compiled(telling.state.plan, telling.state.readings, telling.state.notes)
    codes = sorted({finding.code for finding in report.found})
    telling.happened(
        "compiled",
        [f"found:{code}" for code in codes],
        at=telling.turn,
        errors=len(report.errors),
        questions=len(report.open_warnings),
        codes=codes,
    )


def override(telling: Telling, move: Move) -> None:
    """Override a warning, with the reason."""
    rule, place = str(move.data["rule"]), str(move.data["place"])
    note = some_words(move, "note", "Say why you leave it as it is. You will read this again at the end.")
    _must_be_found(telling, rule, place)
    if RULES[rule].severity == "error":
        raise Refusal(f"This has to be fixed before you begin. {RULES[rule].because}")
    telling.happened("overridden", rule=rule, place=place, note=note)


def answer(telling: Telling, move: Move) -> None:
    """Answer a question of the compiler; the finding stays until the plan is changed."""
    rule, place = str(move.data["rule"]), str(move.data["place"])
    _must_be_found(telling, rule, place)
    telling.happened("answered", rule=rule, place=place, text=some_words(move, "text", "What is your answer?"))


def _must_be_found(telling: Telling, rule: str, place: str) -> None:
    report = compiled(telling.state.plan, telling.state.readings, telling.state.notes)
    if (rule, place) not in {(finding.code, finding.place) for finding in report.found}:
        raise Refusal("That is no longer asked.")


def _must_be_open(telling: Telling) -> None:
    if telling.state.phase in ("closed", "debriefed"):
        raise Refusal("The period is closed, so the plan can no longer be changed.")


def _must_lead_to_a_goal(telling: Telling, parent: str | None, ask: str) -> None:
    above = piece(telling.state.plan, parent or "")
    if not isinstance(above, Goal | Objective) or Tree(telling.state.plan).goal_of(above.id) is None:
        raise Refusal(ask)


def _must_repeat(words: str) -> None:
    fault = unreadable_repetition(words) if words else ""
    if fault:
        raise Refusal(fault)


def _reading(move: Move) -> dict[str, Any]:
    reading = move.data.get("reading")
    return {"reading": reading} if _is_reading(reading) else {}


def _is_reading(reading: Any) -> bool:
    """Return whether this is a reading of a sentence as made by `plan.reading`."""
    if not isinstance(reading, Mapping) or not isinstance(reading.get("spans"), Mapping):
        return False
    spans = reading["spans"].values()
    are_spans = all(isinstance(span, list) and list(map(type, span)) == [int, int] for span in spans)
    return are_spans and isinstance(reading.get("vague", []), list)


def _new(telling: Telling, part: str, data: Mapping[str, Any]) -> Any:
    plan, letter = telling.state.plan, LETTERS[part]
    if LOGS & set(data) or "id" in data:
        raise Refusal("You cannot type in what was done, moved, dropped or measured. Do it under “Week” or “Progress”.")
    if len(getattr(plan, part)) >= MOST:
        raise Refusal(f"A plan can have at most {MOST:,} of these.")
    number, used_ids = telling.state.numbers.get(letter, 0) + 1, {item.id for item in plan.items()}
    while f"{letter}.{number}" in used_ids:
        number += 1
    return made(PARTS[part], {**data, "id": f"{letter}.{number}"})
