"""The beta distribution: what is known about a rate after k successes in n tries.

Source: continued fraction 26.5.8 in Abramowitz and Stegun, Handbook of Mathematical Functions, evaluated with the
modified Lentz method.
"""

from __future__ import annotations

import math

_TINY = 1e-300


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return P(rate ≤ x) under Beta(a, b); `a` and `b` must be above 0."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    log_front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    if x < (a + 1) / (a + b + 2):
        return math.exp(log_front) * _fraction(x, a, b) / a
    return 1 - math.exp(log_front) * _fraction(1 - x, b, a) / b


def beta_quantile(q: float, a: float, b: float) -> float:
    """Return the rate below which a share `q` of Beta(a, b) lies, found by bisection to the last digit."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if beta_cdf(middle, a, b) < q else (low, middle)
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    """Return the value of the continued fraction at x."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            value *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return value


def _away_from_zero(x: float) -> float:
    """Return x, or a tiny number if x is practically zero, so that it can be divided by."""
    return x if abs(x) > _TINY else _TINY
