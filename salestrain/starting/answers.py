"""Ten questions about a buyer, and what an author answered to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from .sentences import as_name, as_sentence, as_what_is_sold, as_what_they_use, cleaned

TEMPERS: Mapping[str, str] = {
    "busy": "quick, half on the way out",
    "warm": "friendly and talkative",
    "careful": "exact, weighs each word",
    "dry": "sceptical, has heard every pitch",
    "formal": "courteous and reserved",
}
"""The tempers that there are, each with what it is like."""
LONGEST = 45
"""Words that a buyer says at a time."""
LONGEST_SENTENCE = 30
"""Words that fit into one breath."""
_SPOKEN = ("likes", "hurts", "costs", "decides", "others", "pursue", "nurture", "drop")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


class AnswersUnclear(ValueError):
    """Answers that no buyer can be made of; `sentences` says for each what is missing."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences

    @property
    def by_key(self) -> dict[str, str]:
        """What is wrong, by the key of the blank that it is about; what is about none of them is left out."""
        found: dict[str, str] = {}
        for question in QUESTIONS:
            for blank in question.blanks:
                begins = {"temper": "Which temper?", "minutes": "How many minutes?"}.get(blank.key, f"{blank.ask}:")
                line = next((sentence for sentence in self.sentences if sentence.startswith(begins)), "")
                if line:
                    found[blank.key] = line.removeprefix(begins).strip().capitalize() if begins[-1] == ":" else line
        return found


@dataclass(frozen=True)
class Blank:
    """One blank to fill in: its key, what is asked, and what somebody else answered."""

    key: str
    ask: str
    example: str


@dataclass(frozen=True)
class Question:
    """One of the ten questions, with its blanks and what to bear in mind."""

    title: str
    hint: str
    blanks: tuple[Blank, ...]


QUESTIONS: tuple[Question, ...] = (
    Question(
        "Who is the buyer?",
        "Invent the names.",
        (
            Blank("person", "First and last name", "Jonas Reed"),
            Blank("role", "What they are there", "head baker"),
            Blank("company", "Where they work", "Tideway Bakery"),
        ),
    ),
    Question(
        "What do you sell?",
        "Complete the sentence: You sell …",
        (Blank("sells", "You sell", "remote monitoring for industrial ovens"),),
    ),
    Question(
        "What do they rely on today, and what is good about it?",
        "A vendor, their own people, a spreadsheet. What is good is said by the buyer.",
        (
            Blank("vendor", "They rely on", "Ovenline, who service the ovens"),
            Blank("likes", "What is good, in the buyer's words", "They come at night. I never had to ask twice."),
        ),
    ),
    Question(
        "What hurts?",
        "From here on, answer as the buyer would say it. The seller has to earn it.",
        (Blank("hurts", "The problem", "I learn that an oven runs cold when the bread is pale."),),
    ),
    Question(
        "What does it cost them?",
        "With a figure, if there is one.",
        (Blank("costs", "The cost", "Two batches a month: about nineteen thousand a year."),),
    ),
    Question(
        "Who decides?",
        "The buyer need not.",
        (Blank("decides", "Who decides", "My sister keeps the books, and she signs."),),
    ),
    Question(
        "Who else has a say?",
        "Somebody who is easily forgotten.",
        (Blank("others", "Who else", "The two apprentices would have to live with it."),),
    ),
    Question(
        "What makes it right to pursue, to nurture, to drop?",
        "Three truths, one of which is drawn for each talk. None of them takes back what hurts.",
        (
            Blank("pursue", "Why now is the time", "In March we order new ovens, and it could go in with them."),
            Blank("nurture", "Why it has to wait", "Until the shop is rebuilt in autumn nobody has a hand free."),
            Blank("drop", "Why nothing will come of it", "Last week we signed for five more years, with all extras."),
        ),
    ),
    Question(
        "Which temper?",
        "; ".join(f"{name}: {like}" for name, like in TEMPERS.items()),
        (Blank("temper", "One of " + ", ".join(TEMPERS), "dry"),),
    ),
    Question("How many minutes?", "From 5 to 30.", (Blank("minutes", "Minutes", "10"),)),
)
"""What an author is asked."""

