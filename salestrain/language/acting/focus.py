"""Focus of a question: what it is about, out of ten focuses, in the order in which they are tried.

The main clause determines it; a clause around it ("if money were no object", "when two vans are late") determines only
a wish, a change, or what would be better then, and otherwise is considered last. The words are in `focus_words.py` and
`supplier_words.py`.
"""

from __future__ import annotations

import re

from .clauses import main_end
from .focus_words import (
    COMMITMENT,
    COSTS,
    GAIN,
    HAPPENED,
    HAPPENS,
    IMPLICATION,
    NOTHING_DONE,
    OTHERS,
    PERSONS,
    PROBLEM,
    RAPPORT,
    RESULT,
    SITUATION,
    TELLS_NOTHING,
)
from .supplier_words import CHANGE, CHANGE_IF, KEEP, WISH, WISH_IF

_ABOUT = {
    "rapport": "small matters between people",
    "wish": "what is wished for and not paid for",
    "commitment": "a step that the buyer would take",
    "keep": "what is good today and should stay",
    "change": "what should be different",
    "implication": "what follows from it, or what it costs",
    "others": "other people, and how it is decided",
    "problem": "what is hard or goes wrong",
    "result": "what would be better then",
    "situation": "how things are today",
}
_TOLD = (
    ("keep", KEEP),
    ("change", CHANGE),
    ("implication", IMPLICATION),
    ("others", OTHERS),
    ("problem", PROBLEM),
    ("others", PERSONS),
    ("result", RESULT),
)
"""Focuses that the main clause may show, most reliable first."""
_ASIDE = (("implication", IMPLICATION), ("others", OTHERS), ("problem", PROBLEM), ("result", RESULT), ("wish", WISH))
"""Focuses that a following clause may show if the main clause shows none."""
_WOULD = re.compile(r" (?:would|could|might|will|should)\b")
_MEANS = re.compile(r" (?:would|could) (?:\w+ ){0,4}(?:mean|do (?:to|for))\b")
_UNREAL = re.compile(
    r" (?:if|once|when|suppose|supposing|imagine) (?:\w+ ){1,4}(?:could|never|no longer|was|were|had|would|did not"
    r"|always|\w+ed|left|came|went|ran|got)\b"
)
"""A clause that supposes something that is not the case yet."""
_WHO = re.compile(r" (?:(?:and|so|but|or|well|then|,) )*(?:who|whose|whom)\b")

Focus = tuple[str, int, int, str]
"""Name, start and end of the words that show it, and reason."""


def focus_of(text: str, asks_at: int = 0) -> Focus | None:
    """Return the focus of the question that begins at `asks_at` and ends with `text`, or None if nothing shows one.

    `text` is in plain form, and places are places in it. A clause may precede the question.
    """
    behind = main_end(text, asks_at, len(text))
    return (
        _found("rapport", RAPPORT, text, asks_at, len(text))
        or _found("commitment", COMMITMENT, text, asks_at, len(text))
        or _supposed(text, asks_at, behind)
        or _found("implication", COSTS, text, asks_at, behind)
        or _found("wish", WISH, text, asks_at, behind)
        or _gain(text, asks_at, behind)
        or (_found("others", _WHO, text, asks_at, behind) if _WHO.match(text, asks_at, behind) else None)
        or _first(_TOLD, text, asks_at, behind)
        or _follows(text, asks_at, behind)
        or _better_then(text, asks_at, behind)
        or _first(_ASIDE, text, asks_at, len(text))
        or _as_it_is(text, asks_at)
    )


def _found(name: str, pattern: re.Pattern[str], text: str, start: int, end: int) -> Focus | None:
    match = pattern.search(text, start, end)
    if match is None or not match.group().strip():
        return None
    return name, match.start(), match.end(), f"“{match.group().strip(' ?.,')}” asks about {_ABOUT[name]}"


def _first(tried: tuple[tuple[str, re.Pattern[str]], ...], text: str, start: int, end: int) -> Focus | None:
    """Return the first focus of these that shows."""
    return next((focus for name, pattern in tried if (focus := _found(name, pattern, text, start, end))), None)


def _around(name: str, pattern: re.Pattern[str], text: str, asks_at: int, behind: int) -> Focus | None:
    """Return the focus if a clause before or after the main one shows it."""
    return _found(name, pattern, text, 0, asks_at + 1) or _found(name, pattern, text, behind - 1, len(text))


def _supposed(text: str, asks_at: int, behind: int) -> Focus | None:
    """Return a wish for "if money were no object, what would you do?", a change for "if you could change one thing"."""
    if _WHO.match(text, asks_at, behind) or not _WOULD.search(text, asks_at, behind):
        return None
    wish = _around("wish", WISH_IF, text, asks_at, behind)
    if wish or KEEP.search(text, asks_at, behind):
        return wish
    return _around("change", CHANGE_IF, text, asks_at, behind)


def _gain(text: str, asks_at: int, behind: int) -> Focus | None:
    """Return the result if the question asks what would be gained, or what something not yet real would mean."""
    means = _MEANS.search(text, asks_at, behind) and _UNREAL.search(text[:asks_at] + text[behind - 1 :])
    return _found("result", _MEANS if means else GAIN, text, asks_at, behind)


def _follows(text: str, asks_at: int, behind: int) -> Focus | None:
    """Return what follows if the condition is trouble or only supposed; otherwise it is a way of working."""
    focus = _found("implication", HAPPENS, text, asks_at, len(text))
    if focus is None and PROBLEM.search(text, behind - 1):
        focus = _found("implication", HAPPENED, text, asks_at, behind)
    return focus or _around("implication", NOTHING_DONE, text, asks_at, behind)


def _better_then(text: str, asks_at: int, behind: int) -> Focus | None:
    """Return the result for a question under a condition: "if the count was right, what would you stop doing?"."""
    if asks_at == 0 and behind == len(text):
        return None
    return _found("result", _WOULD, text, asks_at, behind)


def _as_it_is(text: str, asks_at: int) -> Focus | None:
    """Return the situation for any other question that has words of its own."""
    focus = _found("situation", SITUATION, text, asks_at, len(text))
    if focus:
        return focus
    for word in re.finditer(r"(?<= )[^ ]+(?= )", text[asks_at:]):
        if word.group() not in TELLS_NOTHING:
            at = asks_at + word.start()
            return "situation", at - 1, at + len(word.group()), f"“{word.group()}” asks about {_ABOUT['situation']}"
    return None
