"""Numbers as people type them: digits with British, American or European separators, words, ranges, money, shares."""

from __future__ import annotations

import re
from typing import TypeVar

N = TypeVar("N", int, float)
_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SMALL = _ONES | _TENS
"""What each word below a hundred stands for."""
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SUFFIX = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mln": 1e6,
    "mkr": 1e6,
    "grand": 1e3,
    "bn": 1e9,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
}

_SMALL = "|".join((*_TENS, *_ONES))
WORD_NUMBER = (
    rf"(?:half a dozen|a couple of|(?:an?|{_SMALL}) (?:hundred|thousand|million|dozen)"
    rf"|(?:{'|'.join(_TENS)})[ -](?:one|two|three|four|five|six|seven|eight|nine)|{_SMALL})"
)
"""Pattern of a number in words; "one" counts only before a noun, which the caller has to check."""
DIGITS = r"(?:\d{1,3}(?:[., ']\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,15}(?:[.,]\d{1,6})?(?!\d))"
NUMBER = re.compile(
    rf"(?P<before>(?:[$€£]|\b(?:USD|EUR|GBP|CHF)) ?)?"
    rf"(?<![\w.,/])(?<![A-Za-z]-)(?P<digits>{DIGITS})(?: ?(?P<suffix>k|mn|mio|mln|mkr|grand|m|bn)\b| (?P<large>thousand"
    rf"|million|billion)\b)?"
    rf"|\b(?P<words>{WORD_NUMBER})\b",
    re.IGNORECASE,
)


def value(match: re.Match[str]) -> tuple[float, float | None]:
    """Return the value of a `NUMBER` and its alternative reading: 1.200 is 1200, or else 1.2."""
    if match["words"]:
        return word_value(match["words"]), None
    scale = _SUFFIX.get((match["suffix"] or match["large"] or "").lower(), 1.0)
    number, otherwise = digits_value(match["digits"], is_scaled=scale > 1)
    return round(number * scale, 6), None if otherwise is None else round(otherwise * scale, 6)


def digits_value(digits: str, *, is_scaled: bool = False) -> tuple[float, float | None]:
    """Return the value of typed digits and its alternative reading.

    Two different separators, or a repeated one, are unambiguous. A single one before three digits is a thousands
    separator, unless a scale word follows (1.250 million).
    """
    plain = re.sub(r"[ ']", "", digits)
    separators = [mark for mark in plain if mark in ".,"]
    if not separators:
        return float(plain), None
    if len(set(separators)) == 2:
        decimal = separators[-1]
        return float(plain.replace("," if decimal == "." else ".", "").replace(decimal, ".")), None
    integer_part, _, rest = plain.rpartition(separators[0])
    as_decimal = float(plain.replace(",", ".")) if len(separators) == 1 else None
    if len(separators) > 1:
        return float(re.sub(r"[.,]", "", plain)), None
    if len(rest) == 3 and integer_part.lstrip("0") and as_decimal is not None and not is_scaled:
        return float(integer_part + rest), as_decimal
    return as_decimal or 0.0, None


def enlarged(total: N, current: N, by: int) -> tuple[N, N]:
    """Return what a number in words comes to at "hundred", "thousand" or "million".

    Args:
        total: the sum so far.
        current: what was said since; nothing said is one.
        by: what the word stands for.

    Returns:
        The sum, and the number that goes on: "two hundred" goes on, "two thousand" is summed.
    """
    return (total, (current or 1) * by) if by == 100 else (total + (current or 1) * by, 0)


def word_value(words: str) -> float:
    """Return the value of a number in words, such as "twenty-five", "a dozen" or "two hundred"."""
    total = 0.0
    for word in re.split(r"[ -]+", words.lower()):
        if word in _LARGE:
            total = (total or 1) * _LARGE[word]
        elif word == "half":
            total = 0.5
        elif word == "couple":
            total = 2
        else:
            total += SMALL.get(word, 0)
    return total
