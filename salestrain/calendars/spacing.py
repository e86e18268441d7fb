"""When a practice comes again: evenly spread days, because spread practice lasts longer than a heap of it.

In a meta-analysis of retrieval practice spread beat massed by g = .74, and growing gaps were no better than even ones
(g = .034); so the days are even.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

AFTER = (2, 9, 16, 23)
"""Days after the first practice."""


def due(finished: Iterable[date]) -> tuple[date, ...]:
    """The days on which to practise again, given the days on which it was finished; past ones are overdue.

    A practice on or after a day that was due settles that day. When all are settled the next practice begins anew.
    """
    left: tuple[date, ...] = ()
    for day in sorted(set(finished)):
        settled = tuple(one for one in left if one > day)
        # Practising between two due days is more than was asked for, and moves nothing.
        left = settled if left else tuple(day + timedelta(days=after) for after in AFTER)
    return left
