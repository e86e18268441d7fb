"""Claims in the notes of a playthrough, compared with what happened in it: counts, figures, quotations and facts.

A note is prose, and most of it cannot be checked. What can be is what is countable: how many lines there were, how
often something was said, which figure was named, whose words are quoted, what was asked. A claim is reported only where
the talk contradicts it; where it is not clear what a number counts, anything in the talk that comes to it is enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ....language.stating.numbers import SMALL
from .amounts import numbers

FIGURE = 13
"""Smallest number in a fact that counts as a figure; below, it is mostly an hour or a number of people."""
AMOUNT = 100
"""Smallest number in a note that must have been said in the talk; smaller ones may count anything."""
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_N = rf"(?P<n>\d+|{'|'.join(list(SMALL)[1:20])})"
_LINES = re.compile(rf"\b(?:takes|in|of the) {_N} (?:\w+ )?lines\b", re.IGNORECASE)
_LINES_FIRST = re.compile(rf"^{_N} (?:\w+ )?lines\b", re.IGNORECASE)
_LINE = re.compile(rf"\blines? (?P<digits>\d+)|\bthe (?P<word>{'|'.join(ORDINALS)}) line\b", re.IGNORECASE)
_TIMES = re.compile(rf"\b(?:(?<!is )(?P<twice>twice)|{_N} times)\b(?! as\b| a \w+\b| the\b| is\b)", re.IGNORECASE)
_WORDS_IN_LINE = re.compile(rf"\bin {_N} words\b", re.IGNORECASE)
_PITCHES = re.compile(rf"\b(?:(?P<no>no)|{_N}) pitch(?:es)?\b", re.IGNORECASE)
_NO_FIGURE = re.compile(
    r"\b(?:without (?:a|any|the) figure|no figure|(?:the )?figure (?:is|was) (?:still )?missing"
    r"|(?:gives?|names?|tells?|says?) no figure)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:gets?|have|has|hears?|gives?|names?|tells?|says?) (?:you )?(?:the|a|both) figures?\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“([^”]+)”")
_SENTENCE = re.compile(r"[^.!?]+")
_NOT_ASKED = re.compile(
    r"\b(?:(?:never|not) (?:been )?asked|(?:nobody|no one)(?: has| had)?(?: ever)? asked|asks? nothing)\b", re.I
)
_NOT_TOLD = re.compile(
    r"\b(?:missing|unknown|not known|nobody knows|never (?:said|says|told|tells|named)|does not (?:say|tell|name)"
    r"|you do not know)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "a about an and any are as asked at be been by does for from had has have he her him his how i if in is it its"
    " me my no not of on or our she so that the their them there they this to was we were what when where which who"
    " why will with would you your".split()
)


@dataclass(frozen=True, slots=True)
class Course:
    """What had happened in a talk when something is claimed of it.

    `line` is the line that a note is about, empty for the whole talk; `lines` are the numbers that may be meant by the
    number of lines of the whole talk. `asked` are labels of moves with their turn, and `told` the labels of the facts
    learned; `figures` are their texts. `said` is everything that was said, with the brief; `heard` only what the buyer
    said.
    """

    line: str
    lines: frozenset[int]
    kinds: Sequence[str]
    moves: Sequence[str]
    held_back: int
    asked: Sequence[tuple[int, str]]
    told: Sequence[str]
    figures: Sequence[str]
    said: str
    heard: str

    @property
    def is_whole(self) -> bool:
        """Whether the whole talk is meant, and not one line of it."""
        return not self.line


def contradictions(text: str, course: Course) -> Iterator[str]:
    """Yield a sentence for each claim in a text that the talk contradicts.

    Args:
        text: a title, a note or a question of a playthrough.
        course: what had happened by then.
    """
    for rule in _RULES:
        yield from rule(text, course)


def _number_of_lines(text: str, course: Course) -> Iterator[str]:
    if not course.is_whole:
        return
    for match in [*_LINES.finditer(text), *_LINES_FIRST.finditer(text)]:
        if _value(match["n"]) not in course.lines:
            yield f"“{match[0].strip()}” is said of a talk of {max(course.lines)} lines."


def _words_of_the_line(text: str, course: Course) -> Iterator[str]:
    words = len(_plain(course.line).split())
    for match in _WORDS_IN_LINE.finditer("" if course.is_whole else text):
        if _value(match["n"]) != words:
            yield f"“{match[0]}” is said of a line of {words} words."


def _place_of_a_line(text: str, course: Course) -> Iterator[str]:
    for match in _LINE.finditer(text):
        number = int(match["digits"]) if match["digits"] else ORDINALS.index(match["word"].lower()) + 1
        if number > max(course.lines):
            yield f"“{match[0]}” is named, and the talk has {max(course.lines)} lines."


def _how_often(text: str, course: Course) -> Iterator[str]:
    quoted = _QUOTED.search(text)
    for sentence in _SENTENCE.findall(_QUOTED.sub("", text)):
        for match in _TIMES.finditer(sentence):
            times = 2 if match["twice"] else _value(match["n"])
            if quoted:
                often = _plain(course.heard).count(_plain(quoted[1]))
                if often != times:
                    yield f"“{quoted[1]}” is said {often} times by then, and not “{match[0]}”."
            elif times not in {*Counter(course.moves).values(), *Counter(course.kinds).values(), course.held_back}:
                yield f"“{match[0]}” is claimed, and nothing in the talk happened so often by then."


def _pitches(text: str, course: Course) -> Iterator[str]:
    often = course.kinds.count("pitch")
    for match in _PITCHES.finditer(text):
        if (0 if match["no"] else _value(match["n"])) != often:
            yield f"“{match[0]}” is claimed, and there were {often} by then."


def _figures(text: str, course: Course) -> Iterator[str]:
    figure = next((told for told in course.figures if any(number >= FIGURE for number in numbers(told))), None)
    if figure is not None and (match := _NO_FIGURE.search(text)):
        yield f"“{match[0]}” is claimed, and a figure was given: “{figure}”"
    if figure is None and (match := _FIGURE.search(text)):
        yield f"“{match[0]}” is claimed, and no figure was given by then."


def _amounts(text: str, course: Course) -> Iterator[str]:
    said = set(numbers(course.said))
    for number in numbers(text):
        if number >= AMOUNT and number not in said:
            yield f"{number:,} is named, and nobody has said it by then."


def _quotation(text: str, course: Course) -> Iterator[str]:
    match = None if course.is_whole else re.match(_QUOTED, text)
    if match and _plain(match[1]) not in _plain(course.said):
        yield f"The note begins with “{match[1]}”, which nobody has said by then."


def _asked(text: str, course: Course) -> Iterator[str]:
    for sentence in _SENTENCE.findall(text):
        match = _NOT_ASKED.search(sentence)
        words = _words(sentence)
        for turn, label in course.asked if match else ():
            if label.startswith("asked ") and len(_words(label)) > 1 and _words(label) <= words:
                yield f"“{sentence.strip()}” is claimed, and line {turn} {label}."


def _told(text: str, course: Course) -> Iterator[str]:
    for sentence in _SENTENCE.findall(text):
        words = _words(sentence)
        for label in course.told if _NOT_TOLD.search(sentence) else ():
            if len(_words(label)) > 1 and _words(label) <= words:
                yield f"“{sentence.strip()}” is claimed, and {label} was told by then."


_RULES: tuple[Callable[[str, Course], Iterator[str]], ...] = (
    _number_of_lines,
    _words_of_the_line,
    _place_of_a_line,
    _how_often,
    _pitches,
    _figures,
    _amounts,
    _quotation,
    _asked,
    _told,
)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[word.lower()]


def _plain(text: str) -> str:
    """Return a text without what does not change its words: case, punctuation and kinds of quotation marks."""
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text.lower())) - _COMMON
