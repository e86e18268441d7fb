"""Groups beside each other without a ranking: how sure a difference is, what a team's rates shrink to, a funnel plot.

Sources: Jeffreys' posteriors as in `rates`; the beta-binomial model of a team is Gelman et al., Bayesian Data Analysis,
chapter 5; the limits of the funnel plot are the exact, interpolated ones of Spiegelhalter, Statistics in Medicine 24
(2005).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..core.limits import OutOfRange, counted, share
from .luck import beta_binomial

USUAL, FAR = 0.95, 0.998
"""Shares of equally good groups that lie within the inner and the outer limits."""
LEAST_STRENGTH, MOST_STRENGTH = 2.0, 200.0
"""Bounds of how alike a team is taken to be: without them, ordinary data say "no difference at all"."""
_STEPS = 4_000
Place = Literal["inside", "outside", "far outside"]


@dataclass(frozen=True, slots=True)
class Shrunk:
    """What a team's rates come to once chance is taken out: towards the team's `middle`, the more so the fewer tries.

    `differ` is False where nothing in the data says that the rates differ at all.
    """

    middle: float
    strength: float
    rates: tuple[float, ...]
    differ: bool


def chance_better(k1: int, n1: int, k2: int, n2: int) -> float:
    """Return how likely the first rate is the higher one: P(A > B) under Jeffreys' posteriors, by integration.

    Args:
        k1: successes of the first.
        n1: tries of the first.
        k2: successes of the second.
        n2: tries of the second.

    Raises:
        OutOfRange: more successes than tries, or no tries.
    """
    first, second = _posterior(k1, n1), _posterior(k2, n2)
    below = np.cumsum(second) - second / 2
    return float((first * below).sum())


def _posterior(k: int, n: int) -> NDArray[np.float64]:
    counted(k, n)
    rates = (np.arange(_STEPS) + 0.5) / _STEPS
    logs = (k - 0.5) * np.log(rates) + (n - k - 0.5) * np.log1p(-rates)
    weights = np.exp(logs - logs.max())
    total: NDArray[np.float64] = weights / weights.sum()
    return total


def shrunk(counts: Sequence[tuple[int, int]]) -> Shrunk:
    """Return what the rates of a team come to: (k + m·s) / (n + s), with m = (Σk + ½) / (Σn + 1) and the likeliest s.

    Args:
        counts: successes and tries of each member.

    Raises:
        OutOfRange: nobody, more successes than tries, or no tries.
    """
    if not counts:
        raise OutOfRange("There is nobody in this team.")
    for k, n in counts:
        counted(k, n)
    middle = (sum(k for k, _ in counts) + 0.5) / (sum(n for _, n in counts) + 1)
    ratio = MOST_STRENGTH / LEAST_STRENGTH
    strengths = [LEAST_STRENGTH * ratio ** (step / 400) for step in range(401)]
    best = max(strengths, key=lambda strength: _likelihood(counts, middle, strength))
    rates = tuple((k + middle * best) / (n + best) for k, n in counts)
    return Shrunk(middle, best, rates, best < MOST_STRENGTH * 0.999)


def _likelihood(counts: Sequence[tuple[int, int]], middle: float, strength: float) -> float:
    a, b = middle * strength, (1 - middle) * strength
    return math.fsum(math.log(max(beta_binomial(k, n, a, b), 1e-300)) for k, n in counts)


def funnel_limits(middle: float, n: int, coverage: float) -> tuple[float, float]:
    """Return between which shares a group of `n` tries lies, if its true rate is `middle`, in so many of all cases.

    Args:
        middle: rate of all groups together.
        n: tries of the group.
        coverage: share of cases, such as `USUAL`.

    Raises:
        OutOfRange: the rate or the coverage is no share, or there are no tries.
    """
    share("The rate of all groups", middle)
    share("The coverage", coverage, zero=False, one=False)
    counted(0, n)
    if middle in (0.0, 1.0):
        return middle, middle
    tail = (1 - coverage) / 2
    chances = _binomial(n, middle)
    low = _crossed(chances, tail)
    high = n - _crossed(chances[::-1], tail)
    return max(0.0, low / n), min(1.0, high / n)


def _binomial(n: int, p: float) -> NDArray[np.float64]:
    counts = np.arange(n + 1)
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
    logs = factorials[n] - factorials[counts] - factorials[n - counts] + counts * math.log(p)
    chances: NDArray[np.float64] = np.exp(logs + (n - counts) * math.log1p(-p))
    return chances


def _crossed(chances: NDArray[np.float64], tail: float) -> float:
    """Return the count below which a share `tail` lies, interpolated between whole counts."""
    sums = np.cumsum(chances)
    k = int(np.searchsorted(sums, tail))
    if k >= len(chances):
        return float(len(chances) - 1)
    return k - float((sums[k] - tail) / chances[k])


def placed(k: int, n: int, middle: float) -> Place:
    """Return where a group lies on a funnel plot.

    Args:
        k: successes of the group.
        n: its tries.
        middle: rate of all groups together.

    Raises:
        OutOfRange: more successes than tries, or no tries.
    """
    counted(k, n)
    for place, coverage in (("inside", USUAL), ("outside", FAR)):
        low, high = funnel_limits(middle, n, coverage)
        if low <= k / n <= high:
            return place  # type: ignore[return-value]  # the pairs above hold no other words
    return "far outside"
