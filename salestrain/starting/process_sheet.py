"""A company's own process out of a sheet: a row for each result that must come about, under the stage it belongs to."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..crm.workbook import read_workbook
from ..kinds.call.files import text_of_file
from .sentences import as_sentence, cleaned

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "stage": ("stage", "phase", "step"),
    "talk": ("talk", "conversation", "question", "purpose", "goal", "activit"),
    "value": ("value", "benefit"),
    "evidence": ("evidence", "proof", "document"),
    "outcome": ("outcome", "result", "criteri", "exit", "must be true"),
    "commitment": ("commitment", "next step", "agree", "promise"),
    "days": ("days", "duration", "length"),
    "passes": ("passes", "probability", "conversion", "win", "%"),
    "hours": ("hours", "effort"),
}
"""Words by which the heading of a column is known; the first that fits counts."""
FEWEST, MOST = 3, 12
_ENDINGS = (".xlsx", ".xlsm", ".xls")


class SheetUnclear(ValueError):
    """A sheet that no process can be made of; the text says what is missing."""


@dataclass
class Stage:
    """A stage as the sheet has it; `outcomes` are texts with their evidence."""

    name: str
    talk: str = ""
    value: str = ""
    outcomes: list[tuple[str, str]] = field(default_factory=list)
    commitments: list[str] = field(default_factory=list)
    days: int = 10
    passes: int = 60
    hours: int = 4


def stages_in(name: str, raw: bytes) -> list[Stage]:
    """Return the stages that a sheet lists, in their order.

    Args:
        name: what the file is called: a workbook, a CSV file, or a Word document with a table.
        raw: its bytes.

    Raises:
        SheetUnclear: if there is no column with stages, or there are too few or too many.
        TranscriptUnclear: if the file cannot be read at all.
    """
    rows = _rows(name, raw)
    head, columns = _heading(name, rows)
    stages: list[Stage] = []
    for row in rows[head + 1 :]:
        cells = {key: cleaned(row[at]) if at < len(row) else "" for key, at in columns.items()}
        called = cells["stage"].rstrip(".:")
        if called and (not stages or called.lower() != stages[-1].name.lower()):
            stages.append(Stage(called))
        if stages:
            _take(stages[-1], cells)
    if not FEWEST <= len(stages) <= MOST:
        raise SheetUnclear(f"{name} has {len(stages)} stages; a process has {FEWEST} to {MOST}.")
    twice = {stage.name for stage in stages if [one.name.lower() for one in stages].count(stage.name.lower()) > 1}
    if twice:
        raise SheetUnclear(f"The stage “{min(twice)}” stands in two places of {name}. Put its rows together.")
    return [_completed(stage) for stage in stages]


def _rows(name: str, raw: bytes) -> list[list[str]]:
    if name.lower().endswith(_ENDINGS):
        table = read_workbook(raw)
        if table.faults and not table.rows:
            raise SheetUnclear(f"{name}: {table.faults[0].what}")
        return [list(table.header), *(list(cells) for _, cells in table.rows)]
    text = text_of_file(name, raw)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max("\t;,|", key=first.count)
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(cell.strip() for cell in row)]
    except csv.Error as broken:
        raise SheetUnclear(f"{name} cannot be read as a table: {broken}.") from None


def _heading(name: str, rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """Return the row of the heading, and the place of each column."""
    for number, row in enumerate(rows[:10]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(row):
            found = next((key for key, words in _COLUMNS.items() if any(w in cell.lower() for w in words)), None)
            if found is not None:
                columns.setdefault(found, at)
        if "stage" in columns and len(columns) > 1:
            return number, columns
    raise SheetUnclear(
        f"In {name} no row of headings was found. It needs a column “Stage” and at least one of: outcome, evidence, "
        "commitment, talk, value, days, passes, hours."
    )


def _take(stage: Stage, cells: Mapping[str, str]) -> None:
    stage.talk = stage.talk or cells.get("talk", "")
    stage.value = stage.value or cells.get("value", "")
    if cells.get("outcome"):
        stage.outcomes.append((as_sentence(cells["outcome"]), as_sentence(cells.get("evidence", ""))))
    if cells.get("commitment"):
        stage.commitments.append(as_sentence(cells["commitment"]))
    for key, least, most in (("days", 1, 365), ("passes", 1, 99), ("hours", 1, 400)):
        number = re.search(r"\d+(?:[.,]\d+)?", cells.get(key, ""))
        if number:
            value = float(number[0].replace(",", "."))
            share = key == "passes" and value <= 1 and "%" not in cells[key]
            setattr(stage, key, min(most, max(least, round(value * 100 if share else value))))


def _completed(stage: Stage) -> Stage:
    """Return a stage in which nothing is missing; what the sheet has not is said in words that hold for any."""
    lower = stage.name if stage.name[1:] != stage.name[1:].lower() else stage.name[0].lower() + stage.name[1:]
    stage.talk = as_sentence(stage.talk or f"What the buyer and you have to settle in “{lower}”")
    stage.value = as_sentence(stage.value or f"The buyer has something in hand from “{lower}”, whatever comes after")
    stage.outcomes = stage.outcomes or [(f"What “{lower}” is for has come about.", "")]
    written = "A sentence of the buyer about it, in a mail or in a note that the buyer has seen."
    stage.outcomes = [(text, proof or written) for text, proof in stage.outcomes]
    stage.commitments = stage.commitments or [f"The buyer agrees to the step after “{lower}”, and says by when."]
    return stage
