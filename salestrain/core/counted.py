"""Counted things in plain words: "a pitch", "3 or more open questions", "no line that pitched"."""

from __future__ import annotations

import re

from .record import Bounds

_AFTER_HEAD = "that|inside|of|on|for|about|in|with|without|at|to|against|whose|marked|learned|cited"
_HEAD = re.compile(rf"(?P<head>.+?)(?P<rest>,? (?:{_AFTER_HEAD}) .*)?")
_ONE_THING = ("the ", "learning ", "talking ", "ending ", "an answer ", "a dodge ")
"""Beginnings of labels that name a single thing or doing, which happens so many times and is not so many things."""


def with_article(words: str) -> str:
    """Return a label with "a" or "an" in front of it, unless it names a single thing."""
    if words.startswith(_ONE_THING) or several(words) == words:
        return words
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def several(words: str) -> str:
    """Return a label for more than one: "lines that pitched", "pieces of information", "pitches"."""
    found = _HEAD.fullmatch(words)
    assert found is not None, "every label has a head"
    head, rest = found["head"], found["rest"] or ""
    if head.endswith("s"):
        return words
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}ies{rest}"
    if re.search(r"(?:ch|sh|x|z)$", head):
        return f"{head}es{rest}"
    return f"{head}s{rest}"


def counted(bounds: Bounds, words: str) -> str:
    """Return how many there must be of what a label names."""
    if words.startswith(_ONE_THING):
        return _so_often(bounds, words)
    match (bounds.low, bounds.high):
        case (1, None):
            return with_article(words)
        case (None, 0) | (0, 0):
            return f"no {words}"
        case (low, None):
            return f"{low} or more {several(words)}"
        case (None, high):
            return f"at most {_number_of(high, words)}"
        case (low, high) if low == high:
            return f"exactly {_number_of(high, words)}"
        case (low, high):
            return f"{low} to {high} {several(words)}"


def fewer(low: int, words: str) -> str:
    """Return that there must be fewer of what a label names than so many."""
    if low == 1:
        return f"without {words}" if words.startswith(_ONE_THING) else f"no {words}"
    if words.startswith(_ONE_THING):
        return f"{words}, fewer than {low} times"
    return f"fewer than {low} {several(words)}"


def _so_often(bounds: Bounds, words: str) -> str:
    match (bounds.low, bounds.high):
        case (1, None):
            return words
        case (None, 0) | (0, 0):
            return f"without {words}"
        case (low, None):
            return f"{words}, {low} times or more"
        case (None, high):
            return f"{words}, {_times(high)} at most"
        case (low, high) if low == high:
            return f"{words}, exactly {_times(high)}"
        case (low, high):
            return f"{words}, {low} to {high} times"


def _number_of(number: int | None, words: str) -> str:
    return f"one {words}" if number == 1 else f"{number} {several(words)}"


def _times(number: int | None) -> str:
    return "once" if number == 1 else f"{number} times"


def level(bounds: Bounds) -> str:
    """Return at which values of a scale something holds: "at 3 or more"."""
    if bounds.low == bounds.high:
        return f"at exactly {bounds.low}"
    if bounds.high is None:
        return f"at {bounds.low} or more"
    if bounds.low is None:
        return f"at {bounds.high} or less"
    return f"at {bounds.low} to {bounds.high}"


def turns(bounds: Bounds) -> str:
    """Return in which turns something holds: "by turn 2", "from turn 4 on"."""
    if bounds.low == bounds.high:
        return f"in turn {bounds.low}"
    if bounds.high is None:
        return f"from turn {bounds.low} on"
    if bounds.low is None:
        return f"by turn {bounds.high}"
    return f"in turns {bounds.low} to {bounds.high}"
