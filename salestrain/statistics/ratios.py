"""Ratios of sums over deals, such as the amount won of all that closed: a few large deals decide them.

So their range comes from deals drawn anew (Efron and Tibshirani, An Introduction to the Bootstrap (1993)); for many
deals from the linearised ratio, which then says the same (Cochran, Sampling Techniques).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from .skipping import generator

DRAWS = 2_000
MANY = 2_000
"""Number of deals above which nothing is drawn."""
FEWEST = 5
"""Below so many deals there is no range: drawing them anew says nothing."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of two sums with the range that holds 95 of 100; None where there is too little to say it."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def ratio_of_sums(above: Sequence[float], below: Sequence[float], seed: int = 0) -> Ratio:
    """Return Σ above / Σ below with its range.

    Args:
        above: what each deal adds to the numerator.
        below: what it adds to the denominator.
        seed: seed of the drawing.
    """
    tops, bottoms = np.asarray(above, float), np.asarray(below, float)
    n, total = len(tops), float(bottoms.sum())
    if not n or total == 0:
        return Ratio(None, None, None, n)
    value = float(tops.sum()) / total
    if n < FEWEST:
        return Ratio(value, None, None, n)
    low, high = _drawn(tops, bottoms, seed) if n <= MANY else _linear(tops, bottoms, value)
    return Ratio(value, low, high, n)


def _drawn(tops: NDArray[np.float64], bottoms: NDArray[np.float64], seed: int) -> tuple[float, float]:
    n = len(tops)
    # numpy guarantees only the stream of raw bits; its distributions may change between versions.
    raw = generator("ratio of sums", seed).bit_generator.random_raw(DRAWS * n)
    places = ((raw >> np.uint64(11)) * 2.0**-53 * n).astype(np.intp).reshape(DRAWS, n)
    below = bottoms[places].sum(axis=1)
    kept = below != 0
    ratios = tops[places].sum(axis=1)[kept] / below[kept]
    low, high = np.percentile(ratios, [2.5, 97.5])
    return float(low), float(high)


def _linear(tops: NDArray[np.float64], bottoms: NDArray[np.float64], value: float) -> tuple[float, float]:
    n = len(tops)
    rest = tops - value * bottoms
    error = math.sqrt(float((rest**2).sum()) / (n * (n - 1))) / abs(float(bottoms.mean()))
    half = NormalDist().inv_cdf(0.975) * error
    return value - half, value + half
