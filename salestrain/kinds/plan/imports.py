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
from .calendar import unreadable_repetition
from .items import PARTS
from .model import ELEMENTS, PARTIES, Action, Goal, Objective, Plan

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
"""Columns of a plan as CSV, by their keys; a list is one cell with its values separated by spaces."""
NAMES: Mapping[str, str] = {
    "sort": "Kind of entry",
    "id": "Number",
    "element": "Part of the plan",
    "party": "About whom",
    "text": "In words",
    "parent": "Belongs to",
    "verb": "Verb",
    "object": "What or whom",
    "whom": "With or for whom",
    "metric": "What is counted",
    "unit": "Unit",
    "baseline": "Today",
    "target": "Target",
    "source": "Where the number comes from",
    "start": "From",
    "due": "Due on",
    "weight": "Weight in percent",
    "owner": "Owner",
    "check_ins": "Check-ins",
    "capability_step": "Step that makes it possible",
    "dependency": "Depends on",
    "history": "Earlier results",
    "scale": "Five results, worst to best",
    "date": "On",
    "repeats": "How often",
    "at": "Starts at",
    "until": "Until",
    "minutes": "Minutes each time",
    "cue": "If-then cue",
    "lead": "What it brings",
    "yields": "How many each time",
    "done": "Done on",
    "note": "Note",
}
"""Name of each column as it stands in the file; its key is understood as well."""
_KEYS = {name.casefold(): key for key, name in NAMES.items()}
WORDS: Mapping[str, Mapping[str, str]] = {
    "sort": {sort: sort.capitalize() for sort in SORTS},
    "element": ELEMENTS,
    "party": {key: words for parties in PARTIES.values() for key, words in parties.items()},
}
"""Columns whose values stand in the file in words."""
MOST_SAID = 40


class Unbrought(Exception):
    """File that is not a valid plan; `faults` lists everything wrong with it, one sentence each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        more = [f"… and {len(faults) - MOST_SAID} more."] if len(faults) > MOST_SAID else []
        super().__init__("\n".join([*self.faults[:MOST_SAID], *more]))


def brought(text: str) -> Plan:
    """Return the plan in `text`, as YAML or as CSV with a column “Kind of entry”.

    Raises:
        Unbrought: the text is not a valid plan.
    """
    text = text.removeprefix("\ufeff")
    head = re.split(r"[,;\t|\n]", text.lstrip(), maxsplit=1)[0].strip().strip('"').casefold()
    return _from_csv(text) if head in ("sort", NAMES["sort"].casefold()) else _from_yaml(text)


def _from_yaml(text: str) -> Plan:
    try:
        findings = Findings("the plan", parse(text))
    except Unreadable as unreadable:
        raise Unbrought([f"Line {unreadable.mark[0]}: {unreadable.what} {unreadable.remedy}".strip()]) from None
    plan = validate(Plan, findings, CODE)
    _ids(findings)
    for place, words in findings.select("actions.*.repeats"):
        wrong = unreadable_repetition(words) if isinstance(words, str) and words else ""
        if wrong:
            findings.add(CODE, place, wrong)
    if findings.problems or plan is None:
        raise Unbrought([_fault(problem) for problem in sorted(findings.problems)])
    return plan


def _fault(problem: Problem) -> str:
    where = problem.where or "the file"
    return f"Line {problem.line}, {where}: {problem.what} {problem.remedy}".strip()


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
    names = [_key(name) for name in table.header]
    unknown = [written for written, name in zip(table.header, names, strict=True) if name not in COLUMNS]
    known = (*NAMES.values(), *COLUMNS)
    faults += [f"Row 1: “{name}” is not a column of a plan. {did_you_mean(name, known)}" for name in unknown]
    parts: dict[str, list[Any]] = {part: [] for part in PARTS}
    rows: dict[str, int] = {}
    for row, cells in table.rows:
        fields = {name: _unmarked(cell) for name, cell in zip(names, cells, strict=True) if cell and name in COLUMNS}
        part = SORTS.get(fields.pop("sort", "").casefold())
        if part is None:
            faults.append(f"Row {row}: the column “{NAMES['sort']}” must say goal, objective or action.")
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


def _key(name: str) -> str:
    """Return the key of a column, named plainly or by its key."""
    folded = " ".join(name.casefold().split())
    return _KEYS.get(folded) or folded.replace(" ", "_")


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
    fault = unreadable_repetition(data["repeats"]) if data.get("repeats") else ""
    if fault:
        mistakes.append(f"repeats: {fault}")
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
    if name in WORDS:
        return next((key for key, words in WORDS[name].items() if words.casefold() == cell.casefold()), cell)
    if name in LISTS:
        return [_value("target", word) if name in ("history", "scale") else word for word in cell.split()]
    if name in NUMBERS:
        number = cell.replace(" ", "")
        if re.fullmatch(r"[-+]?\d{1,15}", number):
            return int(number)
        if re.fullmatch(r"[-+]?\d{0,15}\.\d{1,12}", number):
            return float(number)
    return cell
