"""Exports of a plan: YAML that can be read back completely, CSV for a spreadsheet, entries for a calendar."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ...calendars.ics import Entry
from ...exports.safe_csv import Cell, write_csv
from .calendar import DUE, occurrences_of
from .imports import COLUMNS, LISTS
from .items import PARTS, plain
from .model import Plan
from .tree import Tree, path_words


def plan_yaml(plan: Plan) -> str:
    """Return the complete plan, with everything that was done, as YAML that `plan.imports` reads back."""
    data = {"schema": plan.schema_, **plain(plan)}
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4096
    buffer = io.StringIO()
    yaml.dump(_quoted(data), buffer)
    return buffer.getvalue()


def _quoted(data: Any) -> Any:
    """Quote all texts, so that none of them is taken for a number, a date or YAML syntax."""
    if isinstance(data, dict):
        return {key: _quoted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_quoted(value) for value in data]
    return DoubleQuotedScalarString(data) if isinstance(data, str) else data


def plan_csv(plan: Plan) -> str:
    """Return goals, objectives and actions as rows of CSV.

    No cell is a live formula. Moves and drops are only in the YAML.
    """
    rows = [_row(part[:-1], item) for part in PARTS for item in getattr(plan, part)]
    return write_csv(COLUMNS, rows)


def _row(sort: str, item: Any) -> list[Cell]:
    fields = {**plain(item), "sort": sort}
    cells: list[Cell] = []
    for name in COLUMNS:
        value = fields.get(name)
        cells.append(" ".join(_number(element) for element in value) if name in LISTS and value else value)
    return cells


def _number(value: Any) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def calendar_entries(plan: Plan, attempt: str) -> Iterator[Entry]:
    """Yield what is still due, each on its day with its path and cue, and the check-ins of the objectives."""
    tree = Tree(plan)
    for action in plan.actions:
        path = path_words(tree.path(action.id))
        minutes = f"{action.minutes} minutes" if action.minutes else ""
        note = "\n".join(filter(None, [path, action.cue, minutes]))
        for occurrence in occurrences_of(plan, action, tree.objectives.get(action.parent or "")):
            if occurrence.state == DUE:
                yield Entry(_id(attempt, action.id, occurrence.planned), occurrence.date, action.text, note)
    for objective in plan.objectives:
        for check in objective.check_ins:
            yield Entry(
                _id(attempt, objective.id, check),
                check,
                f"Check: {objective.text}",
                path_words(tree.path(objective.id)),
            )


def _id(attempt: str, name: str, day: date) -> str:
    return f"{attempt}-{name}-{day}"
