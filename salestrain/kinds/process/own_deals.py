"""Import of the learner's own deals from CSV: which column is which requirement, and what remains to be asked.

Besides the columns of any deal (see `crm`), a file may have one for each requirement, named by its id or its text. A
cell holds a day, `yes`, or for a commitment `asked`, `given`, `conditional` or `refused`, with or without a day; other
words are asked about, once each. Of each requirement is known that it is there, that it is not, or nothing: what has no
column is not known, and what an empty cell means is asked. What has no day counts as in time. Names of people are not
imported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...crm import LOST, NOT_READ, OPEN, WON, Deals, Question, end_of, folded, read_deals, value_key
from ...crm.fields import ACTUAL
from ...crm.headers import ENTERED
from ...crm.profiles import read_profiles, read_wording
from .content import Process
from .file_notes import file_notes
from .own_cells import Cells
from .own_rows import DealBuilder

MOST_DEALS = 10_000
FIELDS: Mapping[str, str] = {
    "name": "deal name",
    "account": "account",
    "stage": "current stage",
    "status": "open, won or lost",
    "created_at": "created on",
    "closed_at": "closed on",
    "last_stage_change": "entered the stage on",
}
"""Fields of a deal that a column may be assigned to, besides the requirements of the process."""
_TELLING = frozenset({"stage", "status", "is_won", "is_closed", "entered"})
"""Fields of which at least one is needed to know anything about a deal."""
NO_DEALS = "This file has a header but no deals."
NOTHING_TOLD = "No column in this file shows a deal's stage or result. Choose the one that does."
ENTRY = "entered:"
"""What begins the choice that a column holds the day on which a stage was entered; the id of the stage follows."""
_USED = frozenset({"created_at", "closed_at", "last_stage_change", "entered"})
"""Fields whose days are used; nothing is asked about others."""


@dataclass(frozen=True, slots=True)
class Own:
    """Result of reading a file.

    `reading` is what is stored; it is None while there are questions, or if nothing could be read. `questions` are
    about dates and numbers, `strangers` are stage names that the process does not have.
    """

    reading: dict[str, Any] | None
    questions: tuple[Question, ...]
    strangers: tuple[str, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    columns: Mapping[str, str]
    """What each column was taken for; empty for a column that is ignored."""


def read_own_deals(
    process: Process,
    raw: bytes | str,
    today: date,
    answers: Mapping[str, str] | None = None,
    stages: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Own:
    """Read deals from a CSV file; never raises, because problems with the file are part of the result.

    Args:
        process: process to match the deals with.
        raw: content of the file.
        today: day of reading.
        answers: for each question, by its `column`, the key of the choice made.
        stages: for each unknown stage name, the id of a stage, `won` or `lost`.
        columns: overrides what a column was taken for: one of `FIELDS`, the id of a requirement, `ENTRY` and the id of
            a stage, or `NOT_READ`.
    """
    answers, columns, stages = answers or {}, columns or {}, stages or {}
    chosen = {column: _field_of(to) for column, to in columns.items()}
    table = read_deals(raw, read_profiles(), wording=read_wording(), chosen=chosen, answers=answers)
    stage_columns = [name for name, field in table.columns.fields.items() if field == "stage"]
    ends = {
        value_key(column, name): to if to in (WON, LOST) else OPEN
        for column in stage_columns
        for name, to in stages.items()
    }
    # The words of a requirement may speak of people or days; a column headed by them is about it all the same.
    named = _names(process)
    taken = (*table.columns.fields, *table.columns.dropped)
    about = {column: NOT_READ for column in taken if folded(column) in named and column not in chosen}
    if ends or about:
        table = read_deals(
            raw, read_profiles(), wording=read_wording(), chosen={**chosen, **about}, answers={**answers, **ends}
        )
    faults = [str(fault) for fault in table.faults if table.columns.fields.get(fault.column, "entered") in _USED]
    if not table.deals:
        return Own(None, (), (), tuple(faults or [NO_DEALS]), (), {})
    by_column = _columns(process, table, columns)
    cells = {column: [row.more.get(column, "") for row in table.deals] for column in by_column}
    cells = {column: texts for column, texts in cells.items() if any(texts)}
    reader = Cells(cells, {column: by_column[column] for column in cells}, answers)
    stage_names = _stage_names(process, table, columns, stages)
    unknown_names = _unknown_stages(table, stage_names)
    closing = {name: "closed_at" for name in table.columns.fields if answers.get(f"{name}: of closed deals") == ACTUAL}
    assigned = {**{c: by_column.get(c, "") for c in table.columns.unknown}, **table.columns.fields, **closing}
    if not by_column and not _TELLING & set(table.columns.fields.values()):
        return Own(None, (), (), (NOTHING_TOLD, *faults), (), assigned)
    questions = (*_questions(table, answers), *reader.questions())
    if questions or unknown_names:
        return Own(None, questions, unknown_names, tuple(faults), (), assigned)
    builder = DealBuilder(process, stage_names, reader, today, since="last_stage_change" in assigned.values())
    unused = [column for column, to in assigned.items() if not to]
    reading = _reading(process, builder, table, faults, unused)
    return Own(reading, (), (), tuple(faults), tuple(reading["notes"]), assigned)


def _field_of(choice: str) -> str:
    if choice.startswith(ENTRY):
        return "entered"
    return choice if choice in FIELDS else NOT_READ


def _reading(
    process: Process, builder: DealBuilder, table: Deals, faults: Sequence[str], unused: Sequence[str]
) -> dict[str, Any]:
    """Return what is stored of the file: the deals, the day, what it has data on, and caveats.

    Args:
        process: process that the deals are held against.
        builder: makes the deals.
        table: the file as it was read.
        faults: what could not be read.
        unused: columns of which nothing is used.
    """
    deals = [builder.deal(place, row) for place, row in enumerate(table.deals[:MOST_DEALS])]
    knows, entries = sorted(set(builder.cells.which.values())), sorted(builder.entries(table))
    notes = file_notes(process, table, deals, knows=[*knows, *entries], most=MOST_DEALS, today=builder.today)
    if unused:
        notes.append(f"Columns that were not used: {', '.join(unused)}."[:600])
    if faults:
        notes.append(f"Lines or cells that could not be read: {len(faults)}.")
    return {"deals": deals, "today": builder.today.isoformat(), "knows": knows, "entries": entries, "notes": notes}


def _questions(table: Deals, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the questions whose answers make a difference to a trail: nothing is asked about amounts."""
    fields = table.columns.fields
    actual = {name for name in fields if answers.get(f"{name}: of closed deals") == ACTUAL}
    stages = {
        value_key(name, row.stage or "") for name, field in fields.items() if field == "stage" for row in table.deals
    }
    asked_about = [
        question
        for question in table.questions
        if (question.column not in fields or fields[question.column] in _USED or question.column in actual)
        and question.column not in stages  # what a stage means is asked with the stages of the process
    ]
    return tuple(asked_about)


