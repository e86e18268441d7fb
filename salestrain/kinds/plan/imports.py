"""A plan out of a file: YAML or CSV to a plan, or everything that is wrong with it, with line and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ...content.findings import Findings
from ...content.schema_errors import sentence, validate
from ...content.yaml import Unreadable, parse
from ...core.events import canonical
from ...core.problems import Place, did_you_mean
from ...crm import read_table
from .calendar import is_recurrence
from .items import PARTS
from .model import Action, Goal, Objective, Plan

CODE = "plan"
SORTS = {"goal": "goals", "objective": "objectives", "action": "actions"}
ONE = {"goals": "a goal", "objectives": "an objective", "actions": "an action"}
NUMBERS = ("baseline", "target", "weight", "minutes", "yields")
LISTS = ("check_ins", "history", "scale", "done")
COLUMNS: tuple[str, ...] = ("sort", *dict.fromkeys(
    name for model in (Goal, Objective, Action) for name in model.model_fields
    if name not in ("measured", "moved", "dropped")
))  # fmt: skip
"""The columns of a plan as CSV; lists stand in one cell, their values parted by spaces."""
MOST_SAID = 40


class Unbrought(Exception):
    """A file that is no plan; `faults` are all that is wrong with it, one sentence each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        more = [f"… and {len(faults) - MOST_SAID} more."] if len(faults) > MOST_SAID else []
        super().__init__("\n".join([*self.faults[:MOST_SAID], *more]))


def brought(text: str) -> Plan:
    """The plan that `text` writes down, as YAML or as CSV with a column “sort”. Raises `Unbrought`."""
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
            findings.add(CODE, place, f"“{words}” is no repetition that can be read.", REPEAT)
    if findings.problems or plan is None:
        raise Unbrought([f"Line {one.line}, {one.where or 'the file'}: {one.what} {one.remedy}".strip()
                         for one in sorted(findings.problems)])  # fmt: skip
    return plan


REPEAT = "Write “daily”, “weekly on Mon”, “every 2 weeks on Tue” or “monthly on 15”."


def _ids(findings: Findings) -> None:
    seen: dict[str, Place] = {}
    for section in PARTS:
        for place, name in findings.select(f"{section}.*.id"):
            if isinstance(name, str) and name in seen:
                line = findings.document.mark(seen[name])[0]
                findings.add(CODE, place, f"The id '{name}' is taken; it stands on line {line}.", "Choose another.")
            if isinstance(name, str):
                seen.setdefault(name, place)


def _from_csv(text: str) -> Plan:
    table = read_table(text)
    faults = [str(fault) for fault in table.faults]
    names = [name.strip().casefold().replace(" ", "_") for name in table.header]
    unknown = [name for name in names if name not in COLUMNS]
    faults += [f"Row 1: “{name}” is no column of a plan. {did_you_mean(name, COLUMNS)}" for name in unknown]
    parts: dict[str, list[Any]] = {part: [] for part in PARTS}
    seen: dict[str, int] = {}
    for row, cells in table.rows:
        fields = {name: _unmarked(cell) for name, cell in zip(names, cells, strict=True) if cell and name in COLUMNS}
        part = SORTS.get(fields.pop("sort", "").casefold())
        if part is None:
            faults.append(f"Row {row}: the column “sort” says goal, objective or action.")
            continue
        item, wrong = _piece(part, fields)
        faults += [f"Row {row}, {said}" for said in wrong]
        if item is not None:
            if item.id in seen:
                faults.append(f"Row {row}, id: “{item.id}” is taken; it stands in row {seen[item.id]}. Choose another.")
            seen.setdefault(item.id, row)
            parts[part].append(item)
    if faults:
        raise Unbrought(faults)
    return Plan().model_copy(update={part: tuple(items) for part, items in parts.items()})


def _unmarked(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from calculating it."""
    return cell[1:] if re.match(r"'\s*[=+\-@]", cell) else cell


def _piece(part: str, fields: Mapping[str, str]) -> tuple[Any, list[str]]:
    """One row as a piece of the plan, or what is wrong with it."""
    model = PARTS[part]
    data: dict[str, Any] = {}
    wrong = [f"{name}: {ONE[part]} has no such thing." for name in fields if name not in model.model_fields]
    for name, cell in fields.items():
        if name in model.model_fields:
            data[name] = _value(name, cell)
    if data.get("repeats") and not is_recurrence(data["repeats"]):
        wrong.append(f"repeats: “{data['repeats']}” is no repetition that can be read. {REPEAT}")
    try:
        return (None if wrong else model.model_validate_json(canonical(data))), wrong
    except ValidationError as error:
        for details in error.errors(include_url=False):
            what, remedy = sentence(details["type"], details, None)
            name = ".".join(str(step) for step in details["loc"]) or "the row"
            what = "This is missing." if details["type"] == "missing" else what
            wrong.append(f"{name}: {what} {remedy}".strip())
        return None, wrong


def _value(name: str, cell: str) -> Any:
    if name in LISTS:
        return [_value("target", one) if name in ("history", "scale") else one for one in cell.split()]
    if name in NUMBERS:
        number = cell.replace(" ", "")
        if re.fullmatch(r"[-+]?\d{1,15}", number):
            return int(number)
        if re.fullmatch(r"[-+]?\d{0,15}\.\d{1,12}", number):
            return float(number)
    return cell
