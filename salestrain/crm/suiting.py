"""Whether the cells of a column suit a field: a column of names holds no amounts, whatever its heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from .cells import is_nothing, number_ways
from .days import date_ways
from .ends import yes_or_no

NUMBERS = frozenset({"amount", "won_amount", "probability", "activities"})
DAYS = frozenset({"created_at", "expected_close", "closed_at", "last_stage_change", "entered"})
FLAGS = frozenset({"is_won", "is_lost", "is_closed", "is_active"})
_LOOKED_AT = 60
"""Number of different cells that are looked at."""


def share_read(field: str, cells: Sequence[str]) -> float:
    """Return the share of different cells that can be read as this field; 1 for fields of text and empty columns."""
    reads = _reader(field)
    if reads is None:
        return 1.0
    texts = list(islice(_different(cells), _LOOKED_AT))
    return sum(reads(text) for text in texts) / len(texts) if texts else 1.0


def _different(cells: Sequence[str]) -> Iterator[str]:
    """Yield each text that says something, once."""
    seen = {""}
    for text in cells:
        if text not in seen:
            seen.add(text)
            if not is_nothing(text):
                yield text


def _reader(field: str) -> Callable[[str], bool] | None:
    if field in NUMBERS:
        return lambda text: bool(number_ways(text))
    if field in DAYS:
        return lambda text: bool(date_ways(text))
    if field in FLAGS:
        return lambda text: yes_or_no(text) is not None
    if field == "currency":
        return lambda text: not number_ways(text)
    return None
