"""Deals read from a CSV, with the mapping of columns to show, all faults at once, and questions where nobody can guess.

A deal whose amount or date cannot be read is still a deal; the original text is in `unread`. The close date of an open
deal is an expectation, never a date on which something happened; of one that is won or lost it is so only if somebody
says so, or if open deals have none. A value that could mean anything is one question, however many rows have it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .cells import Column, Question, asked, currency_of, date_ways, number_ways, read_columns
from .ends import LOST, OPEN, WON, end_of, yes_or_no
from .headers import Columns, Profiles, folded, holds_people, mapped
from .table import Fault, Table, read_table

AMOUNTS = ("amount", "probability", "activities")
DATES = ("created_at", "expected_close", "closed_at", "last_stage_change", "entered")
TEXTS = ("deal_id", "name", "account", "owner", "stage", "pipeline", "currency", "status", "lost_reason")
_AS_THEY_STAND = ("deal_id", "name", "account", "stage", "pipeline", "lost_reason")
FLAGS = ("is_won", "is_closed")
FIELDS = TEXTS + AMOUNTS + DATES + FLAGS
_PLANNED = re.compile(r"expect|plan|forecast|target|estimat|voraussicht|erwart|ziel|prevu|previs|preved|anticip")
"""Names of columns that hold a plan for the day of closing, whatever became of it."""
ACTUAL, PLANNED = "actual", "planned"
OPEN_WITHOUT_DAY = 5
"""Number of open deals without a day from which a close date is taken for the actual one, if no open deal has a day."""


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal; None means that the file does not say.

    Amounts are in the file's currency, `probability` is a share from 0 to 1, `seller` a pseudonym or None. `entered`
    holds when each stage was entered, if the file says so, `more` the unknown columns, and `unread` the text of fields
    that could not be read.
    """

    row: int
    deal_id: str | None = None
    name: str | None = None
    account: str | None = None
    seller: str | None = None
    stage: str | None = None
    pipeline: str | None = None
    amount: float | None = None
    currency: str | None = None
    probability: float | None = None
    activities: float | None = None
    created_at: date | None = None
    expected_close: date | None = None
    closed_at: date | None = None
    last_stage_change: date | None = None
    status: str | None = None
    lost_reason: str | None = None
    entered: Mapping[str, date] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deals:
    """The content of a file: the deals, the mapping of columns to show, every fault, and the open questions.

    Values that a question is about are None until it is answered (`read_deals` again, with `answers`).
    """

    deals: tuple[Deal, ...]
    columns: Columns
    faults: tuple[Fault, ...]
    questions: tuple[Question, ...]
    encoding: str
    left_off: tuple[int, ...] = ()
    """Rows that are no deals: titles above the header, totals and footers."""


def read_deals(
    raw: bytes | str,
    profiles: Profiles,
    *,
    chosen: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    seller_key: str | None = None,
) -> Deals:
    """Return the deals in `raw`. Never raises: problems with the file are part of the result.

    Columns about people are dropped.

    Args:
        raw: content of the file.
        profiles: column names of several programs.
        chosen: for columns that a person has assigned, one of `FIELDS` or `NOT_READ`.
        answers: for each question, by its `column`, the key of the chosen answer.
        seller_key: turns an owner into a pseudonym that only this key can reproduce; without it, owners are dropped.
    """
    table = read_table(raw)
    columns = mapped(table.header, profiles, FIELDS, chosen)
    cells = table.columns()
    columns = _without_people(columns, cells, seller_key)
    faults = list(table.faults)
    if table.header and not columns.fields:
        what = f"no column of a deal is known among {', '.join(table.header)}. Say which is which."
        faults.append(Fault(1, "", what))
    numbers = read_columns(_of(AMOUNTS, columns, cells), number_ways, answers or {})
    dates = read_columns(_of(DATES, columns, cells), date_ways, answers or {})
    open_questions = [asked(name, column) for group in (numbers, dates) for name, column in _items(group)]
    faults += _unread(numbers, table, cells, "is no number. Write one such as 12,400.00 or 12.400,00.")
    faults += _unread(dates, table, cells, "is no date. Write one such as 2026-12-31.")
    reader = _Reader(columns, cells, numbers, dates, seller_key, answers or {})
    deals = tuple(reader.deal(place, row) for place, (row, _) in enumerate(table.rows))
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.column)))
    questions = (*reader.questions(deals), *(question for question in open_questions if question))
    return Deals(deals, columns, ordered, questions, table.encoding, table.left_off)


