"""Own deals out of a CSV, held against a process: which column is which requirement, and what stays to be asked.

Beside the columns of any deal (`numbers.crm`) a file may have one for each requirement, named by its id or its text:
a day, `yes`, or for a commitment `asked`, `given`, `conditional`, `refused`, each with a day or without.
A thing without a day counts as in time: it gets the day on which its stage was entered. Of what has no column nothing
is said. Names of people are not taken over.
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
    "name": "the name of the deal", "account": "the account", "stage": "the stage it is in now",
    "status": "whether it is open, won or lost", "created_at": "the day it was created",
    "closed_at": "the day it was closed", "last_stage_change": "the day it entered its stage",
}  # fmt: skip
"""What a column of a deal may be said to hold, beside the requirements of the process."""
_TELLING = frozenset({"stage", "status", "is_won", "is_closed", "entered"})
"""Without one of these nothing is known of any deal."""
NOTHING_TOLD = "No column of this file tells the stage of a deal or how it ended. Say which one does."
_ENDED = re.compile(r"(?:won|lost|gewonnen|verloren)$")
_ENTERED = re.compile(r"^(?:date\s+)?entered\s*|^hs_date_entered_", re.I)
_YES = frozenset({"yes", "y", "x", "1", "true", "ja", "done", "held", "ok", "wahr", "✓", "✔"})
_NO = frozenset({"no", "n", "0", "false", "nein", "-", "–", "none", "falsch"})
_IN_A_DAY = {"entered": 0, "held": 1, "evidenced": 2, "asked": 3}
"""What comes before what on one day; answers come last."""
_ANSWERS = ("asked", "given", "conditional", "refused")


@dataclass(frozen=True, slots=True)
class Own:
    """What a file held. `reading` is what is stored, None while something is asked or nothing could be read.

    `questions` are about dates and numbers, `strangers` are stage names that this process does not know.
    """

    reading: dict[str, Any] | None
    questions: tuple[Question, ...]
    strangers: tuple[str, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    columns: Mapping[str, str]
    """Column to what it was taken for; empty for one that is passed over."""


def read_own_deals(
    process: Process,
    raw: bytes | str,
    today: date,
    answers: Mapping[str, str] | None = None,
    stages: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Own:
    """The deals in `raw`. `answers` maps a column to the key of a choice, `stages` a stage name to a stage's id.

    `columns` overrules what a column was taken for: one of `FIELDS`, the id of a requirement, or `NOT_READ`.
    Never raises: what is wrong with the file stands in the answer.
    """
    answers, stages, columns = answers or {}, stages or {}, columns or {}
    chosen = {column: to if to in FIELDS else NOT_READ for column, to in columns.items()}
    found = read_deals(raw, read_profiles(), chosen=chosen, answers=answers)
    faults = [str(fault) for fault in found.faults]
    if not found.deals:
        return Own(None, (), (), tuple(faults or ["The file: it has a header and no deals."]), (), {})
    things = _columns(process, found, columns)
    cells = {column: [_day_part(row.more.get(column, "")) for row in found.deals] for column in things}
    days = read_columns(cells, date_ways, answers)
    questions = (*found.questions, *(q for name, column in days.items() if (q := asked(name, column))))
    known = _stage_names(process, stages)
    strangers = _strangers(found, known)
    taken = {**{c: things.get(c, "") for c in found.columns.unknown}, **found.columns.fields}
    if not things and not _TELLING & set(found.columns.fields.values()):
        return Own(None, (), (), (NOTHING_TOLD, *faults), (), taken)
    if questions or strangers:
        return Own(None, questions, strangers, tuple(faults), (), taken)
    making = _Making(process, known, things, days, today, faults)
    deals = [making.deal(place, row) for place, row in enumerate(found.deals[:MOST_DEALS])]
    notes = _notes(process, found, things, deals, today)
    if faults:
        notes.append(f"Lines or cells that could not be read: {len(faults)}.")
    reading = {"deals": deals, "today": today.isoformat(), "knows": sorted(set(things.values())), "notes": notes}
    return Own(reading, (), (), tuple(faults), tuple(notes), taken)


def _columns(process: Process, found: Deals, chosen: Mapping[str, str]) -> dict[str, str]:
    """Column to the id of the requirement that it tells of; what a person has chosen comes first."""
    names: dict[str, str] = {}
    for stage in process.stages:
        names |= {folded(stage.id): stage.id, folded(stage.conversation): stage.id}
        names |= {folded(text): one.id for one in stage.outcomes for text in (one.id, one.text)}
        names |= {folded(text): one.id for one in stage.commitments for text in (one.id, one.text)}
    ids = set(names.values())
    told = {column: chosen.get(column, names.get(folded(column), NOT_READ)) for column in found.columns.unknown}
    return {column: to for column, to in told.items() if to in ids}


def _stage_names(process: Process, chosen: Mapping[str, str]) -> dict[str, str]:
    """Folded stage name to id; what a person has chosen comes first, also that a name is not read."""
    known = {folded(stage.name): stage.id for stage in process.stages}
    known |= {folded(stage.id): stage.id for stage in process.stages}
    ids = {stage.id for stage in process.stages}
    return known | {folded(name): to if to in ids else NOT_READ for name, to in chosen.items()}


def _strangers(found: Deals, known: Mapping[str, str]) -> tuple[str, ...]:
    """Stage names that are neither of this process nor an end, in the order of the file."""
    named = [row.stage for row in found.deals if row.stage]
    named += [_ENTERED.sub("", column) for column in _entered(found)]
    return tuple(dict.fromkeys(name for name in named if folded(name) not in known and not _ENDED.search(folded(name))))


def _entered(found: Deals) -> list[str]:
    return [column for column, field in found.columns.fields.items() if field == "entered"]


def _day_part(cell: str) -> str:
    """The day in a cell such as "given 2026-03-01"; empty where there is none."""
    plain = cell.strip()
    for word in _ANSWERS:
        if folded(plain).startswith(word):
            plain = plain[len(word) :].strip(" ,:")
    return "" if folded(plain) in _YES | _NO or plain in _YES | _NO else plain


@dataclass
class _Making:
    """Makes deals out of rows."""

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
            self.stage_of |= {one.id: stage.id for one in stage.outcomes}
            self.stage_of |= {one.id: stage.id for one in stage.commitments}

    def deal(self, place: int, row: Row) -> dict[str, Any]:
        """One deal with its trail, in plain data."""
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
        deal: dict[str, Any] = {"id": f"d.{row.row}", "name": _called(row), "trail": trail}
        return deal if end is None else {**deal, "result": result, "closed": end.isoformat()}

    def _visits(self, row: Row) -> dict[str, date]:
        """Stage to the day it was entered, as far as the row tells."""
        found: dict[str, date] = {}
        for column, day in row.entered.items():
            stage = self.known.get(folded(_ENTERED.sub("", column)), NOT_READ)
            if stage and day <= found.get(stage, day):
                found[stage] = day
        now = self.known.get(folded(row.stage or ""), NOT_READ)
        if now and now not in found:
            found[now] = row.last_stage_change or max([*found.values(), row.created_at or self.today])
        return dict(sorted(found.items(), key=lambda visit: (visit[1], self.order[visit[0]])))

    def _steps(
        self, place: int, row: Row, column: str, which: str, otherwise: date
    ) -> list[tuple[date, int, str, str]]:
        cell = row.more.get(column, "").strip()
        said = folded(cell)
        if not cell or cell in _NO or said in _NO:
            return []
        day = self.days[column].values[place]
        word = next((word for word in _ANSWERS if said.startswith(word)), "")
        if which[0] != "c" and word:
            self.faults.append(f"Row {row.row}, column “{column}”: “{cell[:60]}” fits a commitment only; left out.")
            return []
        if day is None and not word and cell not in _YES and said not in _YES:
            self.faults.append(f"Row {row.row}, column “{column}”: “{cell[:60]}” is no day, no yes and no answer.")
            return []
        did = {"s": "held", "o": "evidenced"}.get(which[0], word or "given")
        when = day or otherwise
        asking = [(when, _IN_A_DAY["asked"], "asked", which)] if did in ("conditional", "refused") else []
        return [*asking, (when, _IN_A_DAY.get(did, len(_IN_A_DAY)), did, which)]


def _called(row: Row) -> str:
    return (row.name or row.account or row.deal_id or f"Deal in row {row.row}")[:200]


_TOLD = ("closed_before_created", "past_expected_close", "same_id", "no_created")
"""Looks at the data that bear on a trail."""


def _notes(process: Process, found: Deals, things: Mapping[str, str], deals: Sequence[Any], today: date) -> list[str]:
    """What to know before any of it is believed."""
    notes = [f"Deals read: {len(deals):,} ({found.encoding})."]
    if len(found.deals) > MOST_DEALS:
        notes.append(f"The file has {len(found.deals):,} deals; the first {MOST_DEALS:,} are looked at.")
    unclear = sum(row.status is None for row in found.deals)
    if unclear:
        notes.append(f"Not said whether won or lost: {unclear} of {len(found.deals)}; they count as open.")
    undated = sum(row.status in (WON, LOST) and row.closed_at is None for row in found.deals)
    if undated:
        notes.append(f"Closed without a day of closing: {undated}; today is taken for it.")
    if not things:
        named = process.stages[0].commitments[0] if process.stages[0].commitments else process.stages[0]
        notes.append("The file tells stages and results, and nothing of conversations, outcomes or commitments, so "
                     f"no skip can be seen. Add a column for each, headed by its id such as “{named.id}”.")  # fmt: skip
    looks = quality(found.deals, today, [stage.name for stage in process.stages])
    notes += [look.sentence for look in looks if look.count and look.check in _TOLD]
    if found.columns.dropped:
        notes.append(f"Columns about people were left out: {', '.join(found.columns.dropped)}.")
    return [note[:600] for note in notes]


def template(process: Process) -> tuple[str, ...]:
    """The header of a file that tells everything."""
    head = ["Deal name", "Stage", "Status", "Created on", "Closed on"]
    for stage in process.stages:
        head.append(f"Date entered {stage.name}")
        head += [stage.id, *(one.id for one in stage.outcomes), *(one.id for one in stage.commitments)]
    return tuple(head)
