"""What was said, turn by turn, and what is read of the seller's turns.

Acts come from rules. Two figures want more than rules give: how often the seller gives back what was said, and how
often they tell or advise. These the learned heads decide, each with the probability from which it counts anyway.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..language.acting.by_rule import acts_by_rule
from ..language.acting.form import questions
from ..language.acting.plain import plain
from ..language.acts import FOCUSES
from ..language.heads import bar_of, judge
from ..language.meaning import carried_encoder

ASKED = ("open", "closed", "choice", "leading")
"""The forms of a single question; a stack is counted beside them, as a turn."""
REFLECTED = ("reflection_simple", "reflection_complex")
Tell = Callable[[int, int], None]
"""Told of progress: so many turns are read, of so many."""
_TOO_LONG = 4000
"""Of one turn so many characters are read; its words are counted to the end."""

_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said in one go. `acts` are those that were kept with the words; None: they are to be read."""

    speaker: str
    text: str
    acts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of one turn of the seller.

    `at` are the words of everybody before it; `acts` how often it does what; `gives_back`: it holds a reflection and
    does not mainly tell; `tells`: it tells, advises or pitches.
    """

    words: int
    at: int
    acts: Counter[str]
    gives_back: bool
    tells: bool

    @property
    def questions(self) -> int:
        """How many questions it asks."""
        return sum(self.acts[form] for form in ASKED)

    @property
    def focuses(self) -> Counter[str]:
        """What its questions are about, as far as that was recognised."""
        return Counter({focus: self.acts[focus] for focus in FOCUSES if self.acts[focus]})


def words_in(text: str) -> int:
    """How many words: what stands between spaces and holds a letter or a digit; in scripts without spaces, letters."""
    spaced, alone = _NO_SPACES.subn(" ", text)
    return alone + sum(any(letter.isalnum() for letter in word) for word in spaced.split())


def read_turns(turns: Sequence[Turn], seller: str, tell: Tell | None = None) -> list[Read]:
    """The seller's turns, read. What was kept with a turn is taken as it is and never read again."""
    mine = sum(turn.speaker == seller for turn in turns)
    found: list[Read] = []
    at, last_line = 0, ""
    for turn in turns:
        words = words_in(turn.text)
        if turn.speaker == seller:
            found.append(_read(turn, words, at, last_line))
            if tell:
                tell(len(found), mine)
        else:
            last_line = turn.text
        at += words
    return found


def _read(turn: Turn, words: int, at: int, last_line: str) -> Read:
    if turn.acts is not None:
        return _by_acts(words, at, Counter(turn.acts))
    text = turn.text[:_TOO_LONG]
    # Reflections are counted by the head; how deep they go is told apart only where a rule is sure of one.
    found = Counter(act.name for act in acts_by_rule(plain(text), plain(last_line[:_TOO_LONG])))
    likely = _likely(text, last_line)
    if "reflection" not in likely:
        return _by_acts(words, at, found)
    tells = likely["telling"] >= bar_of("telling")
    rest = _without_questions(text)
    if rest != text:
        likely = _likely(rest, last_line)
    gives_back = likely["reflection"] >= bar_of("reflection") and words_in(rest) > 0
    return Read(words, at, found, gives_back and not tells, tells)


def _likely(text: str, last_line: str) -> dict[str, float]:
    encoder = carried_encoder()
    return judge(text, last_line, encoder.embed([text])[0] if encoder else None)


def _without_questions(text: str) -> str:
    """What a turn says besides its questions, so that a reflection before one is heard; statements with “?” stay."""
    said = plain(text)
    for question in reversed(questions(said)):
        if question.sign != "statement":
            start, end = said.span(question.start, question.end)
            text = f"{text[:start]} {text[end:]}"
    return text


def _by_acts(words: int, at: int, found: Counter[str]) -> Read:
    return Read(words, at, found, any(found[act] for act in REFLECTED), found["pitch"] > 0)
