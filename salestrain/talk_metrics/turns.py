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
from ..language.reading import Act

ASKED = ("open", "closed", "choice", "leading")
"""Forms of a single question; a stack is counted separately, as a turn."""
REFLECTED = ("reflection_simple", "reflection_complex")
Tell = Callable[[int, int], None]
"""Called with the progress: number of turns read, and their total."""
_TOO_LONG = 4000
"""Only this many characters of a turn are read; its words are counted to the end."""

_DANGLING = re.compile(r"[\s,;:–—-]+(?:and|but|or|so|because|then)?[\s,;:–—-]*$", re.I)
"""What leads from one question to the next."""
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
class Asked:
    """A question: its words as said, its form, and what it is about, as far as recognised."""

    words: str
    form: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What is known about one turn of the seller.

    `turn` is its number among all turns, `at` the number of words said by anybody before it, `acts` how often each act
    occurs, `asked` its questions. `gives_back` says that it contains a reflection and does not mainly tell, `tells`
    that it tells, advises or pitches.
    """

    turn: int
    text: str
    words: int
    at: int
    acts: Counter[str]
    asked: tuple[Asked, ...]
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
    for number, turn in enumerate(turns, 1):
        words = words_in(turn.text)
        if turn.speaker == seller:
            acts, asked, gives_back, tells = _read(turn, last_line)
            result.append(Read(number, turn.text, words, at, acts, asked, gives_back, tells))
            if tell:
                tell(len(result), total)
        else:
            last_line = turn.text
        at += words
    return result


_Known = tuple[Counter[str], tuple[Asked, ...], bool, bool]
"""The acts of a turn, its questions, whether it gives back, and whether it tells."""


def _read(turn: Turn, last_line: str) -> _Known:
    if turn.acts is not None:
        return _by_acts(Counter(turn.acts), _asked_as_kept(turn.text, turn.acts))
    text = turn.text[:_TOO_LONG]
    # The head counts reflections; how deep one goes is known only if a rule recognises it.
    found = acts_by_rule(plain(text), plain(last_line[:_TOO_LONG]))
    acts, asked = Counter(act.name for act in found), _asked(text, found)
    probabilities = _judged(text, last_line)
    if "reflection" not in probabilities:
        return _by_acts(acts, asked)
    tells = probabilities["telling"] >= bar_of("telling")
    rest = _without_questions(text)
    if rest != text:
        probabilities = _judged(rest, last_line)
    gives_back = probabilities["reflection"] >= bar_of("reflection") and words_in(rest) > 0
    return acts, asked, gives_back and not tells, tells


def _asked(text: str, acts: Sequence[Act]) -> tuple[Asked, ...]:
    """Return the questions with their words; a focus belongs to the first question that ends no earlier."""
    forms = [act for act in acts if act.name in ASKED]
    focus_of: dict[int, Act] = {}
    for act in acts:
        if act.name in FOCUSES:
            place = next((at for at, form in enumerate(forms) if form.span[1] >= act.span[1]), len(forms) - 1)
            focus_of.setdefault(place, act)
    asked = []
    for at, form in enumerate(forms):
        focus = focus_of.get(at)
        asked.append(Asked(_quoted(text, form, focus), form.name, focus.name if focus else ""))
    return tuple(asked)


def _quoted(text: str, form: Act, focus: Act | None) -> str:
    """Return the words of a question, from the beginning of its sentence where its focus stands before it."""
    start, end = form.span
    if focus and focus.span[0] < start:
        start = max(text.rfind(mark, 0, focus.span[0]) for mark in ".?!\n") + 1
    return _DANGLING.sub("", text[start:end]).strip()


def _asked_as_kept(text: str, acts: Sequence[str]) -> tuple[Asked, ...]:
    """Return the questions of a turn whose acts were kept without their places: each is shown with the whole turn."""
    forms = [act for act in acts if act in ASKED]
    focuses = [act for act in acts if act in FOCUSES]
    padded = [*focuses, *[""] * len(forms)]
    return tuple(Asked(text, form, focus) for form, focus in zip(forms, padded, strict=False))


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


def _by_acts(acts: Counter[str], asked: tuple[Asked, ...]) -> _Known:
    """Return what is known about a turn from its acts alone."""
    return acts, asked, any(acts[act] for act in REFLECTED), acts["pitch"] > 0
