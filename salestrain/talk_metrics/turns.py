"""The turns of a talk, and what is read from the seller's turns, which would rather miss something than mistake it.

A profile reads the words itself, typed and chosen lines alike, and counts nothing that the words do not show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .asking import Asked, is_begun, questions_of
from .giving_back import given_back, goes_further
from .telling import tells

ASKED = ("open", "closed", "choice", "leading")
"""Forms of a single question; a stack is counted separately, as a turn."""
STACKED = 3
"""A stack has at least so many questions; two can be a question and an afterthought."""
Tell = Callable[[int, int], None]
"""Called with the progress: number of turns read, and their total."""
_TOO_LONG = 4000
"""Only this many characters of a turn are read; its words are counted to the end."""
_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said in one go.

    `told` says that the talk itself took it as a pitch, a price or information. `called` is what the turn is called
    where its talk is shown; by default it is called by its number among all turns.
    """

    speaker: str
    text: str
    told: bool = False
    called: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What is known about one turn of the seller.

    `turn` is its number among all turns, `called` what it is called, `at` the number of words said by anybody before
    it, `asked` its questions. `gives_back` says that it says back what was said, `goes_further` that it adds a meaning
    or a feeling to that, and `tells` that it tells, advises or pitches.
    """

    turn: int
    text: str
    words: int
    at: int
    asked: tuple[Asked, ...] = ()
    gives_back: bool = False
    goes_further: bool = False
    tells: bool = False
    called: str = ""

    @property
    def stacked(self) -> bool:
        """Whether it asks so much at once that it is a stack."""
        return len(self.asked) >= STACKED

    @property
    def focuses(self) -> Counter[str]:
        """What its questions are about, as far as recognised."""
        return Counter(one.focus for one in self.asked if one.focus)

    def place_of(self, one: Asked) -> int:
        """Return the number of words said by anybody before this question."""
        return self.at + words_in(self.text[: one.at])


def words_in(text: str) -> int:
    """Return the number of words: runs between spaces with a letter or digit; in scripts without spaces, characters."""
    spaced, unspaced = _NO_SPACES.subn(" ", text)
    return unspaced + sum(_has_letter_or_digit(word) for word in spaced.split())


def _has_letter_or_digit(word: str) -> bool:
    return any(character.isalnum() for character in word)


def read_turns(turns: Sequence[Turn], seller: str, tell: Tell | None = None) -> list[Read]:
    """Return the seller's turns with what is read from them.

    Args:
        turns: all turns of the talk.
        seller: the speaker whose turns are read.
        tell: called with the progress.
    """
    total = sum(turn.speaker == seller for turn in turns)
    result: list[Read] = []
    heard: list[str] = []
    at = 0
    for number, turn in enumerate(turns, 1):
        words = words_in(turn.text)
        if turn.speaker == seller:
            _drop_false_start(result, _read(turn, number, at, heard, result))
            if tell:
                tell(len(result), total)
        else:
            heard.append(turn.text[:_TOO_LONG])
        at += words
    return result


def _read(turn: Turn, number: int, at: int, heard: Sequence[str], so_far: Sequence[Read]) -> Read:
    text = turn.text[:_TOO_LONG]
    asked = questions_of(text, so_far[-1].asked if so_far else ())
    given = given_back(text, heard)
    return Read(
        number,
        turn.text,
        words_in(turn.text),
        at,
        asked,
        bool(given),
        goes_further(given, heard),
        turn.told or (not given and tells(text, heard)),
        turn.called or f"turn {number}",
    )


def _drop_false_start(so_far: list[Read], read: Read) -> None:
    """Add a turn; a question that broke off in the turn before, and is whole in this one, is counted here only."""
    if so_far:
        last = so_far[-1]
        kept = tuple(one for one in last.asked if not is_begun(one, read.asked))
        so_far[-1] = replace(last, asked=kept)
    so_far.append(read)
