"""The turns of a talk, and what is read from the seller's turns.

Acts are found by rules. Two figures need more than rules: how often the seller reflects what was said, and how often
they tell or advise. The learned heads decide these, each with its own threshold of probability.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..core.acts import FOCUSES
from ..language.acting.by_rule import acts_by_rule
from ..language.acting.form import questions
from ..language.acting.plain import plain
from ..language.heads import bar_of, judge
from ..language.meaning import carried_encoder

ASKED = ("open", "closed", "choice", "leading")
"""Forms of a single question; a stack is counted separately, as a turn."""
REFLECTED = ("reflection_simple", "reflection_complex")
Tell = Callable[[int, int], None]
"""Called with the progress: number of turns read, and their total."""
_TOO_LONG = 4000
"""Only this many characters of a turn are read; its words are counted to the end."""

_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said in one go.

    `acts` are those that were stored with the words; None means that they have yet to be read.
    """

    speaker: str
    text: str
    acts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What is known about one turn of the seller.

    `at` is the number of words said by anybody before it, `acts` how often each act occurs. `gives_back` says that it
    contains a reflection and does not mainly tell, `tells` that it tells, advises or pitches.
    """

    words: int
    at: int
    acts: Counter[str]
    gives_back: bool
    tells: bool

    @property
    def questions(self) -> int:
        """Number of questions it asks."""
        return sum(self.acts[form] for form in ASKED)

    @property
    def focuses(self) -> Counter[str]:
        """What its questions are about, as far as recognised."""
        return Counter({focus: self.acts[focus] for focus in FOCUSES if self.acts[focus]})


def words_in(text: str) -> int:
    """Return the number of words: runs between spaces with a letter or digit; in scripts without spaces, characters."""
    spaced, unspaced = _NO_SPACES.subn(" ", text)
    return unspaced + sum(_has_letter_or_digit(word) for word in spaced.split())


def _has_letter_or_digit(word: str) -> bool:
    return any(character.isalnum() for character in word)


def read_turns(turns: Sequence[Turn], seller: str, tell: Tell | None = None) -> list[Read]:
    """Return the seller's turns with what is read from them; acts stored with a turn are taken as they are.

    Args:
        turns: all turns of the talk.
        seller: the speaker whose turns are read.
        tell: called with the progress.
    """
    total = sum(turn.speaker == seller for turn in turns)
    result: list[Read] = []
    at, last_line = 0, ""
    for turn in turns:
        words = words_in(turn.text)
        if turn.speaker == seller:
            result.append(_read(turn, words, at, last_line))
            if tell:
                tell(len(result), total)
        else:
            last_line = turn.text
        at += words
    return result


def _read(turn: Turn, words: int, at: int, last_line: str) -> Read:
    if turn.acts is not None:
        return _by_acts(words, at, Counter(turn.acts))
    text = turn.text[:_TOO_LONG]
    # The head counts reflections; how deep one goes is known only if a rule recognises it.
    acts = Counter(act.name for act in acts_by_rule(plain(text), plain(last_line[:_TOO_LONG])))
    probabilities = _judged(text, last_line)
    if "reflection" not in probabilities:
        return _by_acts(words, at, acts)
    tells = probabilities["telling"] >= bar_of("telling")
    rest = _without_questions(text)
    if rest != text:
        probabilities = _judged(rest, last_line)
    gives_back = probabilities["reflection"] >= bar_of("reflection") and words_in(rest) > 0
    return Read(words, at, acts, gives_back and not tells, tells)


def _judged(text: str, last_line: str) -> dict[str, float]:
    """Return the probabilities of acts that the learned heads give, with the encoder if there is one."""
    encoder = carried_encoder()
    return judge(text, last_line, encoder.embed([text])[0] if encoder else None)


def _without_questions(text: str) -> str:
    """Return a turn without its questions, so that a reflection before one is recognised; statements with “?” stay."""
    plain_text = plain(text)
    for question in reversed(questions(plain_text)):
        if question.sign != "statement":
            start, end = plain_text.span(question.start, question.end)
            text = f"{text[:start]} {text[end:]}"
    return text


def _by_acts(words: int, at: int, acts: Counter[str]) -> Read:
    """Return what is known about a turn from its acts alone."""
    return Read(words, at, acts, any(acts[act] for act in REFLECTED), acts["pitch"] > 0)
