"""Numbers in an author's prose, in digits or in words: "forty-six thousand", "a hundred and eighteen", "1,600"."""

from __future__ import annotations

import re

from ....language.stating.numbers import SMALL, enlarged

_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = re.compile(r"\d+(?:[.,]\d{3})*|[a-z]+", re.IGNORECASE)


def numbers(text: str) -> list[int]:
    """Return the whole numbers in a text, in order; "a" and "an" count only before a hundred or a thousand."""
    found: list[int] = []
    total = current = 0
    is_open = False
    words = [word.lower() for word in _WORD.findall(text)]
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word[0].isdigit():
            current, is_open = current + int(re.sub(r"\D", "", word)), True
        elif word in SMALL:
            current, is_open = current + SMALL[word], True
        elif word in _LARGE:
            total, current = enlarged(total, current, _LARGE[word])
            is_open = True
        elif not (word == "and" and is_open and following in SMALL and words[at - 1] in _LARGE):
            found += [total + current] if is_open else []
            total, current, is_open = 0, 0, False
    return found + ([total + current] if is_open else [])
