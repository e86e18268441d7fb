"""How well people agree who rate the same things on a scale: with a given answer, and with each other.

Three figures, each with its range: how often they gave the same score, how often they were at most one level apart, and
how much better that is than by chance (quadratically weighted kappa: 1 is perfect, 0 is as by chance, below 0 worse;
Cohen, Psychological Bulletin 70 (1968); Fleiss and Cohen, Educational and Psychological Measurement 33 (1973)).

The ranges are percentiles of figures for raters drawn anew with replacement (Efron and Tibshirani, An Introduction to
the Bootstrap (1993), chapter 13). Raters are drawn and not ratings, because one rater's ratings hang together; what was
rated stays as it is, so a range says how others like these would agree on the same things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..core.limits import OutOfRange
from .skipping import generator

DRAWS = 2_000
"""Times that the raters are drawn anew."""
ENOUGH_RATERS = 3
"""With fewer, drawing them anew says nothing, and there is no range."""
Floats = NDArray[np.float64]
Scores = Sequence[int | None]
"""What one rater gave to each thing, in the same order for all; None where they gave nothing."""


@dataclass(frozen=True, slots=True)
class Ranged:
    """A figure with the range that holds 95 of 100; None where there is too little to say it."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well people agree, with the number of raters and of the pairs of scores that were compared."""

    same: Ranged
    within_one: Ranged
    kappa: Ranged
    raters: int
    pairs: int


def with_gold(ratings: Sequence[Scores], gold: Sequence[int], scale: Sequence[int], seed: int = 0) -> Agreement:
    """Return how well raters agree with the scores that were agreed on before.

    Args:
        ratings: scores of each rater.
        gold: the score that each thing should get.
        scale: the scores that there are, in any order; one level apart means neighbours on it.
        seed: seed of the drawing.

    Raises:
        OutOfRange: if a score is not on the scale.
    """
    counts = np.stack([_table(zip(own, gold, strict=True), scale) for own in ratings] or [_table([], scale)])
    drawn = _drawn(len(ratings), seed)
    return _agreement(counts.sum(axis=0), np.einsum("bi,ikl->bkl", drawn, counts), scale, len(ratings))


def with_each_other(ratings: Sequence[Scores], scale: Sequence[int], seed: int = 0) -> Agreement:
    """Return how well raters agree with each other; every two are compared, and nobody is the first of them.

    Args:
        ratings: scores of each rater.
        scale: the scores that there are, in any order.
        seed: seed of the drawing.

    Raises:
        OutOfRange: if a score is not on the scale.
    """
    size, nothing = len(ratings), _table([], scale)
    counts = np.zeros((size, size, *nothing.shape))
    for one in range(size):
        for other in range(size):
            if one != other:
                counts[one, other] = _table(zip(ratings[one], ratings[other], strict=True), scale)
    drawn = _drawn(size, seed)
    pooled = np.einsum("bi,ijkl,bj->bkl", drawn, counts, drawn, optimize=True)
    made = _agreement(counts.sum(axis=(0, 1)), pooled, scale, size)
    return Agreement(made.same, made.within_one, made.kappa, made.raters, made.pairs // 2)


def _table(pairs: Iterable[tuple[int | None, int | None]], scale: Sequence[int]) -> Floats:
    """Return how often each two scores were given to the same thing. Raises `OutOfRange`."""
    place = {score: number for number, score in enumerate(sorted(scale))}
    table = np.zeros((len(place), len(place)))
    for one, other in pairs:
        if one is None or other is None:
            continue
        for score in (one, other):
            if score not in place:
                raise OutOfRange(f"The scores go by {', '.join(map(str, sorted(scale)))}; {score} is none of them.")
        table[place[one], place[other]] += 1
    return table


def _drawn(raters: int, seed: int) -> Floats:
    """Return how often each rater is drawn, a row for each draw; no rows for too few raters."""
    if raters < ENOUGH_RATERS:
        return np.zeros((0, raters))
    return generator("agreement", seed).multinomial(raters, [1 / raters] * raters, DRAWS).astype(float)


def _agreement(counts: Floats, drawn: Floats, scale: Sequence[int], raters: int) -> Agreement:
    """Return the figures of one table of pairs, with their ranges from tables of raters drawn anew."""
    all_tables = np.concatenate([counts[np.newaxis], drawn])
    apart = np.abs(np.subtract.outer(np.arange(len(counts)), np.arange(len(counts))))
    same, near = _share(all_tables, apart == 0), _share(all_tables, apart <= 1)
    kappa = _kappa(all_tables, np.array(sorted(scale), float))
    return Agreement(_ranged(same), _ranged(near), _ranged(kappa), raters, int(counts.sum()))


def _share(tables: Floats, which: NDArray[np.bool_]) -> Floats:
    """Return the share of pairs in these cells, for each table; not a number where it has none."""
    with np.errstate(invalid="ignore"):
        shares: Floats = (tables * which).sum(axis=(1, 2)) / tables.sum(axis=(1, 2))
    return shares


def _kappa(tables: Floats, scores: Floats) -> Floats:
    """Return 1 − observed / expected disagreement, by squared distance; not a number where chance leaves none."""
    squared = np.subtract.outer(scores, scores) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = tables / tables.sum(axis=(1, 2), keepdims=True)
        expected = np.einsum("bk,bl,kl->b", shares.sum(axis=2), shares.sum(axis=1), squared)
        observed = (shares * squared).sum(axis=(1, 2))
        kappa: Floats = np.where(expected > 0, 1 - observed / expected, np.nan)
    return kappa


def _ranged(figure: Floats) -> Ranged:
    """Return the first value with the range of the others; a draw that has no figure is left out."""
    value = None if np.isnan(figure[0]) else float(figure[0])
    others = figure[1:][~np.isnan(figure[1:])]
    if value is None or len(others) < DRAWS // 2:
        return Ranged(value)
    low, high = np.percentile(others, [2.5, 97.5])
    return Ranged(value, float(low), float(high))
