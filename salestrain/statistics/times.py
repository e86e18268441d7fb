"""Middles of skewed figures with their ranges: medians of what ended, and of what partly goes on.

Sources: the interval of a median from order statistics is distribution-free (Conover, Practical Nonparametric
Statistics); the product-limit estimate is that of Kaplan and Meier, JASA 53 (1958), its median's interval that of
Brookmeyer and Crowley, Biometrics 38 (1982), on the scale log(−log).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

from .beta import beta_cdf

_ROUNDING = 1e-9
"""A product of fractions may miss one half by so much."""


@dataclass(frozen=True, slots=True)
class Middle:
    """A median with the range that contains the true one in 95 of 100 cases; None where the data do not reach it."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def middle(values: Sequence[float], confidence: float = 0.95) -> Middle:
    """Return the median of values, with the range that order statistics give; without a range below six values."""
    ordered = sorted(values)
    n = len(ordered)
    if not n:
        return Middle(None, None, None, 0)
    tail = (1 - confidence) / 2
    # The k-th smallest lies below the true median unless fewer than k values do: P(Binomial(n, ½) < k).
    rank = 0
    while rank < n // 2 and _below(rank + 1, n) <= tail:
        rank += 1
    if not rank:
        return Middle(median(ordered), None, None, n)
    return Middle(median(ordered), ordered[rank - 1], ordered[n - rank], n)


def _below(k: int, n: int) -> float:
    """Return P(Binomial(n, ½) < k)."""
    return 1 - beta_cdf(0.5, k, n - k + 1)


def middle_time(ended: Sequence[float], going_on: Sequence[float], confidence: float = 0.95) -> Middle:
    """Return the median time to an end, where some have not ended yet: what goes on counts until today.

    Args:
        ended: times of what has ended.
        going_on: times so far of what has not.
        confidence: how often such a range holds the true median.

    Returns:
        The median and its range; None where fewer than half have ended by any time.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    ends, stops = Counter(ended), Counter(going_on)
    at_risk, left, spread = len(ended) + len(going_on), 1.0, 0.0
    value = low = high = None
    for time in sorted({*ends, *stops}):
        died = ends[time]
        if died:
            left *= 1 - died / at_risk
            spread += died / (at_risk * (at_risk - died)) if at_risk > died else math.inf
            lower, upper = _band(left, spread, z)
            value = time if value is None and left <= 0.5 + _ROUNDING else value
            low = time if low is None and lower <= 0.5 else low
            high = time if high is None and upper <= 0.5 else high
        at_risk -= died + stops[time]
    return Middle(value, low, high, len(ended) + len(going_on))


def _band(left: float, spread: float, z: float) -> tuple[float, float]:
    """Return the range of the share that is left, on the scale log(−log)."""
    if left <= 0 or left >= 1 or not math.isfinite(spread):
        return left, left
    width = z * math.sqrt(spread) / abs(math.log(left))
    return left ** math.exp(width), left ** math.exp(-width)
