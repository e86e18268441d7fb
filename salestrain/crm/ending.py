"""How deals ended: won, lost or open by flags, status and stage, and what has to be asked where these do not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .cells import Question
from .ends import LOST, OPEN, WON, end_of, is_unclear, yes_or_no

FLAGS = ("is_won", "is_lost", "is_closed", "is_active")
_SAYS = {True: "yes", False: "no"}


class Ending:
    """Says of each deal whether it is won, lost or open; None where nothing says so."""

    def __init__(
        self, by_field: Mapping[str, Sequence[str]], cells: Mapping[str, Sequence[str]], answers: Mapping[str, str]
    ) -> None:
        """Work out how each deal ended.

        Args:
            by_field: the columns of each field.
            cells: texts of each column.
            answers: for each question, by its `column`, the key of the answer.
        """
        self._by_field, self._cells, self._answers = by_field, cells, answers
        self._rows = len(next(iter(cells.values()), ()))
        self.status = self._statuses()

    def questions(self) -> list[Question]:
        """Return what has to be asked about words and flags."""
        found = self._about_ends()
        for field in FLAGS:
            for name in self._by_field.get(field, ()):
                found += [_about_flag(name, text) for text in dict.fromkeys(self._cells[name]) if text]
        return [*found, *self._about_archived()]

    def _texts(self, field: str) -> Sequence[str]:
        return first_of([self._cells[name] for name in self._by_field.get(field, [])], "") or [""] * self._rows

    def _statuses(self) -> Sequence[str | None]:
        """Return won, lost or open by the flags, else by the status, else by the stage; None if nothing says so."""
        flags = [self._flag(field) for field in FLAGS]
        status, stage = self._texts("status"), self._texts("stage")
        judged: dict[tuple[Any, str, str], str | None] = {}
        found = []
        for key in zip(zip(*flags, strict=True), status, stage, strict=True):
            if key not in judged:
                judged[key] = self._end_of_deal(*key)
            found.append(judged[key])
        return found

    def _end_of_deal(self, flags: Sequence[bool | None], status: str, stage: str) -> str | None:
        """Return how a deal ended.

        Args:
            flags: what the columns of `FLAGS` say.
            status: what its status is called.
            stage: what its stage is called.
        """
        is_won, is_lost, is_closed, is_active = flags
        if is_won:
            return WON
        if is_lost or (is_closed and {"is_won", "is_closed"} <= self._by_field.keys()):
            return LOST
        if {"is_won", "is_closed"} <= self._by_field.keys():
            return OPEN
        by_stage = self._end("stage", stage) if stage else None
        said = self._by_words(status, stage, by_stage)
        if is_active is False and said in (OPEN, None):
            return self._archived()
        # A flag that says closed, of a deal that nothing else calls won or lost: nobody knows which.
        return None if is_closed and said == OPEN else said

    def _by_words(self, status: str, stage: str, by_stage: str | None) -> str | None:
        """Return what status and stage say; a stage that plainly is an end holds where the status says nothing."""
        if status:
            return self._end("status", status) or (by_stage if by_stage in (WON, LOST) else None)
        if not stage or (by_stage is None and is_unclear(stage)):
            return None
        return by_stage or OPEN

    def _end(self, field: str, text: str) -> str | None:
        """Return the end that a text says, or that somebody has said it means."""
        answers = (self._answers.get(value_key(name, text)) for name in self._by_field[field])
        return next((answer for answer in answers if answer in (WON, LOST, OPEN)), None) or end_of(text)

    def _flag(self, field: str) -> Sequence[bool | None]:
        """Return what a flag says of each deal; None where it says nothing."""
        said: Sequence[bool | None] = [None] * self._rows
        for name in self._by_field.get(field, ()):
            means = {text: self._yes_or_no(name, text) for text in set(self._cells[name])}
            own = [means[text] for text in self._cells[name]]
            said = [first if first is not None else then for first, then in zip(said, own, strict=True)]
        return said

    def _yes_or_no(self, name: str, text: str) -> bool | None:
        answer = self._answers.get(value_key(name, text))
        if answer in _SAYS.values():
            return answer == "yes"
        return yes_or_no(text) if text else None

    def _archived(self) -> str | None:
        """Return what somebody has said of deals that are not active; None until then."""
        names = self._by_field["is_active"]
        answer = next((said for name in names if (said := self._answers.get(archived_key(name)))), None)
        return answer if answer in (LOST, OPEN) else None

    def _about_ends(self) -> list[Question]:
        """Return what to ask about words for an end, and about stages that alone could tell it and do not."""
        undecided: dict[str, None] = {}
        for name in self._by_field.get("status", ()):
            pairs = zip(self._cells[name], self.status, strict=True)
            undecided |= {text: None for text, status in pairs if text and status is None}
        found = [_about_end(name, text) for name in self._by_field.get("status", ()) for text in undecided]
        shut, said = self._flag("is_closed"), self._texts("status")
        for name in self._by_field.get("stage", ()):
            rows = zip(self._cells[name], self.status, shut, said, strict=True)
            stages = dict.fromkeys(
                text
                for text, status, is_shut, words in rows
                if text and status is None and (is_shut or (not words and is_unclear(text)))
            )
            found += [_about_end(name, text) for text in stages]
        return found

    def _about_archived(self) -> list[Question]:
        names = self._by_field.get("is_active", ())
        said = zip(self._flag("is_active"), self.status, strict=True)
        if not any(active is False and status is None for active, status in said):
            return []
        choices = ((LOST, "lost"), (OPEN, "still open"))
        asks = "Deals that “{}” calls not active and nothing else calls won or lost: what became of them?"
        return [Question(archived_key(name), asks.format(name), choices) for name in names]


def _about_end(column: str, text: str) -> Question:
    choices = ((WON, "won"), (LOST, "lost"), (OPEN, "neither: it is open"))
    asks = f"“{text[:60]}” in “{column}”: is such a deal won, lost, or neither?"
    return Question(value_key(column, text), asks, () if end_of(text) in (WON, LOST) else choices)


def _about_flag(column: str, text: str) -> Question:
    asks = f"Does “{text[:60]}” in “{column}” mean yes or no?"
    is_known = yes_or_no(text) is not None
    return Question(value_key(column, text), asks, () if is_known else (("yes", "yes"), ("no", "no")))


def value_key(column: str, text: str) -> str:
    """Return the key of a question about a value in a column."""
    return f"{column}: {text[:60]}"


def archived_key(column: str) -> str:
    """Return the key of the question what became of deals that are not active."""
    return f"{column}: not active"


def first_of(columns: Sequence[Sequence[Any]], empty: Any = None) -> Sequence[Any]:
    """Return the first value of each row that is not empty; nothing without columns.

    Args:
        columns: the columns, the one that counts most first.
        empty: what stands for a row without any.
    """
    if len(columns) < 2:
        return columns[0] if columns else []
    return [next((value for value in row if value not in (None, "")), empty) for row in zip(*columns, strict=True)]
