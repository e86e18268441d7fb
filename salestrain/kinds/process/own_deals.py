"""Import of the learner's own deals from CSV: which column is which requirement, and what remains to be asked.

Besides the columns of any deal (see `crm`), a file may have one for each requirement, named by its id or its text. A
cell holds a day, `yes`, or for a commitment `asked`, `given`, `conditional` or `refused`, with or without a day.
Undated items count as on time: they get the day on which their stage was entered. Requirements without a column are not
evaluated. Names of people are not imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...crm import LOST, NOT_READ, OPEN, WON, Deals, Question, folded, quality, read_deals
from ...crm import Deal as Row
from ...crm.cells import Column, asked, date_ways, read_columns
from ...crm.profiles import read_profiles
from .content import Process

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
_ENDED = re.compile(r"(?:won|lost|gewonnen|verloren)$")
_ENTERED = re.compile(r"^(?:date\s+)?entered\s*|^hs_date_entered_", re.I)
_YES = frozenset({"yes", "y", "x", "1", "true", "ja", "done", "held", "ok", "wahr", "✓", "✔"})
_NO = frozenset({"no", "n", "0", "false", "nein", "-", "–", "none", "falsch"})
_IN_A_DAY = {"entered": 0, "held": 1, "evidenced": 2, "asked": 3}
"""Order of steps on the same day; answers come last."""
_ANSWERS = ("asked", "given", "conditional", "refused")


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
        answers: for each column with a question, the key of the choice made.
        stages: for each unknown stage name, the id of a stage.
        columns: overrides what a column was taken for: one of `FIELDS`, the id of a requirement, or `NOT_READ`.
    """
    answers, columns = answers or {}, columns or {}
    chosen = {column: to if to in FIELDS else NOT_READ for column, to in columns.items()}
    table = read_deals(raw, read_profiles(), chosen=chosen, answers=answers)
    faults = [str(fault) for fault in table.faults]
    if not table.deals:
        return Own(None, (), (), tuple(faults or [NO_DEALS]), (), {})
    by_column = _columns(process, table, columns)
    cells = {column: [_day_part(row.more.get(column, "")) for row in table.deals] for column in by_column}
    days = read_columns(cells, date_ways, answers)
    questions = _questions(table, days)
    stage_names = _stage_names(process, stages or {})
    unknown_names = _unknown_stages(table, stage_names)
    assigned = {**{c: by_column.get(c, "") for c in table.columns.unknown}, **table.columns.fields}
    if not by_column and not _TELLING & set(table.columns.fields.values()):
        return Own(None, (), (), (NOTHING_TOLD, *faults), (), assigned)
    if questions or unknown_names:
        return Own(None, questions, unknown_names, tuple(faults), (), assigned)
    builder = _DealBuilder(process, stage_names, by_column, days, today, faults)
    reading = _reading(builder, table)
    return Own(reading, (), (), tuple(faults), tuple(reading["notes"]), assigned)


def _reading(builder: _DealBuilder, table: Deals) -> dict[str, Any]:
    """Return what is stored of the file: the deals, the day, what it has data on, and caveats."""
    process, by_column, today = builder.process, builder.things, builder.today
    deals = [builder.deal(place, row) for place, row in enumerate(table.deals[:MOST_DEALS])]
    notes = _notes(process, table, by_column, deals, today)
    if builder.faults:
        notes.append(f"Lines or cells that could not be read: {len(builder.faults)}.")
    return {"deals": deals, "today": today.isoformat(), "knows": sorted(set(by_column.values())), "notes": notes}


def _questions(table: Deals, days: Mapping[str, Column[date]]) -> tuple[Question, ...]:
    about_days = (asked(name, column) for name, column in days.items())
    return (*table.questions, *(question for question in about_days if question))


