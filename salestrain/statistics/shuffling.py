"""Why the best of the month is seldom the best again: teams whose months are dealt out by chance alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..core.limits import OutOfRange, whole
from .skipping import generator

MOST_MONTHS, MOST_SELLERS = 120, 100
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fall:
    """What became of last month's best: shares of cases, and what they had in both months on average."""

    to_last: float
    to_lower_half: float
    best: float
    after: float
    times: int


@dataclass(frozen=True, slots=True)
class Shuffled:
    """How far a team's best fell back on average, and the same in teams whose months were dealt out by chance.

    `more` and `less` are the shares of shuffled teams whose best fell back by as much or more, or by as much or less.
    `before` and `after` are what the best had on average, `typical` is the mean fall of shuffled teams.
    """

    before: float
    after: float
    fall: float
    typical: float
    more: float
    less: float
    times: int


def equal_sellers(sellers: int, mean: float, times: int = 1_000, seed: int = 0, skill: int = 0) -> Fall:
    """Return what becomes of the best of a month in teams that chance makes.

    Args:
        sellers: size of the team.
        mean: what each of them has in a month, on average.
        times: number of teams.
        seed: seed of the chances.
        skill: 0 where all are equally good; otherwise the shape of the gamma distribution of their means (4 is a
            spread of half the mean).

    Raises:
        OutOfRange: the team is too small or too large, or the mean is not above 0 and up to 200.
    """
    whole("The size of the team", sellers, 2, MOST_SELLERS)
    whole("The number of teams", times, 1, 200_000)
    whole("The shape of the skill", skill, 0, 1_000)
    if not 0 < mean <= 200:
        raise OutOfRange(f"A month brings {mean!r}; it must be above 0 and at most 200.")
    size = times * sellers
    uniform = _uniform(size * (4 + skill), seed)
    rates = np.full(size, mean)
    if skill:
        rates = -np.log(np.maximum(uniform[4 * size :].reshape(size, skill), 1e-300)).sum(axis=1) * mean / skill
    first, second = (_poisson(uniform[part * size : (part + 1) * size], rates) for part in (0, 1))
    # Ties are broken by chance, so that the first in the list is not always the best.
    ranked = (first + uniform[2 * size : 3 * size]).reshape(times, sellers)
    later = (second + uniform[3 * size : 4 * size]).reshape(times, sellers)
    best = ranked.argmax(axis=1)
    place = (later < later[np.arange(times), best][:, None]).sum(axis=1)
    taken = np.arange(times), best
    had, has = first.reshape(times, sellers)[taken], second.reshape(times, sellers)[taken]
    lower = place < sellers // 2
    return Fall(float((place == 0).mean()), float(lower.mean()), float(had.mean()), float(has.mean()), times)


def shuffled_team(months: Sequence[Sequence[float]], times: int = 1_000, seed: int = 0) -> Shuffled:
    """Return how far each month's best fell back in the next, beside the same team with every month dealt out anew.

    Args:
        months: for each month, what each seller had, in the same order of sellers.
        times: number of shuffles.
        seed: seed of the shuffles.

    Raises:
        OutOfRange: fewer than two months or two sellers, or months of different length.
    """
    if len({len(month) for month in months}) > 1:
        raise OutOfRange("Every month needs a number for each seller.")
    whole("The number of months", len(months), 2, MOST_MONTHS)
    whole("The number of sellers", len(months[0]), 2, MOST_SELLERS)
    table = np.asarray(months, float)
    before, after = _fallen(table[None])
    keys = _uniform(times * table.size, seed).reshape(times, *table.shape).argsort(axis=2)
    dealt = np.take_along_axis(np.broadcast_to(table, (times, *table.shape)), keys, axis=2)
    had, has = _fallen(dealt)
    falls, own = had - has, float(before[0] - after[0])
    more, less = float((falls >= own - 1e-9).mean()), float((falls <= own + 1e-9).mean())
    return Shuffled(float(before[0]), float(after[0]), own, float(falls.mean()), more, less, times)


def _fallen(tables: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what the best of each month had, and had in the month after, on average over months; ties are averaged."""
    now, then = tables[:, :-1], tables[:, 1:]
    best = now == now.max(axis=2, keepdims=True)
    had = now.max(axis=2)
    has = (then * best).sum(axis=2) / best.sum(axis=2)
    return had.mean(axis=1), has.mean(axis=1)


def _uniform(size: int, seed: int) -> NDArray[np.float64]:
    # numpy guarantees only the stream of raw bits; its distributions may change between versions.
    raw = generator("shuffled team", seed).bit_generator.random_raw(size)
    uniform: NDArray[np.float64] = ((raw >> np.uint64(11)) * 2.0**-53).astype(np.float64)
    return uniform


def _poisson(uniform: NDArray[np.float64], rates: NDArray[np.float64]) -> Whole:
    """Return counts by inverting the sums of their chances."""
    counts = np.zeros(len(uniform), dtype=np.int64)
    term = np.exp(-rates)
    total = term.copy()
    most = int(rates.max() + 12 * math.sqrt(rates.max()) + 30)
    for k in range(1, most + 1):
        more = uniform > total
        if not more.any():
            break
        counts += more
        term = term * rates / k
        total += term
    return counts
