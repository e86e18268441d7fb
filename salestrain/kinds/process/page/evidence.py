"""Figures with their n and interval, in words."""

from __future__ import annotations

from ....statistics import Difference, wilson


def share(part: int, total: int) -> str:
    """Return a share with its n and its 95% interval, such as "7 of 20 (35%, 18 to 57)"."""
    if not total:
        return "0 of 0"
    interval = wilson(part, total)
    percents = f"{100 * interval.value:.0f}%, {100 * interval.low:.0f} to {100 * interval.high:.0f}"
    return f"{part} of {total} ({percents})"


def points(difference: Difference) -> str:
    """Return a difference in percentage points with its interval, such as "+12 points (-3 to +27)"."""
    value, low, high = (round(100 * part) for part in (difference.value, difference.low, difference.high))
    return f"{value:+d} points ({low:+d} to {high:+d})"