def _items(group: Mapping[str, Column[Any]]) -> list[tuple[str, Column[Any]]]:
    return list(group.items())


def _of(fields: Sequence[str], columns: Columns, cells: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: cells[name] for name, field_ in columns.fields.items() if field_ in fields}


def _without_people(columns: Columns, cells: Mapping[str, list[str]], seller_key: str | None) -> Columns:
    """Return the columns without those about people, and without owners unless they become pseudonyms."""
    owners = [name for name, field_ in columns.fields.items() if field_ == "owner" and seller_key is None]
    personal = [name for name in columns.unknown if holds_people(cells[name])]
    return replace(
        columns,
        fields={name: field_ for name, field_ in columns.fields.items() if name not in owners},
        unknown=tuple(name for name in columns.unknown if name not in personal),
        dropped=(*columns.dropped, *owners, *personal),
    )


def _unread(group: Mapping[str, Column[Any]], table: Table, cells: Mapping[str, list[str]], what: str) -> list[Fault]:
    """Return one fault for each text that cannot be read, however many rows have it."""
    faults = []
    for name, column in group.items():
        places: dict[str, list[int]] = {}
        for place in column.unread:
            places.setdefault(cells[name][place], []).append(place)
        for text, where in places.items():
            more = f" ({len(where) - 1} more rows have it.)" if len(where) > 1 else ""
            faults.append(Fault(table.rows[where[0]][0], name, f"“{text[:60]}” {what}{more}"))
    return faults


