"""Import of a plan from YAML or CSV, reporting everything that is wrong with line and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ...content.findings import Findings
from ...content.schema_errors import sentence, validate
from ...content.yaml import Unreadable, parse
from ...core.events import canonical
from ...core.problems import Place, Problem, did_you_mean
from ...crm import read_table
from .calendar import is_recurrence
from .items import PARTS
from .model import Action, Goal, Objective, Plan

CODE = "plan"
SORTS = {"goal": "goals", "objective": "objectives", "action": "actions"}
ONE = {"goals": "a goal", "objectives": "an objective", "actions": "an action"}
NUMBERS = ("baseline", "target", "weight", "minutes", "yields")
LISTS = ("check_ins", "history", "scale", "done")
COLUMNS: tuple[str, ...] = (
    "sort",
    *dict.fromkeys(
        name
        for model in (Goal, Objective, Action)
        for name in model.model_fields
        if name not in ("measured", "moved", "dropped")
    ),
)
"""Columns of a plan as CSV; a list is one cell with its values separated by spaces."""
MOST_SAID = 40


class Unbrought(Exception):
    """File that is not a valid plan; `faults` lists everything wrong with it, one sentence each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        more = [f"… and {len(faults) - MOST_SAID} more."] if len(faults) > MOST_SAID else []
        super().__init__("\n".join([*self.faults[:MOST_SAID], *more]))


def brought(text: str) -> Plan:
    """Return the plan in `text`, as YAML or as CSV with a column “sort”.

    Raises:
        Unbrought: the text is not a valid plan.
    """
    text = text.removeprefix("\ufeff")
    head = re.split(r"[,;\t|\n]", text.lstrip(), maxsplit=1)[0].strip().strip('"').casefold()
    return _from_csv(text) if head == "sort" else _from_yaml(text)


def _from_yaml(text: str) -> Plan:
    try:
        findings = Findings("the plan", parse(text))
    except Unreadable as unreadable:
        raise Unbrought([f"Line {unreadable.mark[0]}: {unreadable.what} {unreadable.remedy}".strip()]) from None
    plan = validate(Plan, findings, CODE)
    _ids(findings)
    for place, words in findings.select("actions.*.repeats"):
        if isinstance(words, str) and words and not is_recurrence(words):
            findings.add(CODE, place, f"“{words}” is not a repetition we can read.", REPEAT)
    if findings.problems or plan is None:
        raise Unbrought([_fault(problem) for problem in sorted(findings.problems)])
    return plan


def _fault(problem: Problem) -> str:
    where = problem.where or "the file"
    return f"Line {problem.line}, {where}: {problem.what} {problem.remedy}".strip()


REPEAT = "Write “daily”, “weekly on Mon”, “every 2 weeks on Tue” or “monthly on 15”."


def _ids(findings: Findings) -> None:
    places: dict[str, Place] = {}
    for section in PARTS:
        for place, name in findings.select(f"{section}.*.id"):
            if isinstance(name, str) and name in places:
                line = findings.document.mark(places[name])[0]
                findings.add(CODE, place, f"The id '{name}' is already used on line {line}.", "Choose another.")
            if isinstance(name, str):
                places.setdefault(name, place)


def _from_csv(text: str) -> Plan:
    table = read_table(text)
    faults = [str(fault) for fault in table.faults]
    names = [name.strip().casefold().replace(" ", "_") for name in table.header]
    unknown = [name for name in names if name not in COLUMNS]
    faults += [f"Row 1: “{name}” is not a column of a plan. {did_you_mean(name, COLUMNS)}" for name in unknown]
    parts: dict[str, list[Any]] = {part: [] for part in PARTS}
    rows: dict[str, int] = {}
    for row, cells in table.rows:
        fields = {name: _unmarked(cell) for name, cell in zip(names, cells, strict=True) if cell and name in COLUMNS}
        part = SORTS.get(fields.pop("sort", "").casefold())
        if part is None:
            faults.append(f"Row {row}: the “sort” column must say goal, objective or action.")
            continue
        item, mistakes = _piece(part, fields)
        faults += [f"Row {row}, {fault}" for fault in mistakes]
        if item is not None:
            if item.id in rows:
                faults.append(f"Row {row}, id: “{item.id}” is already used in row {rows[item.id]}. Choose another.")
            rows.setdefault(item.id, row)
            parts[part].append(item)
    if faults:
        raise Unbrought(faults)
    return Plan().model_copy(update={part: tuple(items) for part, items in parts.items()})


def _unmarked(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from evaluating it."""
    return cell[1:] if re.match(r"'\s*[=+\-@]", cell) else cell


def _piece(part: str, fields: Mapping[str, str]) -> tuple[Any, list[str]]:
    """Return one row as an item of the plan, or None, and what is wrong with it."""
    model = PARTS[part]
    data: dict[str, Any] = {}
    mistakes = [f"{name}: {ONE[part]} has no such field." for name in fields if name not in model.model_fields]
    for name, cell in fields.items():
        if name in model.model_fields:
            data[name] = _value(name, cell)
    if data.get("repeats") and not is_recurrence(data["repeats"]):
        mistakes.append(f"repeats: “{data['repeats']}” is not a repetition we can read. {REPEAT}")
    try:
        return (None if mistakes else model.model_validate_json(canonical(data))), mistakes
    except ValidationError as error:
        for details in error.errors(include_url=False):
            what, remedy = sentence(details["type"], details, None)
            name = ".".join(str(step) for step in details["loc"]) or "the row"
            what = "This is missing." if details["type"] == "missing" else what
            mistakes.append(f"{name}: {what} {remedy}".strip())
        return None, mistakes


def _value(name: str, cell: str) -> Any:
    if name in LISTS:
        return [_value("target", word) if name in ("history", "scale") else word for word in cell.split()]
    if name in NUMBERS:
        number = cell.replace(" ", "")
        if re.fullmatch(r"[-+]?\d{1,15}", number):
            return int(number)
        if re.fullmatch(r"[-+]?\d{0,15}\.\d{1,12}", number):
            return float(number)
    return cell
