"""A task list that somebody brings along: what has to be asked before it comes in, and its tasks as actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ...crm import Profiles, Question, Task, Tasks, read_table, read_tasks
from ...crm.profiles import read_profiles
from ...language.stating.phrases import opening
from .calendar import is_recurrence

Json = Any
Answers = Mapping[str, str]
"""A question's column to the key of the choice that was taken."""
LONGEST_TASK = 500
WHICH = ""
"""The column of the question which column names the tasks; no real one is called so."""
NEITHER = ("neither", "neither: leave these dates open")
LINES = ("lines", "none: each line is a task")


def open_questions(text: str, answers: Answers) -> tuple[Question, ...]:
    """What only a person can decide before the list comes in: which column names the tasks, what a date means."""
    found = _read(text, answers)
    if WHICH not in answers and not found.columns.fields and (header := _header_of_a_table(text)):
        asks = "No column of this table is called “Task”. Which one says what is to be done?"
        return (Question(WHICH, asks, (*((f"column {name}", f"“{name}”") for name in header), LINES)),)
    return tuple(replace(one, choices=(*one.choices, NEITHER)) for one in found.questions if one.column not in answers)


def _header_of_a_table(text: str) -> tuple[str, ...]:
    """The header where every row has as many cells, and more than one; commas in lines seldom fall so."""
    table = read_table(text)
    even = len(table.header) > 1 and len(table.rows) > 0 and not table.faults
    return table.header if even else ()


def _read(text: str, answers: Answers) -> Tasks:
    column = answers.get(WHICH, "").removeprefix("column ")
    chosen = {column: "task"} if column and answers[WHICH] != LINES[0] else {}
    return read_tasks(text, _profiles(), chosen=chosen, answers=answers)


def task_list(text: str, answers: Any = None) -> dict[str, Json]:
    """The tasks as the plan's actions without a parent, and what could not be read. `answers` are to the questions."""
    sound = isinstance(answers, Mapping) and all(isinstance(one, str) for one in (*answers, *answers.values()))
    found = _read(text, answers if sound else {})
    faults = [str(fault) for fault in found.faults]
    faults += [f"Column “{one.column}”: {one.asks} These dates are left open." for one in found.questions]
    if found.columns.dropped:
        faults.append(f"Left out, because they may name people: {', '.join(found.columns.dropped)}.")
    return {"tasks": [_task(one) for one in found.tasks if one.task or one.more], "faults": faults[:100]}


@cache
def _profiles() -> Profiles:
    return read_profiles()


def _task(task: Task) -> dict[str, Json]:
    """One task as an action without a parent; whatever has no field of its own stays in the note."""
    more = [f"{name}: {value}" for name, value in {**task.more, **task.unread}.items()]
    fields: dict[str, Json] = split(task.task or "(without a name)")
    if len(task.task) > LONGEST_TASK:
        more.append(task.task)
    if task.due:
        fields["date"] = task.due.isoformat()
    if task.minutes is not None:
        fields["minutes"] = min(task.minutes, 100_000)
    if task.repeats and is_recurrence(task.repeats):
        fields["repeats"] = task.repeats
    elif task.repeats:
        more.append(f"repeats: {task.repeats}")
    if task.done:
        more.append("done before this plan began")
    if more:
        fields["note"] = "; ".join(more)[:4000]
    return fields


def split(text: str) -> dict[str, Json]:
    """A line to do as verb and object; a line that begins with no verb we know is cut after its first word."""
    text = " ".join(text.split())[:LONGEST_TASK]
    owner, verb, start = opening(text)
    if verb is not None and owner is None and verb.span[0] == 0:
        return {"verb": text[slice(*verb.span)], "object": text[start:].strip()}
    first, _, rest = text.partition(" ")
    return {"verb": first, "object": rest} if first else {"verb": ""}