@dataclass
class _Reader:
    """Assembles deals from the columns that were read."""

    columns: Columns
    cells: Mapping[str, list[str]]
    numbers: Mapping[str, Column[float]]
    dates: Mapping[str, Column[date]]
    seller_key: str | None
    answers: Mapping[str, str]

    def __post_init__(self) -> None:
        self.by_field: dict[str, list[str]] = {}
        for name, field_ in self.columns.fields.items():
            self.by_field.setdefault(field_, []).append(name)
        named = self.by_field.get("probability", [])
        highest = max((value or 0 for name in named for value in self.numbers[name].values), default=0)
        self.percent = highest > 1 or any("%" in text for name in named for text in self.cells[name])
        rows = len(next(iter(self.cells.values()), ()))
        self.statuses = [self._status(place) for place in range(rows)]
        self.only_closed_have_days = self._only_closed_have_days()

    def deal(self, place: int, row: int) -> Deal:
        """Return the deal in the row at `place`, which a spreadsheet numbers `row`."""
        status = self.statuses[place]
        expected, closed = self._day("expected_close", place), self._day("closed_at", place)
        chance = self._number("probability", place)
        owner, amount = self._text("owner", place), self._raw("amount", place)
        entered = {name: day for name in self.by_field.get("entered", []) if (day := self.dates[name].values[place])}
        return Deal(
            row=row,
            **{name: self._text(name, place) for name in _AS_THEY_STAND},
            seller=_pseudonym(owner, self.seller_key),
            amount=self._number("amount", place),
            currency=self._text("currency", place) or currency_of(amount) or None,
            probability=chance / 100 if chance is not None and self.percent else chance,
            activities=self._number("activities", place),
            created_at=self._day("created_at", place),
            expected_close=expected if status not in (WON, LOST) else None,
            closed_at=(closed or self._actual(expected)) if status in (WON, LOST) else None,
            last_stage_change=self._day("last_stage_change", place) or max(entered.values(), default=None),
            status=status,
            entered=entered,
            more={name: text for name in self.columns.unknown if (text := self.cells[name][place])},
            unread=self._unread(place),
        )

    def _raw(self, field_: str, place: int) -> str:
        return next((text for name in self.by_field.get(field_, []) if (text := self.cells[name][place])), "")

    def _text(self, field_: str, place: int) -> str | None:
        return self._raw(field_, place) or None

    def _number(self, field_: str, place: int) -> float | None:
        values = (self.numbers[name].values[place] for name in self.by_field.get(field_, []))
        return next((value for value in values if value is not None), None)

    def _day(self, field_: str, place: int) -> date | None:
        values = (self.dates[name].values[place] for name in self.by_field.get(field_, []))
        return next((value for value in values if value is not None), None)

    def _unread(self, place: int) -> dict[str, str]:
        read: list[tuple[str, Column[Any]]] = [*self.numbers.items(), *self.dates.items()]
        return {
            self.columns.fields[name]: text
            for name, column in read
            if column.values[place] is None and (text := self.cells[name][place])
        }

    def _actual(self, expected: date | None) -> date | None:
        """Return a day of closing that somebody has called the actual one, or that only closed deals have."""
        if self.only_closed_have_days:
            return expected
        question = self._about_closing()
        return expected if question and self.answers.get(question.column) == ACTUAL else None

    def _only_closed_have_days(self) -> bool:
        """Say whether open deals have no close date: a plan would be theirs, so it is the day on which deals closed."""
        named = self.by_field.get("expected_close", [])
        still_open = [place for place, status in enumerate(self.statuses) if status == OPEN]
        has_plan_in_name = any(_PLANNED.search(folded(name)) for name in named)
        if not named or has_plan_in_name or len(still_open) < OPEN_WITHOUT_DAY:
            return False
        return not any(self.cells[name][place] for name in named for place in still_open)

    def _about_closing(self) -> Question | None:
        """Return what has to be asked of a close date: whether it was the day; None where its name says it was not."""
        name = next(iter(self.by_field.get("expected_close", ())), "")
        if not name or _PLANNED.search(folded(name)) or self.only_closed_have_days:
            return None
        asks = f"“{name}” of a deal that is won or lost: is it the day it closed, or a day that was planned?"
        choices = ((ACTUAL, "the day it closed"), (PLANNED, "a planned day: do not use it"))
        return Question(f"{name}: of closed deals", asks, choices)

    def questions(self, deals: Sequence[Deal]) -> tuple[Question, ...]:
        """Return what has to be asked about values, one question for each, however many rows have it."""
        found: list[Question] = []
        for name in self.by_field.get("status", ()):
            found += [self._about_end(name, text) for text in dict.fromkeys(self.cells[name]) if text]
        for name in (*self.by_field.get("is_won", ()), *self.by_field.get("is_closed", ())):
            found += [self._about_flag(name, text) for text in dict.fromkeys(self.cells[name]) if text]
        closing = self._about_closing()
        undated = any(deal.status in (WON, LOST) and deal.closed_at is None for deal in deals)
        if closing and undated:
            found.append(closing)
        return tuple(question for question in found if question.column not in self.answers and question.choices)

    @staticmethod
    def _about_end(column: str, text: str) -> Question:
        choices = ((WON, "won"), (LOST, "lost"), (OPEN, "neither: it is open"))
        asks = f"“{text[:60]}” in “{column}”: is such a deal won, lost, or neither?"
        return Question(value_key(column, text), asks, () if end_of(text) else choices)

    @staticmethod
    def _about_flag(column: str, text: str) -> Question:
        asks = f"Does “{text[:60]}” in “{column}” mean yes or no?"
        is_known = yes_or_no(text) is not None
        return Question(value_key(column, text), asks, () if is_known else (("yes", "yes"), ("no", "no")))

    def _status(self, place: int) -> str | None:
        """Return won, lost or open by the flags, else by the status, else by the stage; None if nothing says so."""
        if self._flag("is_won", place):
            return WON
        if {"is_won", "is_closed"} <= self.by_field.keys():
            return LOST if self._flag("is_closed", place) else OPEN
        written = self._raw("status", place)
        if written:
            return self._end("status", written)
        stage = self._raw("stage", place)
        return (self._end("stage", stage) or OPEN) if stage else None

    def _end(self, field_: str, text: str) -> str | None:
        """Return the end that a text says, or that somebody has said it means."""
        answers = (self.answers.get(value_key(name, text)) for name in self.by_field[field_])
        return next((answer for answer in answers if answer in (WON, LOST, OPEN)), None) or end_of(text)

    def _flag(self, field_: str, place: int) -> bool:
        for name in self.by_field.get(field_, ()):
            text = self.cells[name][place]
            if text and (self.answers.get(value_key(name, text)) == "yes" or yes_or_no(text)):
                return True
        return False


def value_key(column: str, text: str) -> str:
    """Return the key of a question about a value in a column."""
    return f"{column}: {text[:60]}"


def _pseudonym(owner: str | None, key: str | None) -> str | None:
    """Return a pseudonym for an owner, which is the same for the same key; None without an owner or a key."""
    if not owner or key is None:
        return None
    mark = hashlib.blake2b(folded(owner).encode(), key=key.encode()[:64], digest_size=4).hexdigest()
    return f"seller {mark}"
