"""What a question is about: the ten focuses, in the order in which they are tried.

The main clause tells; a clause around it ("if money were no object", "when two vans are late") tells only of a wish,
of a change, or of what would be better then, and otherwise is asked last. The words stand in
`focus_words.py` and `supplier_words.py`.
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
"""What the main clause may tell, the surest first."""
_ASIDE = (("implication", IMPLICATION), ("others", OTHERS), ("problem", PROBLEM), ("result", RESULT), ("wish", WISH))
"""What a clause behind it may tell where the main clause tells nothing."""
_WOULD = re.compile(r" (?:would|could|might|will|should)\b")
_MEANS = re.compile(r" (?:would|could) (?:\w+ ){0,4}(?:mean|do (?:to|for))\b")
_UNREAL = re.compile(
    r" (?:if|once|when|suppose|supposing|imagine) (?:\w+ ){1,4}(?:could|never|no longer|was|were|had|would|did not"
    r"|always|\w+ed|left|came|went|ran|got)\b"
)
"""A clause that supposes what is not so yet."""
_WHO = re.compile(r" (?:(?:and|so|but|or|well|then|,) )*(?:who|whose|whom)\b")

Focus = tuple[str, int, int, str]
"""Name, place of the words that show it, and reason."""


def focus_of(text: str, asks_at: int = 0) -> Focus | None:
    """The focus of the question that begins at `asks_at` and ends with `text`; before it stands a clause, if any.

    `text` is in plain form, and places are places in it. None when nothing shows what is asked about.
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
    return next((one for name, pattern in tried if (one := _found(name, pattern, text, start, end))), None)


def _around(name: str, pattern: re.Pattern[str], text: str, asks_at: int, behind: int) -> Focus | None:
    """What a clause before or behind the main one shows."""
    return _found(name, pattern, text, 0, asks_at + 1) or _found(name, pattern, text, behind - 1, len(text))


def _supposed(text: str, asks_at: int, behind: int) -> Focus | None:
    """ "If money were no object, what would you do?" asks for a wish, "if you could change one thing" for a change."""
    if _WHO.match(text, asks_at, behind) or not _WOULD.search(text, asks_at, behind):
        return None
    wish = _around("wish", WISH_IF, text, asks_at, behind)
    if wish or KEEP.search(text, asks_at, behind):
        return wish
    return _around("change", CHANGE_IF, text, asks_at, behind)


def _gain(text: str, asks_at: int, behind: int) -> Focus | None:
    """What would be won, or what something would mean that is not so yet."""
    means = _MEANS.search(text, asks_at, behind) and _UNREAL.search(text[:asks_at] + text[behind - 1 :])
    return _found("result", _MEANS if means else GAIN, text, asks_at, behind)


def _follows(text: str, asks_at: int, behind: int) -> Focus | None:
    """What happens then: what follows where the condition is trouble or only supposed, and else a way of working."""
    found = _found("implication", HAPPENS, text, asks_at, len(text))
    if found is None and PROBLEM.search(text, behind - 1):
        found = _found("implication", HAPPENED, text, asks_at, behind)
    return found or _around("implication", NOTHING_DONE, text, asks_at, behind)


def _better_then(text: str, asks_at: int, behind: int) -> Focus | None:
    """What would be, under a condition: "if the count was right, what would you stop doing?"."""
    if asks_at == 0 and behind == len(text):
        return None
    return _found("result", _WOULD, text, asks_at, behind)


def _as_it_is(text: str, asks_at: int) -> Focus | None:
    """How things are: what else a question asks about that has words of its own."""
    found = _found("situation", SITUATION, text, asks_at, len(text))
    if found:
        return found
    for word in re.finditer(r"(?<= )[^ ]+(?= )", text[asks_at:]):
        if word.group() not in TELLS_NOTHING:
            at = asks_at + word.start()
            return "situation", at - 1, at + len(word.group()), f"“{word.group()}” asks about {_ABOUT['situation']}"
    return None
