"""The fields of all deals in a table, column by column: what a program writes in several columns becomes one value.

Column by column, because a value that a thousand rows share is then understood once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from .cells import Column, Question, currency_of
from .ending import FLAGS, Ending, first_of
from .ends import LOST, OPEN, WON
from .headers import Columns, folded

T = TypeVar("T")
AMOUNTS = ("amount", "won_amount", "probability", "activities")
DATES = ("created_at", "expected_close", "closed_at", "last_stage_change", "entered")
TEXTS = ("deal_id", "name", "account", "owner", "stage", "pipeline", "currency", "status", "lost_reason")
FIELDS = TEXTS + AMOUNTS + DATES + FLAGS
AS_THEY_STAND = ("deal_id", "name", "account", "stage", "pipeline", "lost_reason")
_PLANNED = re.compile(
    r"expect|plan|forecast|target|estimat|estclos|voraussicht|erwart|ziel|prevu|previs|preved|anticip|verwacht|tentativ"
    r"|esperad|stimat|attes|geschatzt|przewidyw|oczekiw|szacow|forvent|forvant|beraknat|odhad|ocekav|tahmini|beklenen"
)
"""Names of columns that hold a plan for the day of closing, whatever became of it."""
ACTUAL, PLANNED = "actual", "planned"
OPEN_WITHOUT_DAY = 5
"""Number of open deals without a day from which a close date is taken for the actual one, if no open deal has a day."""


class Fields:
    """Reads the fields of deals from the columns of a table."""

    def __init__(
        self,
        columns: Columns,
        cells: Mapping[str, Sequence[str]],
        numbers: Mapping[str, Column[float]],
        dates: Mapping[str, Column[date]],
        seller_key: str | None,
        answers: Mapping[str, str],
    ) -> None:
        """Prepare the fields.

        Args:
            columns: the field of each column.
            cells: texts of each column.
            numbers: what was read from columns of numbers.
            dates: what was read from columns of dates.
            seller_key: key of the pseudonyms of owners.
            answers: for each question, by its `column`, the key of the answer.
        """
        self.columns, self._cells, self._numbers, self._dates = columns, cells, numbers, dates
        self._seller_key, self._answers = seller_key, answers
        self._rows = len(next(iter(cells.values()), ()))
        self._by_field: dict[str, list[str]] = {}
        for name, field in columns.fields.items():
            self._by_field.setdefault(field, []).append(name)
        self._ending = Ending(self._by_field, cells, answers)
        self._status = self._ending.status
        self.only_closed_have_days = self._only_closed_have_days()

    def values(self) -> dict[str, Sequence[Any]]:
        """Return a value for each deal, by field; None where the file does not say."""
        expected, closed = self._days("expected_close"), self._days("closed_at")
        actual = self._actual(expected)
        days_of_stages = [self._dates[name].values for name in self._by_field.get("entered", [])]
        found: dict[str, Sequence[Any]] = {name: self._optional(name) for name in AS_THEY_STAND}
        found |= {
            "seller": self._sellers(),
            "amount": self._amounts(),
            "currency": self._currencies(),
            "probability": self._chances(),
            "activities": self._figures("activities"),
            "created_at": self._days("created_at"),
            "expected_close": [
                None if s in (WON, LOST) else day for s, day in zip(self._status, expected, strict=True)
            ],
            "closed_at": [
                (day or plan) if s in (WON, LOST) else None
                for s, day, plan in zip(self._status, closed, actual, strict=True)
            ],
            "last_stage_change": first_of([self._days("last_stage_change"), _latest(days_of_stages, self._rows)]),
            "status": self._status,
        }
        return found

    def entered(self, place: int) -> dict[str, date]:
        """Return the days on which a deal entered its stages, by column."""
        names = self._by_field.get("entered", [])
        return {name: day for name in names if (day := self._dates[name].values[place])}

    def entries(self) -> dict[str, Sequence[date | None]]:
        """Return the days of all deals, by the columns with the days on which a stage was entered."""
        return {name: self._dates[name].values for name in self._by_field.get("entered", [])}

    def more(self, place: int) -> dict[str, str]:
        """Return what stands in columns that nobody knows."""
        return {name: text for name in self.columns.unknown if (text := self._cells[name][place])}

    def kept(self) -> dict[str, Sequence[str]]:
        """Return the columns that nobody knows."""
        return {name: self._cells[name] for name in self.columns.unknown}

    def unread(self) -> dict[int, dict[str, str]]:
        """Return the texts that are not understood, or not yet, by row and field."""
        found: dict[int, dict[str, str]] = {}
        read: list[tuple[str, Column[Any]]] = [*self._numbers.items(), *self._dates.items()]
        for name, column in read:
            field, texts = self.columns.fields[name], self._cells[name]
            for place, value in enumerate(column.values):
                if value is None and texts[place]:
                    found.setdefault(place, {})[field] = texts[place]
        return found

    def questions(self) -> tuple[Question, ...]:
        """Return what has to be asked about values, one question for each, however many rows have it."""
        found = self._ending.questions()
        closing = self._about_closing()
        if closing and self._some_undated():
            found.append(closing)
        return tuple(question for question in found if question.column not in self._answers and question.choices)

    def _texts(self, field: str) -> Sequence[str]:
        return first_of([self._cells[name] for name in self._by_field.get(field, [])], "") or [""] * self._rows

    def _optional(self, field: str) -> Sequence[str | None]:
        return [text or None for text in self._texts(field)]

    def _figures(self, field: str) -> Sequence[float | None]:
        found = first_of([self._numbers[name].values for name in self._by_field.get(field, [])])
        return found or [None] * self._rows

    def _days(self, field: str) -> Sequence[date | None]:
        found = first_of([self._dates[name].values for name in self._by_field.get(field, [])])
        return found or [None] * self._rows

    def _sellers(self) -> Sequence[str | None]:
        return _each(self._texts("owner"), lambda owner: pseudonym(owner, self._seller_key))

    def _amounts(self) -> Sequence[float | None]:
        """Return the amounts; of a deal that is won the actual one, where there is a column of its own for it."""
        planned, won = self._figures("amount"), self._figures("won_amount")
        if "won_amount" not in self._by_field:
            return planned
        return [
            actual if status == WON and actual is not None else amount
            for status, amount, actual in zip(self._status, planned, won, strict=True)
        ]

    def _currencies(self) -> Sequence[str | None]:
        named = self._optional("currency")
        if all(named) and named:
            return named
        beside = _each(self._texts("amount"), lambda text: currency_of(text) or None)
        return first_of([named, beside])

    def _chances(self) -> Sequence[float | None]:
        """Return chances as shares: a column with a percent sign, or with anything above 1, is in percent."""
        chances = self._figures("probability")
        named = self._by_field.get("probability", [])
        highest = max((chance for chance in chances if chance is not None), default=0)
        if highest > 1 or any("%" in text for name in named for text in self._cells[name]):
            return [None if chance is None else chance / 100 for chance in chances]
        return chances

    def _actual(self, expected: Sequence[date | None]) -> Sequence[date | None]:
        """Return the days of closing that somebody has called the actual ones, or that only closed deals have."""
        if self.only_closed_have_days:
            return expected
        question = self._about_closing()
        told = question is not None and self._answers.get(question.column) == ACTUAL
        return expected if told else [None] * self._rows

    def _only_closed_have_days(self) -> bool:
        """Say whether open deals have no close date: a plan would be theirs, so it is the day on which deals closed."""
        named = self._by_field.get("expected_close", [])
        still_open = [place for place, status in enumerate(self._status) if status == OPEN]
        has_plan_in_name = any(_PLANNED.search(folded(name)) for name in named)
        if not named or has_plan_in_name or len(still_open) < OPEN_WITHOUT_DAY:
            return False
        return not any(self._cells[name][place] for name in named for place in still_open)

    def _some_undated(self) -> bool:
        """Return whether a deal is closed and no column tells its day."""
        if self._answers.get(getattr(self._about_closing(), "column", "")) == ACTUAL:
            return False
        days = self._days("closed_at")
        return any(status in (WON, LOST) and day is None for status, day in zip(self._status, days, strict=True))

    def _about_closing(self) -> Question | None:
        """Return what has to be asked of a close date: whether it was the day; None where its name says it was not."""
        name = next(iter(self._by_field.get("expected_close", ())), "")
        if not name or _PLANNED.search(folded(name)) or self.only_closed_have_days:
            return None
        asks = f"“{name}” of a deal that is won or lost: is it the day it closed, or a day that was planned?"
        choices = ((ACTUAL, "the day it closed"), (PLANNED, "a planned day: do not use it"))
        return Question(f"{name}: of closed deals", asks, choices)


def _latest(columns: Sequence[Sequence[date | None]], rows: int) -> Sequence[date | None]:
    if not columns:
        return [None] * rows
    return [max((day for day in row if day), default=None) for row in zip(*columns, strict=True)]


def _each(texts: Sequence[str], meaning: Callable[[str], T]) -> list[T]:
    """Return the meaning of each text, worked out once for those that are the same."""
    known = {text: meaning(text) for text in set(texts)}
    return [known[text] for text in texts]


def pseudonym(owner: str, key: str | None) -> str | None:
    """Return a pseudonym for an owner, which is the same for the same key; None without an owner or a key."""
    if not owner or key is None:
        return None
    mark = hashlib.blake2b(folded(owner).encode(), key=key.encode()[:64], digest_size=4).hexdigest()
    return f"seller {mark}"
