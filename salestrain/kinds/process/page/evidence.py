"""Figures with their n and interval, in words."""

from __future__ import annotations

from ....statistics import Difference, wilson


def share(k: int, n: int) -> str:
    """A share with its n and interval, such as 7 of 20 (35 %, 18 to 57)."""
    if not n:
        return "0 of 0"
    of = wilson(k, n)
    return f"{k} of {n} ({100 * of.value:.0f} %, {100 * of.low:.0f} to {100 * of.high:.0f})"


def points(between: Difference) -> str:
    """A difference in points with its interval."""
    value, low, high = (round(100 * part) for part in (between.value, between.low, between.high))
    return f"{value:+d} points ({low:+d} to {high:+d})"
