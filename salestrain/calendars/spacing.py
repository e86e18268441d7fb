"""When to practise again: at even intervals, because spaced practice lasts longer than massed practice.

In a meta-analysis of retrieval practice, spaced beat massed by g = .74, and growing intervals were no better than even
ones (g = .034); hence the even days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

AFTER = (2, 9, 16, 23)
"""Days after the first practice."""


def due(finished: Iterable[date]) -> tuple[date, ...]:
    """Return the days on which to practise again, given the days of finished practice; days in the past are overdue.

    A practice on or after a due day settles that day. Once all are remaining, the next practice starts a new series.
    """
    due_days: tuple[date, ...] = ()
    for day in sorted(set(finished)):
        remaining = tuple(due_day for due_day in due_days if due_day > day)
        # Practising between two due days is voluntary and does not move them.
        due_days = remaining if due_days else tuple(day + timedelta(days=after) for after in AFTER)
    return due_days