EXAMPLES: Mapping[str, str] = {blank.key: blank.example for question in QUESTIONS for blank in question.blanks}
"""Somebody's answers to all of them."""


@dataclass(frozen=True)
class Answers:
    """What an author answered, as it is said and read in the exercise."""

    person: str
    role: str
    company: str
    sells: str
    vendor: str
    likes: str
    hurts: str
    costs: str
    decides: str
    others: str
    pursue: str
    nurture: str
    drop: str
    temper: str
    minutes: int


_SHAPES: Mapping[str, Callable[[str], str]] = {
    "person": as_name,
    "role": as_name,
    "company": as_name,
    "sells": as_what_is_sold,
    "vendor": as_what_they_use,
    **dict.fromkeys(_SPOKEN, as_sentence),
}
_KEYS = tuple(field.name for field in fields(Answers))


def read_answers(given: Mapping[str, object]) -> Answers:
    """Return the answers in their final form.

    Args:
        given: what was typed, by the keys of the blanks.

    Raises:
        AnswersUnclear: if something is missing or cannot be used; it says for each what is wrong and what would be
            right.
    """
    wrong = [f"There is no question '{key}'. There are: {', '.join(_KEYS)}." for key in given if key not in _KEYS]
    shaped = {key: shape(_text(given.get(key))) for key, shape in _SHAPES.items()}
    wrong += [f"{_asked(key)}: nothing was answered." for key, text in shaped.items() if not _WORD.search(text)]
    wrong += [sentence for key in _SPOKEN for sentence in _too_long(key, shaped[key])]
    wrong += _said_twice(shaped)
    temper = cleaned(_text(given.get("temper"))).lower()
    if temper not in TEMPERS:
        wrong.append(f"Which temper? '{temper[:40]}' is none of them. There are: {', '.join(TEMPERS)}.")
    minutes = _minutes(given.get("minutes"))
    if minutes is None:
        wrong.append("How many minutes? A whole number from 5 to 30 is needed.")
    if wrong or minutes is None:
        raise AnswersUnclear(wrong)
    return Answers(**shaped, temper=temper, minutes=minutes)


def wrong_with(key: str, text: str, before: Mapping[str, str]) -> str | None:
    """Return what is wrong with one answer, or None.

    Args:
        key: key of the blank.
        text: what was typed.
        before: what was answered before, by key.
    """
    try:
        read_answers({**EXAMPLES, **before, key: text})
    except AnswersUnclear as unclear:
        return next((line for line in unclear.sentences if line.startswith((_asked(key), "Which", "How many"))), None)
    return None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _asked(key: str) -> str:
    return next(blank.ask for question in QUESTIONS for blank in question.blanks if blank.key == key)


def _too_long(key: str, text: str) -> list[str]:
    words = len(_WORD.findall(text))
    if words > LONGEST:
        return [f"{_asked(key)}: {words} words are too many to be said at a time; {LONGEST} are enough."]
    longest = max((len(_WORD.findall(part)) for part in re.split(r"[.!?\u2026]+", text)), default=0)
    if longest > LONGEST_SENTENCE:
        return [f"{_asked(key)}: make two sentences of it; {LONGEST_SENTENCE} words fit into one breath."]
    return []


def _said_twice(shaped: Mapping[str, str]) -> list[str]:
    """Return a sentence for each answer that another one contains, for then nothing would be left to find out."""
    bare = {key: " ".join(_WORD.findall(shaped[key].lower())) for key in _SPOKEN}
    return [
        f"{_asked(key)}: “{shaped[key]}” is already said under “{_asked(other)}”. Give each its own words."
        for key in _SPOKEN
        for other in _SPOKEN
        if key != other
        and bare[key]
        and f" {bare[key]} " in f" {bare[other]} "
        and (bare[key] != bare[other] or key > other)
    ]


def _minutes(value: object) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,3})(?:\s*(?:min|mins|minutes)\.?)?\s*", _text(value))
    minutes = int(found[1]) if found else 0
    return minutes if 5 <= minutes <= 30 else None
