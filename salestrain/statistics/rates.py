"""Rates estimated from k of n, even for small n, and never without an interval."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

from ..core.limits import counted, share
from .beta import beta_quantile


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate k/n with the interval that contains the true one at the requested confidence; shares from 0 to 1."""

    value: float
    low: float
    high: float
    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """First rate minus second, with its interval (shares from -1 to 1), and the two rates."""

    value: float
    low: float
    high: float
    first: Estimate
    second: Estimate

    @property
    def shows(self) -> bool:
        """Whether the interval excludes 0; only then are the data evidence of a difference."""
        return not self.low <= 0 <= self.high


def wilson(k: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the Wilson interval of k successes in n tries.

    centre = (p + z²/2n) / (1 + z²/n), half width = z·√(p(1−p)/n + z²/4n²) / (1 + z²/n).
    Source: Wilson, JASA 22 (1927). Raises `OutOfRange`.
    """
    counted(k, n)
    z, p = _z(confidence), k / n
    scale = 1 + z * z / n
    centre = (p + z * z / (2 * n)) / scale
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale
    low = 0.0 if k == 0 else max(0.0, centre - half)
    high = 1.0 if k == n else min(1.0, centre + half)
    return Estimate(p, low, high, k, n)


def jeffreys(k: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the Jeffreys interval: equal tails of Beta(k + ½, n − k + ½), closed at 0 if k = 0 and at 1 if k = n.

    Source: Brown, Cai and DasGupta, Statistical Science 16 (2001). Raises `OutOfRange`.
    """
    counted(k, n)
    share("The confidence", confidence, zero=False, one=False)
    tail, a, b = (1 - confidence) / 2, k + 0.5, n - k + 0.5
    low = 0.0 if k == 0 else beta_quantile(tail, a, b)
    high = 1.0 if k == n else beta_quantile(1 - tail, a, b)
    return Estimate(k / n, low, high, k, n)


def exact(k: int, n: int, confidence: float = 0.95) -> Estimate:
    """Return the exact interval of k successes in n tries: it never covers the true rate less often than it says.

    low = quantile of Beta(k, n − k + 1), high = quantile of Beta(k + 1, n − k).
    Source: Clopper and Pearson, Biometrika 26 (1934). Raises `OutOfRange`.
    """
    counted(k, n)
    share("The confidence", confidence, zero=False, one=False)
    tail = (1 - confidence) / 2
    low = 0.0 if k == 0 else beta_quantile(tail, k, n - k + 1)
    high = 1.0 if k == n else beta_quantile(1 - tail, k + 1, n - k)
    return Estimate(k / n, low, high, k, n)


def difference(
    k1: int,
    n1: int,
    k2: int,
    n2: int,
    confidence: float = 0.95,
    one_rate: Callable[[int, int, float], Estimate] = exact,
) -> Difference:
    """Return p₁ − p₂ of two independent samples, with an interval built from the intervals of the two.

    low = d − √((p₁−l₁)² + (u₂−p₂)²), high = d + √((u₁−p₁)² + (p₂−l₂)²).
    Source: Newcombe, Statistics in Medicine 17 (1998), method 10 with `wilson`; Zou and Donner, Statistics in Medicine
    27 (2008), for any other. With `exact`, small sides are treated fairly: 64 of 66 against 1 of 7 shows a difference,
    and 2 of 2 against 0 of 2 does not, although Wilson's intervals would say so.

    Args:
        k1: successes in the first sample.
        n1: size of the first sample.
        k2: successes in the second sample.
        n2: size of the second sample.
        confidence: how often such an interval holds the true difference.
        one_rate: makes the interval of each rate.

    Raises:
        OutOfRange: if a figure cannot be used.
    """
    a, b = one_rate(k1, n1, confidence), one_rate(k2, n2, confidence)
    d = a.value - b.value
    low = d - math.hypot(a.value - a.low, b.high - b.value)
    high = d + math.hypot(a.high - a.value, b.value - b.low)
    return Difference(d, max(-1.0, low), min(1.0, high), a, b)


def _z(confidence: float) -> float:
    """Return the standard normal quantile for a two-sided confidence."""
    share("The confidence", confidence, zero=False, one=False)
    return NormalDist().inv_cdf((1 + confidence) / 2)
