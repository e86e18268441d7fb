"""Deals read from a table: the mapping of columns to show, all faults at once, questions where nobody can guess.

A deal whose amount or date cannot be read is still a deal; the original text is in `unread`. The close date of an open
deal is an expectation, never a date on which something happened; of one that is won or lost it is so only if somebody
says so, or if open deals have none. A value that could mean anything is one question, however many rows have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from .cells import Column, Question, asked, is_nothing, number_ways, read_columns
from .days import date_ways
from .ends import end_of
from .fields import AMOUNTS, DATES, FIELDS, Fields
from .guessing import completed
from .headers import Columns, Profiles, holds_people, mapped
from .reading import read_table
from .table import Fault, Table
from .wording import Wording

_A_DEAL = 2
"""Number of figures, days and ends in the first row, from which it is no header."""
_MAY_BE_NOTHING = frozenset({*AMOUNTS, *DATES, "status", "stage", "currency", "lost_reason"})


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


@dataclass(frozen=True)
class Deals:
    """The content of a table: the deals, the mapping of columns to show, every fault, and the open questions.

    Values that a question is about are None until it is answered (`read_deals` again, with `answers`). `rows` are the
    numbers of the rows in the file, `values` has a value for each of them, by field of a `Deal`.
    """

    rows: tuple[int, ...]
    values: Mapping[str, Sequence[Any]]
    columns: Columns
    faults: tuple[Fault, ...]
    questions: tuple[Question, ...]
    encoding: str
    left_off: tuple[int, ...]
    """Rows that are no deals: titles above the header, totals and footers."""
    _fields: Fields = field(compare=False, repr=False)

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """Return the deals one by one."""
        names, unread = list(self.values), self._fields.unread()
        made = []
        for place, values in enumerate(zip(self.rows, *self.values.values(), strict=True)):
            row, *rest = values
            deal = Deal(
                row=row,
                **dict(zip(names, rest, strict=True)),
                entered=self._fields.entered(place),
                more=self._fields.more(place),
                unread=unread.get(place, {}),
            )
            made.append(deal)
        return tuple(made)

    def entered(self) -> dict[str, Sequence[date | None]]:
        """Return the days on which each stage was entered, by column."""
        return self._fields.entries()

    def unread(self) -> dict[int, dict[str, str]]:
        """Return the texts that are not understood, or not yet, by place and field."""
        return self._fields.unread()

    def kept(self) -> dict[str, Sequence[str]]:
        """Return the texts of the columns that nobody knows, by their names."""
        return self._fields.kept()


def read_deals(
    raw: bytes | str | Table,
    profiles: Profiles,
    *,
    wording: Wording | None = None,
    chosen: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    seller_key: str | None = None,
) -> Deals:
    """Return the deals in `raw`. Never raises: problems with the file are part of the result.

    Columns about people are dropped.

    Args:
        raw: content of the file, or a table that was made of something else.
        profiles: column names of several programs.
        wording: reads headings that no profile knows; without it, such columns are kept as they are.
        chosen: for columns that a person has assigned, one of `FIELDS` or `NOT_READ`.
        answers: for each question, by its `column`, the key of the chosen answer.
        seller_key: turns an owner into a pseudonym that only this key can reproduce; without it, owners are dropped.
    """
    table = raw if isinstance(raw, Table) else read_table(raw)
    columns = mapped(table.header, profiles, FIELDS, chosen)
    cells = table.columns()
    if wording:
        columns = completed(columns, cells, wording, chosen or {})
    columns = _without_people(columns, cells, seller_key)
    cells = _without_nothing(columns, cells)
    faults = list(table.faults)
    if table.header and not columns.fields:
        faults.append(Fault(1, "", _nothing_known(table.header)))
    numbers = read_columns(_of(AMOUNTS, columns, cells), number_ways, answers or {})
    dates = read_columns(_of(DATES, columns, cells), date_ways, answers or {})
    open_questions = [asked(name, column) for group in (numbers, dates) for name, column in _items(group)]
    faults += _unread(numbers, table, cells, "is no number. Write one such as 12,400.00 or 12.400,00.")
    faults += _unread(dates, table, cells, "is no date. Write one such as 2026-12-31.")
    fields = Fields(columns, cells, numbers, dates, seller_key, answers or {})
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.column)))
    questions = (*fields.questions(), *(question for question in open_questions if question))
    rows = tuple(row for row, _ in table.rows)
    return Deals(rows, fields.values(), columns, ordered, questions, table.encoding, table.left_off, fields)


def _nothing_known(header: Sequence[str]) -> str:
    """Return what to say where no column is known: the first row may be a deal, for the names above were lost."""
    values = sum(bool(number_ways(name) or date_ways(name) or end_of(name)) for name in header)
    if values >= _A_DEAL:
        return (
            "it looks like a deal, and not like the names of columns. "
            "Write a row of names above it, such as Deal, Stage, Amount, Created on, Closed on."
        )
    return f"no column of a deal is known among {', '.join(header)}. Say which is which."


def _without_nothing(columns: Columns, cells: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the cells with empty ones where a number, a day or an end is expected and “NULL”, “n/a” or “-” stands."""
    emptied = dict(cells)
    for name, field_ in columns.fields.items():
        words = {text for text in set(cells[name]) if is_nothing(text)} if field_ in _MAY_BE_NOTHING else set()
        if words:
            emptied[name] = ["" if text in words else text for text in cells[name]]
    return emptied


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