def _columns(process: Process, table: Deals, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the requirement that each column is about, by id; a person's choice takes precedence."""
    names = _names(process)
    ids = set(names.values())
    targets = {column: chosen.get(column, names.get(folded(column), NOT_READ)) for column in table.columns.unknown}
    return {column: to for column, to in targets.items() if to in ids}


def _names(process: Process) -> dict[str, str]:
    """Return the id of every requirement by its id and its words, normalised."""
    names: dict[str, str] = {}
    for stage in process.stages:
        names |= {folded(stage.id): stage.id, folded(stage.conversation): stage.id}
        names |= {folded(text): item.id for item in stage.outcomes for text in (item.id, item.text)}
        names |= {folded(text): item.id for item in stage.commitments for text in (item.id, item.text)}
    return names


def _stage_names(
    process: Process, table: Deals, columns: Mapping[str, str], chosen: Mapping[str, str]
) -> dict[str, str]:
    """Return the id of each stage name, normalised; a person's choice takes precedence, even to ignore a name."""
    known = {folded(stage.name): stage.id for stage in process.stages}
    known |= {folded(stage.id): stage.id for stage in process.stages}
    ids = {stage.id for stage in process.stages}
    known |= {folded(name): to if to in ids else NOT_READ for name, to in chosen.items()}
    for column in _entered(table):
        to = columns.get(column, "").removeprefix(ENTRY)
        if to in ids:
            known[folded(ENTERED.sub("", column))] = to
    return known


def _unknown_stages(table: Deals, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return stage names that are neither in this process nor an end of a deal, in the order of the file."""
    names = [row.stage for row in table.deals if row.stage]
    names += [ENTERED.sub("", column) for column in _entered(table)]
    unknown = [name for name in names if folded(name) not in known and end_of(name) is None]
    return tuple(dict.fromkeys(unknown))


def _entered(table: Deals) -> list[str]:
    return [column for column, field in table.columns.fields.items() if field == "entered"]


def template(process: Process) -> tuple[str, ...]:
    """Return the header of a file with every possible column, in the words that stand on the page."""
    head = ["Deal name", "Stage", "Status", "Created on", "Closed on"]
    words = column_words(process)
    for stage in process.stages:
        head.append(f"Date entered {stage.name}")
        parts = (stage.id, *(item.id for item in stage.outcomes), *(item.id for item in stage.commitments))
        head += [words[part] for part in parts]
    return tuple(head)


def column_words(process: Process) -> dict[str, str]:
    """Return the heading of a column about each stage, outcome and commitment: its words, or its id if two share them.

    A stage has its conversation as its words.
    """
    words: dict[str, str] = {}
    for stage in process.stages:
        words[stage.id] = stage.conversation
        words |= {item.id: item.text for item in stage.outcomes}
        words |= {item.id: item.text for item in stage.commitments}
    shared = Counter(folded(text) for text in words.values())
    return {part: text if shared[folded(text)] == 1 else part for part, text in words.items()}