def _columns(process: Process, table: Deals, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the requirement that each column is about, by id; a person's choice takes precedence."""
    names: dict[str, str] = {}
    for stage in process.stages:
        names |= {folded(stage.id): stage.id, folded(stage.conversation): stage.id}
        names |= {folded(text): item.id for item in stage.outcomes for text in (item.id, item.text)}
        names |= {folded(text): item.id for item in stage.commitments for text in (item.id, item.text)}
    ids = set(names.values())
    targets = {column: chosen.get(column, names.get(folded(column), NOT_READ)) for column in table.columns.unknown}
    return {column: to for column, to in targets.items() if to in ids}


def _stage_names(process: Process, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the id of each stage name, normalised; a person's choice takes precedence, even to ignore a name."""
    known = {folded(stage.name): stage.id for stage in process.stages}
    known |= {folded(stage.id): stage.id for stage in process.stages}
    ids = {stage.id for stage in process.stages}
    return known | {folded(name): to if to in ids else NOT_READ for name, to in chosen.items()}


def _unknown_stages(table: Deals, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return stage names that are neither in this process nor an end of a deal, in the order of the file."""
    names = [row.stage for row in table.deals if row.stage]
    names += [_ENTERED.sub("", column) for column in _entered(table)]
    unknown = [name for name in names if folded(name) not in known and not _ENDED.search(folded(name))]
    return tuple(dict.fromkeys(unknown))


def _entered(table: Deals) -> list[str]:
    return [column for column, field in table.columns.fields.items() if field == "entered"]


def _day_part(cell: str) -> str:
    """Return the day in a cell such as "given 2026-03-01"; empty if there is none."""
    plain = cell.strip()
    for word in _ANSWERS:
        if folded(plain).startswith(word):
            plain = plain[len(word) :].strip(" ,:")
    return "" if folded(plain) in _YES | _NO or plain in _YES | _NO else plain


@dataclass
class _DealBuilder:
    """Builder of deals from rows."""

    process: Process
    known: Mapping[str, str]
    things: Mapping[str, str]
    days: Mapping[str, Column[date]]
    today: date
    faults: list[str]

    def __post_init__(self) -> None:
        self.order = {stage.id: place for place, stage in enumerate(self.process.stages)}
        self.stage_of = {stage.id: stage.id for stage in self.process.stages}
        for stage in self.process.stages:
            self.stage_of |= {item.id: stage.id for item in stage.outcomes}
            self.stage_of |= {item.id: stage.id for item in stage.commitments}

    def deal(self, place: int, row: Row) -> dict[str, Any]:
        """Return one deal with its trail, as plain data."""
        entered = self._visits(row)
        first = min(entered.values(), default=None) or row.created_at or row.closed_at or self.today
        steps = [(day, _IN_A_DAY["entered"], "entered", stage) for stage, day in entered.items()]
        for column, which in self.things.items():
            steps += self._steps(place, row, column, which, entered.get(self.stage_of[which], first))
        result = row.status if row.status in (WON, LOST) else OPEN
        end = None
        if result != OPEN:
            end = max([row.closed_at or self.today, *(day for day, *_ in steps)])
        steps.sort(key=lambda step: (step[0], self.order[self.stage_of[step[3]]], step[1]))
        trail = [{"on": day.isoformat(), "did": did, "which": which} for day, _, did, which in steps]
        deal: dict[str, Any] = {"id": f"d.{row.row}", "name": _name_of(row), "trail": trail}
        return deal if end is None else {**deal, "result": result, "closed": end.isoformat()}

    def _visits(self, row: Row) -> dict[str, date]:
        """Return the day on which each stage was entered, as far as the row has it."""
        entered: dict[str, date] = {}
        for column, day in row.entered.items():
            stage = self.known.get(folded(_ENTERED.sub("", column)), NOT_READ)
            if stage and day <= entered.get(stage, day):
                entered[stage] = day
        now = self.known.get(folded(row.stage or ""), NOT_READ)
        if now and now not in entered:
            entered[now] = row.last_stage_change or max([*entered.values(), row.created_at or self.today])
        return dict(sorted(entered.items(), key=lambda visit: (visit[1], self.order[visit[0]])))

    def _steps(
        self, place: int, row: Row, column: str, which: str, otherwise: date
    ) -> list[tuple[date, int, str, str]]:
        cell = row.more.get(column, "").strip()
        normalised = folded(cell)
        if not cell or cell in _NO or normalised in _NO:
            return []
        day = self.days[column].values[place]
        word = next((word for word in _ANSWERS if normalised.startswith(word)), "")
        if which[0] != "c" and word:
            self.faults.append(
                f"Row {row.row}, column “{column}”: “{cell[:60]}” only fits a commitment, so it was left out."
            )
            return []
        if day is None and not word and cell not in _YES and normalised not in _YES:
            self.faults.append(f"Row {row.row}, column “{column}”: “{cell[:60]}” is not a date, a yes or an answer.")
            return []
        did = {"s": "held", "o": "evidenced"}.get(which[0], word or "given")
        when = day or otherwise
        asking = [(when, _IN_A_DAY["asked"], "asked", which)] if did in ("conditional", "refused") else []
        return [*asking, (when, _IN_A_DAY.get(did, len(_IN_A_DAY)), did, which)]


def _name_of(row: Row) -> str:
    return (row.name or row.account or row.deal_id or f"Deal in row {row.row}")[:200]


_TOLD = ("closed_before_created", "past_expected_close", "same_id", "no_created")
"""Quality checks on the data that affect a trail."""


def _notes(
    process: Process, table: Deals, by_column: Mapping[str, str], deals: Sequence[Any], today: date
) -> list[str]:
    """Return caveats to read before any of it is believed."""
    notes = [f"Deals read: {len(deals):,} ({table.encoding})."]
    if len(table.deals) > MOST_DEALS:
        notes.append(f"The file has {len(table.deals):,} deals; the first {MOST_DEALS:,} are looked at.")
    unclear = sum(row.status is None for row in table.deals)
    if unclear:
        notes.append(f"Not said whether won or lost: {unclear} of {len(table.deals)}; they count as open.")
    undated = sum(row.status in (WON, LOST) and row.closed_at is None for row in table.deals)
    if undated:
        notes.append(f"Closed without a day of closing: {undated}; today is taken for it.")
    if not by_column:
        first = process.stages[0].commitments[0] if process.stages[0].commitments else process.stages[0]
        notes.append(
            "The file tells stages and results, and nothing of conversations, outcomes or commitments, so "
            f"no skip can be seen. Add a column for each, headed by its id such as “{first.id}”."
        )
    checks = quality(table.deals, today, [stage.name for stage in process.stages])
    notes += [check.sentence for check in checks if check.count and check.check in _TOLD]
    if table.columns.dropped:
        notes.append(f"Columns about people were left out: {', '.join(table.columns.dropped)}.")
    return [note[:600] for note in notes]


def template(process: Process) -> tuple[str, ...]:
    """Return the header of a file with every possible column."""
    head = ["Deal name", "Stage", "Status", "Created on", "Closed on"]
    for stage in process.stages:
        head.append(f"Date entered {stage.name}")
        head += [stage.id, *(item.id for item in stage.outcomes), *(item.id for item in stage.commitments)]
    return tuple(head)
