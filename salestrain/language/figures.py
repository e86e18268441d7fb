"""Figures in a sentence, in digits or in words: "two million", "46k", "eleven"; days, hours and years are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .stating.numbers import SMALL, enlarged

_LARGE = {
    "hundred": 100,
    "thousand": 1000,
    "grand": 1000,
    "k": 1000,
    "million": 1_000_000,
    "mio": 1_000_000,
    "m": 1_000_000,
}
_WORDS = "|".join(sorted([*SMALL, "dozen"], key=len, reverse=True))
_TIMES = r"(?:hundred|thousand|grand|million|mio|k|m)"
_FIGURE = re.compile(
    rf"\b(?:(?:\d+(?:[.,]\d+)*|(?:{_WORDS})(?:[\s-]+(?:and\s+)?(?:{_WORDS}))*|half a|an?)(?:[\s-]*{_TIMES}\b)+"
    rf"(?:\s+(?:and\s+)?(?:{_WORDS})(?:[\s-]+(?:{_WORDS}|{_TIMES}))*)?"
    rf"|\d+(?:[.,]\d+)*|(?:{_WORDS})(?:[\s-]+(?:{_WORDS}))*)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_TIME_AFTER = re.compile(rf"\s*(?:am\b|pm\b|o'?clock\b|:\d|(?:st|nd|rd|th)\b|(?:of\s+)?{_MONTH})", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"(?:\b(?:at|past|till|until|{_MONTH})\s+(?:the\s+)?|:)$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_YEARS = range(1950, 2100)
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its words as typed, and its value."""

    words: str
    value: float


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order, without days, hours and years."""
    plain = text.replace("’", "'")
    found = [(match, _value(match[0])) for match in _FIGURE.finditer(plain)]
    return tuple(Figure(match[0], value) for match, value in found if value and not _is_time(plain, match, value))


def _value(words: str) -> float:
    total = current = 0.0
    for word in re.findall(r"\d+(?:[.,]\d+)*|[a-z]+", words.lower()):
        if word[0].isdigit():
            current = _digits(word)
        elif word in SMALL:
            current += SMALL[word]
        elif word == "half":
            current = 0.5
        elif word == "dozen":
            current += 12
        elif word in _LARGE:
            total, current = enlarged(total, current, _LARGE[word])
    return total + current


def _digits(word: str) -> float:
    if _GROUPED.fullmatch(word):
        return float(re.sub(r"[.,]", "", word))
    return float(re.sub(r"[.,](?=.*[.,])", "", word).replace(",", "."))


def _is_time(text: str, match: re.Match[str], value: float) -> bool:
    """Return whether a number tells a day, an hour or a year, which people round and reword freely."""
    if value in _YEARS and match[0].isdigit():
        return True
    after, before = text[match.end() :], text[: match.start()]
    return bool(_TIME_AFTER.match(after)) or (value <= _HOURS + 7 and bool(_TIME_BEFORE.search(before)))
