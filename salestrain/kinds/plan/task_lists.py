"""Import of a task list: questions to settle first, then its tasks as actions."""

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
"""Maps the column of a question to the key of the choice that was made."""
LONGEST_TASK = 500
WHICH = ""
"""Column of the question which column names the tasks; no real column has this name."""
NEITHER = ("neither", "neither: leave these dates open")
LINES = ("lines", "none: each line is a task")


def open_questions(text: str, answers: Answers) -> tuple[Question, ...]:
    """Return what only a person can decide before the import: which column names the tasks, what a date means."""
    tasks = _read(text, answers)
    if WHICH not in answers and not tasks.columns.fields and (header := _header_of_a_table(text)):
        asks = "No column is called “Task”. Which one holds the tasks?"
        columns = [(f"column {name}", f"“{name}”") for name in header]
        return (Question(WHICH, asks, (*columns, LINES)),)
    pending = [question for question in tasks.questions if question.column not in answers]
    return tuple(replace(question, choices=(*question.choices, NEITHER)) for question in pending)


def _header_of_a_table(text: str) -> tuple[str, ...]:
    """Return the header if every row has as many cells and more than one; commas in plain lines seldom align so."""
    table = read_table(text)
    is_table = len(table.header) > 1 and len(table.rows) > 0 and not table.faults
    return table.header if is_table else ()


def _read(text: str, answers: Answers) -> Tasks:
    column = answers.get(WHICH, "").removeprefix("column ")
    chosen = {column: "task"} if column and answers[WHICH] != LINES[0] else {}
    return read_tasks(text, _profiles(), chosen=chosen, answers=answers)


def task_list(text: str, answers: Any = None) -> dict[str, Json]:
    """Return the tasks as actions without a parent, and what could not be read; `answers` settle the questions."""
    are_answers = isinstance(answers, Mapping) and all(isinstance(word, str) for word in (*answers, *answers.values()))
    tasks = _read(text, answers if are_answers else {})
    faults = [str(fault) for fault in tasks.faults]
    faults += [
        f"Column “{question.column}”: {question.asks} These dates are left open." for question in tasks.questions
    ]
    if tasks.columns.dropped:
        faults.append(f"Left out, because they may name people: {', '.join(tasks.columns.dropped)}.")
    return {"tasks": [_task(task) for task in tasks.tasks if task.task or task.more], "faults": faults[:100]}


@cache
def _profiles() -> Profiles:
    return read_profiles()


def _task(task: Task) -> dict[str, Json]:
    """Return one task as an action without a parent; columns without a field of their own go into the note."""
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
    """Split a line to do into verb and object; a line that begins with no known verb is split after its first word."""
    text = " ".join(text.split())[:LONGEST_TASK]
    owner, verb, start = opening(text)
    if verb is not None and owner is None and verb.span[0] == 0:
        return {"verb": text[slice(*verb.span)], "object": text[start:].strip()}
    first, _, rest = text.partition(" ")
    return {"verb": first, "object": rest} if first else {"verb": ""}
