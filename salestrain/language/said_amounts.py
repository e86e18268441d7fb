"""Amounts in what somebody says back: each as its figure, and whether it follows from what was said."""

from __future__ import annotations

import re

from .stating.numbers import SMALL

_NUMBERS = {word: str(number) for word, number in SMALL.items()} | {
    "hundred": "100",
    "thousand": "1000",
    "half": "1/2",
    "third": "1/3",
    "quarter": "1/4",
    "fifth": "1/5",
    "sixth": "1/6",
    "tenth": "1/10",
    "dozen": "12",
    "twice": "2",
}
NO_AMOUNT = frozenset("one ones once".split())
"""Number words too common to be an amount: "the one who"."""
_UNTIL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)


def follows_from(figure: str, said: str) -> bool:
    """Return whether an amount was said, or is what lies between two that were: two hours, from eight until ten."""
    figures = figures_in(said).values()
    if figure in figures or not _UNTIL.search(said):
        return figure in figures
    amounts = [float(amount) for amount in figures if re.fullmatch(r"\d+(?:\.\d+)?", amount)]
    between = {abs(one - other) for one in amounts for other in amounts if one != other}
    return re.fullmatch(r"\d+(?:\.\d+)?", figure) is not None and float(figure) in between


def figures_in(text: str) -> dict[str, str]:
    """Return the amounts of a text, from each as written to its figure."""
    figures = {}
    text = re.sub(
        rf"\b({'|'.join(SMALL)}) decades?\b", lambda found: str(10 * SMALL[found[1].lower()]), text, flags=re.I
    )
    for word in re.findall(r"\d+(?:[.,]\d+)*%?|[a-z]+", text.lower()):
        if word[0].isdigit():
            figures[word] = word.strip("%").replace(",", "")
        elif word in _NUMBERS:
            figures[word] = _NUMBERS[word]
        elif word.endswith("s") and word[:-1] in _NUMBERS:
            figures[word] = _NUMBERS[word[:-1]]
    return figures
