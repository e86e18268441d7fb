"""Was last month luck? What a seller's own months usually produce, and whether a new one falls outside of it.

Counts (deals, first talks) are compared with what follows from the months before, shares (won of closed) with the rate
so far, and measures (turnover) by the XmR chart. Sources: the predictive distributions with Jeffreys' priors are those
of Gelman et al., Bayesian Data Analysis; XmR with 2.66 and its rules is Wheeler's, Understanding Variation.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from statistics import fmean
from typing import Literal

import numpy as np
import numpy.typing as npt

from ..core.limits import counted, whole
from .rates import Estimate, exact

RANGE = 0.9
"""Share of months that fall into the usual range."""
FEWEST = 6
"""Months before the new one, below which nothing can be told."""
FIRM = 12
"""Months from which the limits are firm."""
_XMR, _RANGE_LIMIT = 2.66, 3.268
_DRIFTS = 2.576
_UNEVEN = 0.01
"""Chance below which months differ among themselves by more than even work would."""

Verdict = Literal["usual", "unusual", "too_little"]
Sort = Literal["count", "share", "measure"]


@dataclass(frozen=True, slots=True)
class Usual:
    """What months usually produce: the middle and the range into which nine of ten fall.

    `even` is False where months differ among themselves by more than chance: the range then comes from how much one
    month differs from the next.
    """

    centre: float
    low: float
    high: float
    months: int
    even: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A new month beside what is usual. `why` names the rule: "" where nothing was told, else range, run or near."""

    verdict: Verdict
    usual: Usual | None
    new: float
    why: Literal["", "range", "run", "near", "few"] = ""


def judged_count(history: Sequence[int], new: int) -> Judged:
    """Judge a count, such as deals won in a month.

    Even months follow the predictive distribution of a Poisson rate, NegBin(½ + Σx, b / (b + 1)) for b months. Months
    that differ by more than that (seasons, a trend, one outlier) are judged by the XmR chart.

    Args:
        history: counts of the months before, oldest first.
        new: count of the new month.

    Raises:
        OutOfRange: a count is negative.
    """
    for value in (*history, new):
        whole("A month", value, 0, 1_000_000)
    if len(history) < FEWEST:
        return Judged("too_little", None, new, "few")
    if not is_even(history):
        return _by_chart([float(value) for value in history], float(new), even=False)
    a, p = 0.5 + sum(history), len(history) / (len(history) + 1)
    usual = _predicted(lambda k: negative_binomial(k, a, p), fmean(history), len(history))
    return _with_runs(history, new, usual)


def judged_share(won: Sequence[int], closed: Sequence[int], new_won: int, new_closed: int) -> Judged:
    """Judge a share, such as the win rate of a month: won of closed, by the beta-binomial of the months before.

    Args:
        won: successes of the months before, oldest first.
        closed: tries of the months before.
        new_won: successes of the new month.
        new_closed: tries of the new month.

    Raises:
        OutOfRange: more successes than tries, or a negative number.
    """
    for k, n in zip((*won, new_won), (*closed, new_closed), strict=True):
        if n:
            counted(k, n)
    total, of = sum(won), sum(closed)
    if len(won) < FEWEST or not of or not new_closed:
        return Judged("too_little", None, new_won / new_closed if new_closed else 0.0, "few")
    a, b = total + 0.5, of - total + 0.5
    usual = _predicted(lambda k: beta_binomial(k, new_closed, a, b), total / of * new_closed, len(won), new_closed)
    shares = Usual(total / of, usual.low / new_closed, usual.high / new_closed, len(won))
    inside = usual.low <= new_won <= usual.high
    return Judged("usual" if inside else "unusual", shares, new_won / new_closed, "range")


def judged_measure(history: Sequence[float], new: float) -> Judged:
    """Judge a measure, such as turnover, by the XmR chart: centre ± 2.66 times the mean moving range.

    Args:
        history: values of the months before, oldest first.
        new: value of the new month.
    """
    if len(history) < FEWEST:
        return Judged("too_little", None, new, "few")
    return _by_chart(history, new)


def is_even(history: Sequence[int]) -> bool:
    """Return whether counts differ among themselves by no more than chance: Σ(x − mean)² / mean against χ²(b − 1)."""
    mean = fmean(history)
    if mean == 0:
        return True
    spread = sum((value - mean) ** 2 for value in history) / mean
    return chi_square_tail(spread, len(history) - 1) >= _UNEVEN


def drift(history: Sequence[float]) -> int:
    """Return 1 for months that rise one after the other by more than chance, -1 for falling ones, else 0.

    By the rank test of Mann and Kendall at 0.01, without a correction for months that are the same.
    """
    rises = sum((b > a) - (b < a) for a, b in combinations(history, 2))
    count = len(history)
    spread = math.sqrt(count * (count - 1) * (2 * count + 5) / 18)
    if not spread or (abs(rises) - 1) / spread <= _DRIFTS:
        return 0
    return 1 if rises > 0 else -1


