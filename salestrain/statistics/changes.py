"""The mean change of paired values, such as the first and the best total of each person."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from ..core.limits import share
from .beta import beta_quantile


@dataclass(frozen=True, slots=True)
class Change:
    """The mean change of n pairs, with the interval that contains the true mean at the requested confidence."""

    value: float
    low: float
    high: float
    n: int


def mean_change(pairs: Sequence[tuple[float, float]], confidence: float = 0.95) -> Change | None:
    """Return the mean of after minus before with Student's interval; None for fewer than two pairs.

    Args:
        pairs: before and after of each person, in the same unit.
        confidence: share of intervals made this way that contain the true mean.

    Raises:
        OutOfRange: the confidence is not between 0 and 1.
    """
    share("The confidence", confidence, zero=False, one=False)
    if len(pairs) < 2:
        return None
    changes = [after - before for before, after in pairs]
    mean, n = fmean(changes), len(changes)
    half = student_quantile(confidence, n - 1) * stdev(changes) / math.sqrt(n)
    return Change(mean, mean - half, mean + half, n)


def student_quantile(confidence: float, degrees: int) -> float:
    """Return t such that Student's distribution with these degrees of freedom lies within ±t at this confidence.

    df / (df + t²) follows Beta(df/2, ½). Source: Abramowitz and Stegun, 26.5.27.
    """
    x = beta_quantile(1 - confidence, degrees / 2, 0.5)
    return math.sqrt(degrees * (1 / x - 1))
