"""What could be seen at all: how often a change of a count would show, and how much the best falls back by chance."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from ..core.limits import OutOfRange
from .luck import two_sided

HISTORY = 12
"""Months before, against which a new window is held."""
SURE = 0.05
"""A change shows where equal months would differ by as much in at most this share of cases."""
MANY = 1_000
"""Expected number in both periods together, above which the chance is worked out by the normal distribution."""
LARGEST = 300
"""Highest mean for which chances are worked out; above it, everything that matters is seen."""


def chance_to_see(mean: float, months: int, factor: float, history: int = HISTORY) -> float:
    """Return how often a change would show in a window of some months, by the exact two-sided test.

    Beyond `MANY` in all, by the normal one for square roots of counts (Anscombe), which differs by at most 0.04 there
    and takes no time: the exact one would take half a minute for 300 a month over six years.

    Args:
        mean: what a month brings.
        months: length of the window.
        factor: what the change does to the mean: 0.5 halves it, 2 doubles it.
        history: months before.

    Raises:
        OutOfRange: the mean is not above 0 and up to `LARGEST`, or the window is shorter than a month.
    """
    if not 0 < mean <= LARGEST or months < 1 or factor < 0:
        raise OutOfRange(f"A month that brings {mean:g} cannot be worked out: use a mean above 0 and up to {LARGEST}.")
    if mean * (months + history) > MANY:
        return _seen_of_many(mean, months, factor, history)
    before, within = _poisson(mean * history), _poisson(mean * months * factor)
    share = months / (months + history)
    seen = 0.0
    for old, chance in before:
        low, high = _bounds(old, share, within[-1][0])
        seen += chance * sum(each for new, each in within if new <= low or new >= high)
    return min(1.0, seen)


def _seen_of_many(mean: float, months: int, factor: float, history: int) -> float:
    distance = 2 * math.sqrt(mean) * abs(math.sqrt(factor) - 1) / math.sqrt(1 / months + 1 / history)
    limit = NormalDist().inv_cdf(1 - SURE / 2)
    return NormalDist().cdf(distance - limit) + NormalDist().cdf(-distance - limit)


def smallest_to_see(
    mean: float, months: int, chance: float = 0.8, history: int = HISTORY, *, falls: bool = False
) -> float | None:
    """Return the smallest change, as a factor in steps of a tenth, that shows this often.

    Args:
        mean: what a month brings.
        months: length of the window.
        chance: how often it is to show.
        history: months before.
        falls: whether falls are looked for, down to nothing at all; otherwise rises, up to fivefold ones.

    Returns:
        The factor; None where no such change shows so often.

    Raises:
        OutOfRange: as `chance_to_see` does.
    """
    steps = range(9, -1, -1) if falls else range(11, 51)
    # The larger a change, the more often it shows; so the first that does is found by halving.
    first = bisect_left(steps, True, key=lambda tenth: chance_to_see(mean, months, tenth / 10, history) >= chance)  # noqa: FBT003 - what is looked for
    return steps[first] / 10 if first < len(steps) else None


def best_of(sellers: int, mean: float) -> float:
    """Return what the best of some equally good sellers has on average in a month: E max = Σ P(max ≥ k)."""
    total, below, k, term = 0.0, 0.0, 0, math.exp(-mean)
    while True:
        at_least = 1 - below**sellers if k else 1.0
        if k and at_least < 1e-9:
            return total
        total += at_least if k else 0.0
        below += term
        k += 1
        term *= mean / k


def _poisson(mean: float) -> list[tuple[int, float]]:
    """Return the counts that matter with their chances."""
    spread = 6 * math.sqrt(mean) + 6
    counts = np.arange(max(0, int(mean - spread)), int(mean + spread) + 1)
    logs = counts * math.log(mean) - mean - np.array([math.lgamma(k + 1) for k in counts]) if mean else None
    if logs is None:
        return [(0, 1.0)]
    return [(int(k), float(chance)) for k, chance in zip(counts, np.exp(logs), strict=True)]


@lru_cache(maxsize=20_000)
def _bounds(old: int, share: float, most: int) -> tuple[int, int]:
    """Return the counts of the window at which a change shows, downwards and upwards; -1 and one too many if none."""
    middle = round(old * share / (1 - share))

    def shows(new: int) -> bool:
        return two_sided(new, old + new, share) <= SURE

    # The farther from the middle, the less likely: so the first count that shows is found by halving.
    down = bisect_left(range(middle + 1), True, key=lambda step: shows(middle - step))  # noqa: FBT003 - what is looked for
    up = bisect_left(range(max(0, most - middle) + 1), True, key=lambda step: shows(middle + step))  # noqa: FBT003 - what is looked for
    return middle - down, middle + up