def xmr(values: Sequence[float]) -> tuple[float, float, float, float]:
    """Return centre, lower limit, upper limit and mean moving range of two or more values. Raises ValueError."""
    if len(values) < 2:
        raise ValueError("A chart takes two values or more.")
    centre = fmean(values)
    moving = fmean(abs(after - before) for before, after in pairwise(values))
    return centre, centre - _XMR * moving, centre + _XMR * moving, moving


def _by_chart(history: Sequence[float], new: float, *, even: bool = True) -> Judged:
    centre, low, high, _ = xmr(history)
    # A value that cannot be negative has no lower limit there: it could signal nothing.
    floor = max(low, 0.0) if min(*history, new) >= 0 else low
    return _with_runs(history, new, Usual(centre, floor, high, len(history), even))


def _with_runs(history: Sequence[float], new: float, usual: Usual) -> Judged:
    """Return the judgement by the range, then by the last eight, which all lie on one side."""
    if not usual.low <= new <= usual.high:
        return Judged("unusual", usual, new, "range")
    last = [*history, new][-8:]
    rest = [*history, new][:-8]
    if len(rest) >= FEWEST:
        middle = fmean(rest)
        if all(value > middle for value in last) or all(value < middle for value in last):
            return Judged("unusual", usual, new, "run")
    return Judged("usual", usual, new, "range")


def _predicted(chance: Callable[[int], float], centre: float, months: int, most: int | None = None) -> Usual:
    """Return the range that leaves at most a twentieth on either side."""
    tail = (1 - RANGE) / 2
    below, low = 0.0, 0
    while below + chance(low) <= tail:
        below += chance(low)
        low += 1
    total, high = below, low
    while total + chance(high) < 1 - tail and (most is None or high < most):
        total += chance(high)
        high += 1
    return Usual(centre, low, high, months)


def negative_binomial(k: int, a: float, p: float) -> float:
    """Return P(X = k) of NegBin(a, p): Γ(k + a) / (Γ(a) k!) · p^a · (1 − p)^k."""
    log = math.lgamma(k + a) - math.lgamma(a) - math.lgamma(k + 1) + a * math.log(p) + k * math.log1p(-p)
    return math.exp(log)


def beta_binomial(k: int, n: int, a: float, b: float) -> float:
    """Return P(X = k) of n tries whose rate follows Beta(a, b)."""
    choose = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(choose + _log_beta(k + a, n - k + b) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def chi_square_tail(x: float, degrees: int) -> float:
    """Return the chance of more than `x` under χ² with this many degrees of freedom, by its finite sum.

    Source: Abramowitz and Stegun, 26.4.4 and 26.4.5.
    """
    half = x / 2
    if degrees % 2 == 0:
        term, total = 1.0, 1.0
        for step in range(1, degrees // 2):
            term *= half / step
            total += term
        return math.exp(-half) * total
    term = math.sqrt(half / math.pi) * 2
    total = 0.0
    for step in range(1, (degrees - 1) // 2 + 1):
        total += term
        term *= half / (step + 0.5)
    return math.erfc(math.sqrt(half)) + math.exp(-half) * total


@dataclass(frozen=True, slots=True)
class Ratio:
    """How much more of something there was in one period than in another, per month.

    `value`, `low` and `high` are the ratio and its 95 % interval (`math.inf` where the second period had none);
    `chance` is how often equal periods differ by as much or more.
    """

    value: float
    low: float
    high: float
    chance: float


def compared(first: int, second: int, months: tuple[float, float] = (1, 1)) -> Ratio | None:
    """Compare the counts of two periods exactly: given their sum, the first is binomial.

    Args:
        first: count of the first period.
        second: count of the second.
        months: length of both periods.

    Returns:
        The ratio of the first to the second; None if there was nothing in either.

    Raises:
        OutOfRange: a count is negative.
    """
    total = first + second
    if not total:
        return None
    share = months[0] / (months[0] + months[1])
    scale = months[1] / months[0]
    estimate: Estimate = exact(first, total)
    odds = [_odds(part) * scale for part in (estimate.value, estimate.low, estimate.high)]
    return Ratio(odds[0], odds[1], odds[2], two_sided(first, total, share))


def _odds(share: float) -> float:
    return math.inf if share >= 1 else share / (1 - share)


def two_sided(k: int, n: int, share: float) -> float:
    """Return the exact chance of a count that is at most as likely as `k` in `n` tries with this rate."""
    factorials = _log_factorials(n)
    counts = np.arange(n + 1)
    logs = factorials[n] - factorials[: n + 1] - factorials[n::-1]
    chances = np.exp(logs + counts * math.log(share) + (n - counts) * math.log1p(-share))
    # Equal chances count, also where they differ in the last digit only.
    return min(1.0, float(chances[chances <= chances[k] * (1 + 1e-9)].sum()))


@lru_cache(maxsize=1)
def _table(size: int) -> npt.NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, size + 1)))])


def _log_factorials(n: int) -> npt.NDArray[np.float64]:
    """Return ln(k!) for k from 0 to at least n."""
    size = 1 << max(10, n.bit_length())
    return _table(size)
