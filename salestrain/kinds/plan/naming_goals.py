"""Whether a goal says anything: at least two words, without keys hit at random and filler."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
_FILLER = re.compile(
    r"(?:[asdfghjkl]{4,}|[qwertz]{4,}|[yxcvbnm]{4,}|lol|haha+|bla+h*|test|xxx+|foo|bar)", re.IGNORECASE
)


def says_something(text: str) -> bool:
    """Return whether a goal has at least two words; whether they are wise is not judged."""
    return sum(_FILLER.fullmatch(word) is None for word in _WORD.findall(text)) >= 2
