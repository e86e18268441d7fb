"""Cells about requirements in a file of deals: there, not there, or not known; every other word is asked about once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...crm import Question, folded, value_key, yes_or_no
from ...crm.cells import asked, read_columns
from ...crm.days import date_ways

ANSWERS = ("asked", "given", "conditional", "refused")
YES, NO, UNKNOWN = "yes", "no", "unknown"
EMPTY = "empty cells"
"""Key of the question what an empty cell means."""
MOST_VALUES = 12
"""Number of different words in a column from which on they are notes, and the column is asked about as a whole."""
_OF_COMMITMENTS = (
    ("given", "given"),
    ("conditional", "given under a condition"),
    ("asked", "asked for, no answer yet"),
    ("refused", "asked for and refused"),
    (NO, "never asked for"),
    (UNKNOWN, "not known"),
)
_OF_OTHERS = ((YES, "it happened"), (NO, "it did not happen"), (UNKNOWN, "not known"))
_OF_NOTES = ((YES, "yes: a note means that it happened"), (UNKNOWN, "no: leave the column out"))
_OF_EMPTY = ((NO, "it did not happen"), (UNKNOWN, "not known: nobody wrote it down"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: `state` is yes, no, unknown or an answer to a request, on a day if there is one."""

    state: str
    day: date | None = None


class Cells:
    """The columns about requirements, each with what it is about, and the answers that were given about them."""

    def __init__(
        self, texts: Mapping[str, Sequence[str]], which: Mapping[str, str], answers: Mapping[str, str]
    ) -> None:
        self.which = which
        self._texts, self._answers = texts, answers
        days = {column: [_day_part(text) for text in column_texts] for column, column_texts in texts.items()}
        self._days = read_columns(days, date_ways, answers)

    def questions(self) -> tuple[Question, ...]:
        """Return what remains to be asked: days, words, and at last what an empty cell means."""
        found = [question for name, column in self._days.items() if (question := asked(name, column))]
        for column in self._texts:
            found += self._about_words(column)
        some_empty = any(not text for texts in self._texts.values() for text in texts)
        if some_empty and EMPTY not in self._answers:
            asks = "What does an empty cell mean, in the columns about conversations, outcomes and commitments?"
            found.append(Question(EMPTY, asks, _OF_EMPTY))
        return tuple(found)

    def _about_words(self, column: str) -> list[Question]:
        words = [text for text in dict.fromkeys(self._texts[column]) if text and self._plain(column, text) is None]
        if len(words) > MOST_VALUES:
            asks = f"“{column}” holds {len(words)} different texts, such as “{words[0][:60]}”. Do they mean yes?"
            found = [Question(notes_key(column), asks, _OF_NOTES)]
        else:
            choices = _OF_COMMITMENTS if self.which[column][0] == "c" else _OF_OTHERS
            found = [
                Question(value_key(column, text), f"In “{column}”, what does “{text[:60]}” mean?", choices)
                for text in words
            ]
        return [question for question in found if question.column not in self._answers]

    def _plain(self, column: str, text: str) -> str | None:
        """Return what a text says by itself; None for words that could mean anything."""
        answer = next((word for word in ANSWERS if folded(text).startswith(word)), "")
        rest = _day_part(text)
        if answer and self.which[column][0] == "c" and (not rest or date_ways(rest)):
            return answer
        known = yes_or_no(text)
        if known is not None:
            return YES if known else NO
        return YES if date_ways(text) else None

    def at(self, column: str, place: int) -> Cell:
        """Return what the cell of a column says in the row at a place."""
        text = self._texts[column][place]
        if not text:
            return Cell(self._answers.get(EMPTY, UNKNOWN))
        said = self._plain(column, text) or self._answers.get(value_key(column, text))
        state = said or self._answers.get(notes_key(column), UNKNOWN)
        return Cell(state, self._days[column].values[place])


def notes_key(column: str) -> str:
    """Return the key of the question about a column full of notes."""
    return f"{column}: any text"


def _day_part(text: str) -> str:
    """Return the day in a cell such as "given 2026-03-01", or what else stands where it would; empty without one."""
    plain = text.strip()
    for word in ANSWERS:
        if folded(plain).startswith(word):
            plain = plain[len(word) :].strip(" ,:")
    return plain if date_ways(plain) else ""
