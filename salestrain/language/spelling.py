"""Spelling correction of words that are one slip away from a likely word.

A word is left alone if it is a word of the exercise, or of English as far as the encoder's vocabulary knows it.
Otherwise words one slip away are tried (a letter lost, doubled, swapped or wrong; Norvig 2007): those of the exercise
first, then the more common ones of English.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from .words import WORD

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
SHORTEST = 4
"""Length below which words are left alone, because a guess is more often wrong than right."""
REMEMBERED = 1000
"""Number of mistyped words whose correction is remembered."""
COMMON = 8000
"""Number of English words that may replace a mistyped one; rarer ones are more likely wrong than meant."""


class Spelling:
    """Corrects mistyped words; `own` are the words of the exercise, `english` others, common ones first."""

    def __init__(self, own: Collection[str], english: Sequence[str] = ()) -> None:
        self._own = frozenset(own)
        self._rank = _ranks(tuple(english))
        self._remembered = lru_cache(REMEMBERED)(self._nearest)

    def repaired(self, text: str) -> str:
        """Return the text with its mistyped words corrected."""
        return WORD.sub(self._word, text)

    def knows(self, text: str) -> bool:
        """Return whether a text has a known word, or most of its words are one slip away from one.

        Very short words count as known; a text without any word is not known.
        """
        typed = [word.lower().replace("’", "'") for word in WORD.findall(text)]
        if any(len(word) < SHORTEST or self._is_word(word) for word in typed):
            return True
        mended = sum(self._is_word(self.repaired(word)) for word in typed)
        return 2 * mended > len(typed)

    def _is_word(self, word: str) -> bool:
        return word in self._own or word in self._rank or not word.isascii()

    def _word(self, match: re.Match[str]) -> str:
        word = match.group().lower().replace("’", "'")
        if len(word) < SHORTEST or self._is_word(word):
            return match.group()
        return self._remembered(word)

    def _nearest(self, word: str) -> str:
        near = set(_one_slip_away(word))
        # Prefer the same first letter, because slips are rarest there.
        own = sorted(near & self._own, key=lambda other: (other[0] != word[0], -len(other), other))
        if own:
            return own[0]
        common = [other for other in near if self._rank.get(other, COMMON) < COMMON and len(other) >= SHORTEST - 1]
        return min(common, key=lambda other: (self._rank[other], other), default=word)


def _one_slip_away(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


@lru_cache(maxsize=2)
def _ranks(english: tuple[str, ...]) -> dict[str, int]:
    """Return the place of each word, the most common ones first; all readers share it."""
    return {word: rank for rank, word in enumerate(english)}
