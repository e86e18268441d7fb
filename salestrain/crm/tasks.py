"""A task list, from a CSV or from pasted lines: what somebody does today, before it is assigned to an objective."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .cells import Question, asked, number_ways, read_columns
from .days import date_ways
from .headers import Columns, Profiles, folded, holds_people, mapped
from .reading import read_table
from .table import Fault, Table

FIELDS = ("task", "due", "minutes", "repeats", "done")
_BULLET = re.compile(r"(?:[-*•–+]\s+|\d{1,3}[.)]\s+)?(?:\[(?P<tick>[ xX✓]?)\]\s*)?(?P<rest>.*)")
_MINUTES = re.compile(
    r"\s*[(\[]?\b(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s?(?P<unit>min(?:ute)?s?|h|hrs?|hours?)\b[)\]]?\s*$", re.IGNORECASE
)
_LONGEST_TIME = 40
"""A time stands in the last so many characters of a line; a search through long runs of blanks would take for ever."""
_DONE = frozenset("x yes true 1 done completed complete finished closed ja erledigt wahr ✓".split())


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list; None means that it is not stated.

    `repeats` is in the person's own words (see `read_recurrence`).
    """

    row: int
    task: str
    due: date | None = None
    minutes: int | None = None
    repeats: str | None = None
    done: bool = False
    more: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks, the mapping of columns to show (empty for pasted lines), every fault, and the open questions."""

    tasks: tuple[Task, ...]
    columns: Columns
    faults: tuple[Fault, ...]
    questions: tuple[Question, ...]


def read_tasks(
    raw: bytes | str,
    profiles: Profiles,
    *,
    chosen: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Tasks:
    """Return the tasks in a CSV whose header names a task column, otherwise one task per line. Never raises.

    Args:
        raw: content of the file, or pasted text.
        profiles: column names of several programs.
        chosen: for columns that a person has assigned, one of `FIELDS`.
        answers: for columns with a question, the key of the chosen answer.
    """
    table = read_table(raw)
    columns = mapped(table.header, profiles, FIELDS, chosen)
    if "task" not in columns.fields.values():
        return _pasted(raw)
    cells = table.columns()
    people = tuple(name for name in columns.unknown if holds_people(cells[name]))
    unknown = tuple(name for name in columns.unknown if name not in people)
    columns = Columns(columns.program, columns.fields, unknown, (*columns.dropped, *people))
    return _listed(table, columns, cells, answers or {})


def _listed(table: Table, columns: Columns, cells: Mapping[str, list[str]], answers: Mapping[str, str]) -> Tasks:
    by_field = {field_: name for name, field_ in columns.fields.items()}
    due_cells = {by_field["due"]: cells[by_field["due"]]} if "due" in by_field else {}
    dates = read_columns(due_cells, date_ways, answers)
    faults = list(table.faults)
    tasks = []
    for place, (row, _) in enumerate(table.rows):
        written = {field_: cells[name][place] for field_, name in by_field.items()}
        due = dates[by_field["due"]].values[place] if "due" in by_field else None
        minutes = _minutes(written.get("minutes", ""))
        wrong = {f: written[f] for f, value in (("due", due), ("minutes", minutes)) if written.get(f) and value is None}
        if "due" in wrong and not date_ways(wrong["due"]):
            what = f"“{wrong['due'][:60]}” is no date. Write one such as 2026-12-31."
            faults.append(Fault(row, by_field["due"], what))
        if "minutes" in wrong:
            what = f"“{wrong['minutes'][:60]}” is no time. Write minutes such as 30, or 1.5 h."
            faults.append(Fault(row, by_field["minutes"], what))
        if not written["task"]:
            faults.append(Fault(row, by_field["task"], "there is no task in this row; it was kept without a name."))
        more = {name: cells[name][place] for name in columns.unknown if cells[name][place]}
        done = folded(written.get("done", "")) in _DONE or written.get("done") == "✓"
        tasks.append(Task(row, written["task"], due, minutes, written.get("repeats") or None, done, more, wrong))
    questions = [asked(name, column) for name, column in dates.items()]
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.column)))
    return Tasks(tuple(tasks), columns, ordered, tuple(question for question in questions if question))


def _pasted(raw: bytes | str) -> Tasks:
    """Return one task per line; a bullet, a tick box and a time at the end are parsed, everything else is the task."""
    table = read_table(raw)
    no_columns = Columns("", {}, (), ())
    if not table.header:
        return Tasks((), no_columns, table.faults, ())
    text = raw if isinstance(raw, str) else raw.decode(table.encoding)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tasks = [_line(row, line.strip()) for row, line in enumerate(lines, 1) if line.strip()]
    return Tasks(tuple(tasks), no_columns, (), ())


def _line(row: int, line: str) -> Task:
    match = _BULLET.match(line)
    rest = (match["rest"] if match else line).strip()
    begins = max(0, len(rest) - _LONGEST_TIME)
    time = _MINUTES.search(rest[begins:])
    name = rest[: begins + time.start()].rstrip(" ,;:-–") if time else rest
    done = bool(match and match["tick"] and match["tick"].strip())
    minutes = _minutes(time.group().strip(" ()[]")) if time and name else None
    return Task(row, name or rest, minutes=minutes, done=done)


def _minutes(text: str) -> int | None:
    """Return the minutes in "30", "30 min", "1.5 h" or "1:30"; None if the text states no time."""
    if clock := re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip()):
        return int(clock[1]) * 60 + int(clock[2])
    if unit := _MINUTES.fullmatch(text.strip()):
        number = float(unit["number"].replace(",", "."))
        return round(number * (60 if unit["unit"].lower().startswith("h") else 1))
    ways = number_ways(text)
    value = next(iter(ways.values()), None)
    return round(value) if value is not None and 0 <= value <= 100_000 else None
