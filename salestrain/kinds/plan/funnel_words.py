"""Which step of a funnel some words may be about: calls may be first talks, quotes may be proposals.

Sellers call the same thing by many names, and the steps of a funnel have the learner's own. Words of one family are
near enough to ask, never to decide: what feeds the funnel changes the chance of a target, so a person says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language.stating.numbers import SMALL

FAMILIES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "lead enquiry inquiry referral sign-up signup registration download visitor name contact introduction",
        "call dial ring phone telephone cold-call outreach talk conversation chat knock approach canvass prospecting"
        " speak reach door email mail message letter dm",
        "meeting meet appointment visit demo demonstrate demonstration discovery consultation viewing tour presentation"
        " present pitch workshop lunch coffee survey assessment tasting",
        "opportunity qualified qualify qualification trial pilot sample test",
        "proposal propose offer quote quotation bid tender estimate submission",
        "deal contract order sale win signature close closing booking policy mandate listing installation client"
        " customer account subscription placement sign",
    )
)
"""Words that may stand for the same step, in the singular, from the top of a funnel to its end."""
ALIKE = ((1, 2), (2, 3))
"""Families next to each other that people use for one another."""
RESULT = len(FAMILIES) - 1
_WORD = re.compile(r"[a-z][a-z-]*[a-z]|[a-z]")
_PLAIN = frozenset("a an the first second new my our their of for to with by and or own next per each every".split())


def singular(word: str) -> str:
    """Return a word without the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:s|x|z|ch|sh)es$", word):
        return word[:-2]
    return word.removesuffix("s") if not word.endswith("ss") else word


def names(words: str) -> tuple[str, ...]:
    """Return the words that say something, in the singular."""
    return tuple(singular(word) for word in _WORD.findall(words.casefold()) if word not in _PLAIN)


def same_name(one: str, other: str) -> bool:
    """Return whether two names are the same but for capitals, plurals and articles."""
    first, second = one.casefold().split(), other.casefold().split()
    plain = [[singular(word) for word in words if word not in ("the", "a", "an")] for words in (first, second)]
    return bool(plain[0]) and plain[0] == plain[1]


def families(words: str) -> frozenset[int]:
    """Return the families that any of the words belong to."""
    found = set()
    for word in names(words):
        parts = {word, *(singular(part) for part in word.split("-"))}
        found |= {number for number, family in enumerate(FAMILIES) if parts & family}
    return frozenset(found)


def likely_levels(words: str, levels: Sequence[str]) -> tuple[str, ...]:
    """Return the levels that the words may be about, the likeliest first.

    A level that shares a word comes before one of the same family, and that before one of a family next to it.

    Args:
        words: what is done.
        levels: the steps of the funnel, as the learner calls them.
    """
    said, meant = set(names(words)), families(words)
    scored = []
    for place, level in enumerate(levels):
        own = families(level)
        near = any((a in meant and b in own) or (b in meant and a in own) for a, b in ALIKE)
        score = 3 * bool(said & set(names(level))) + 2 * bool(meant & own) + near
        if score:
            scored.append((-score, place, level))
    return tuple(level for _, _, level in sorted(scored))


def may_be_a_result(words: str) -> bool:
    """Return whether the words may name what a funnel leads to: deals, contracts, orders, customers."""
    return RESULT in families(words)


_NUMBER = "|".join(word for word in SMALL if word not in ("zero", "one"))
_COUNT = re.compile(
    rf"(?<!within )\b(?P<number>\d{{1,3}}|{_NUMBER})\b(?! ?(?:%|min|minute|hour|h\b|hr|day|week|month|€|eur|euro|k\b"
    r"|[.:,]\d|am\b|pm\b|o'clock))"
)
_SHARES = {"a quarter of an": 0.25, "half an": 0.5, "three quarters of an": 0.75, "a": 1.0, "an": 1.0}
_EACH = re.compile(
    rf"(?<!within )\b(?P<number>{'|'.join(sorted(_SHARES, key=len, reverse=True))}|\d{{1,3}}(?:[.,]\d)?|one|{_NUMBER})"
    r"(?P<and_half> and a half)? ?-?(?P<unit>min(?:ute)?s?|h(?:ou)?rs?|h)(?:\b|(?=\d))"
    r"(?P<half> and a half\b)?(?: ?(?:and )?(?P<rest>[0-5]\d)(?: ?min(?:ute)?s?)?\b(?![:.]\d))?",
    re.IGNORECASE,
)


_FAR = re.compile(r" (?:before|after|later|ahead|notice|ago|night|old)\b", re.IGNORECASE)
"""Words after a time that is a distance, and no time that something takes."""


def count_in(words: str) -> int | None:
    """Return how many of something the words name: 8 in “8 calls in 90 minutes”; None if they name no number."""
    match = _COUNT.search(words.casefold())
    return int(SMALL.get(match["number"], 0) or match["number"]) if match else None


_APIECE = re.compile(
    r"(?:min(?:ute)?s?|hours?|hrs?|h|half) (?:each|apiece)\b(?! (?:day|week|month|time))", re.IGNORECASE
)
"""Says that a time is that of one of several."""


def minutes_of_all(words: str) -> int | None:
    """Return the minutes of everything the words name: 120 in “4 customers, half an hour each”."""
    minutes = minutes_in(words)
    number = count_in(words) if _APIECE.search(words) else None
    return minutes * number if minutes and number else minutes


def said_of(words: str, levels: Sequence[str]) -> tuple[str, int] | None:
    """Return the level that some words name with its number: demos and 2 of “hold 2 demos each Wednesday”.

    Args:
        words: what is done.
        levels: the steps of the funnel, as the learner calls them.
    """
    said = [singular(word) for word in re.findall(r"[a-z][a-z'-]*|\d+", words.casefold())]
    for level in levels:
        name = [singular(word) for word in _WORD.findall(level.casefold())]
        for at in range(1, len(said) - len(name) + 1):
            if name and said[at : at + len(name)] == name:
                number = next((count for word in said[max(0, at - 2) : at][::-1] if (count := count_in(word))), None)
                if number:
                    return level, number
    return None


def minutes_in(words: str) -> int | None:
    """Return the minutes that the words name: 90 in “8 calls in 90 minutes”; None if they name no time."""
    match = next((found for found in _EACH.finditer(words) if not _FAR.match(words, found.end())), None)
    if match is None:
        return None
    word = match["number"].lower()
    number = _SHARES.get(word) or float(SMALL.get(word, 0)) or float(word.replace(",", "."))
    if match["half"] or match["and_half"]:
        number += 0.5
    is_hours = match["unit"].lower().startswith("h")
    rest = int(match["rest"]) if match["rest"] and is_hours else 0
    return round(number * (60 if is_hours else 1)) + rest
