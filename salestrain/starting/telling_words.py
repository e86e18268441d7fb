"""The words of a fact that would give it away, found by what nobody else says."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 3
"""Number of telling words kept for a fact."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_PLAIN = frozenset(
    """
    a about after all also always an and any are as at be because been before but by can could do does done for from
    get gets had has have he her here his how i if in into is it its just me more most much my never no not now of on
    one only or our out over she so some than that the their them then there these they this to too up us very was we
    were what when which while who will with would year years you your
    """.split()
)


def telling_words(text: str, others: Iterable[str]) -> list[str]:
    """Return the words, or words in a row, by which this text is known and which no other text has.

    Args:
        text: what the buyer says.
        others: everything else that is said or read in the exercise.
    """
    elsewhere = "\n".join(others).lower()
    words = [word.lower() for word in _WORD.findall(text)]
    telling = [w for w in words if w not in _PLAIN and (len(w) > 4 or w[0].isdigit()) and not _says(elsewhere, w)]
    telling.sort(key=lambda word: (not word[0].isdigit(), -len(word)))
    kept = list(dict.fromkeys(telling))[:MOST]
    for length in (2, 3, 4):
        if len(kept) >= 2:
            break
        kept += _in_a_row(text, length, elsewhere, kept)[: 2 - len(kept)]
    return kept


def _in_a_row(text: str, length: int, elsewhere: str, kept: list[str]) -> list[str]:
    spans = [match.span() for match in _WORD.finditer(text)]
    rows = [text[spans[i][0] : spans[i + length - 1][1]].lower() for i in range(len(spans) - length + 1)]
    return [
        row
        for row in dict.fromkeys(rows)
        if not set(_WORD.findall(row)) <= _PLAIN and not _says(elsewhere, row) and not any(word in row for word in kept)
    ]


def _says(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None
