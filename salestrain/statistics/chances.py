"""Exact probabilities of counts: binomial, beta-binomial, and for a rate that is a product of rates.

A *rate* is either `Known` (a share that somebody states) or `Own` (k of n from the person's own history, hence
uncertain). Own history counts as Beta(k + ½, n − k + ½): Jeffreys' prior. Probabilities are summed from the logarithms
of neighbouring terms, so that no factorial overflows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..core.limits import counted, share, whole

Floats = npt.NDArray[np.float64]

LARGEST_NEED = 1_000_000
"""Maximum number of tries; a plan that needs more gets None instead of a number that nobody can act on."""
LARGEST_TARGET = 10_000
_NODES = 256
_BINS = 512
_SURE = 36.0
"""exp(−36) is less than the precision of a float."""
_CHUNK = 1_000_000
"""Number of terms summed in one table, so that a large target takes time rather than memory."""


@dataclass(frozen=True, slots=True)
class Known:
    """A rate taken as certain: a share above 0 and up to 1."""

    rate: float

    def __post_init__(self) -> None:
        share("The rate", self.rate, zero=False)

    @property
    def mean(self) -> float:
        """The rate itself."""
        return self.rate


@dataclass(frozen=True, slots=True)
class Own:
    """A rate known only from one's own history: `k` successes in `n` tries, with n at least 1."""

    k: int
    n: int

    def __post_init__(self) -> None:
        counted(self.k, self.n)

    @property
    def mean(self) -> float:
        """The plain average k/n, which a naive plan would use."""
        return self.k / self.n


Rate = Known | Own


def chance(tries: int, target: int, rates: Rate | Sequence[Rate]) -> float:
    """Return P(at least `target` successes in `tries`), where a try must pass every one of `rates` in turn.

    If all rates are known, this is Binomial(tries, Πp); for a single one from own history, the beta-binomial; otherwise
    the mixture over the distribution of their product. Raises `OutOfRange`.

    Args:
        tries: number of tries.
        target: number of successes wanted.
        rates: one rate, or several in sequence.
    """
    whole("The target", target, 0, LARGEST_TARGET)
    whole("The number of tries", tries, 0, LARGEST_NEED)
    chain = _chain(rates)
    return _chance(tries, target, chain, mixture(chain))


def needed(target: int, rates: Rate | Sequence[Rate], confidence: float) -> int | None:
    """Return the fewest tries with `chance(tries, target, rates) ≥ confidence`; None if a million are not enough.

    Args:
        target: number of successes wanted.
        rates: one rate, or several in sequence.
        confidence: the chance wanted, between 0 and 1.

    Raises:
        OutOfRange: if a figure cannot be used.
    """
    whole("The target", target, 0, LARGEST_TARGET)
    share("The confidence", confidence, zero=False, one=False)
    chain = _chain(rates)
    atoms = mixture(chain)
    low, high = target - 1, max(target, 1)
    while _chance(high, target, chain, atoms) < confidence:
        if high == LARGEST_NEED:
            return None
        low, high = high, min(2 * high, LARGEST_NEED)
    while high - low > 1:
        middle = (low + high) // 2
        enough = _chance(middle, target, chain, atoms) >= confidence
        low, high = (low, middle) if enough else (middle, high)
    return 0 if target == 0 else high


def _chain(rates: Rate | Sequence[Rate]) -> tuple[Rate, ...]:
    return (rates,) if isinstance(rates, Known | Own) else tuple(rates)


def _chance(tries: int, target: int, chain: tuple[Rate, ...], atoms: tuple[Floats, Floats]) -> float:
    if target == 0:
        return 1.0
    if tries < target:
        return 0.0
    if len(chain) == 1 and isinstance(chain[0], Own):
        return _beta_binomial_tail(tries, target, chain[0].k + 0.5, chain[0].n - chain[0].k + 0.5)
    rates, weights = atoms
    return _between_0_and_1(float(weights @ _binomial_tails(tries, target, rates)))


def _beta_binomial_tail(n: int, target: int, a: float, b: float) -> float:
    """Return P(X ≥ target), using pmf(x+1)/pmf(x) = (n−x)/(x+1) · (a+x)/(b+n−x−1)."""
    x = np.arange(target - 1, dtype=np.float64)
    steps = np.log((n - x) / (x + 1) * (a + x) / (b + n - x - 1))
    first = math.lgamma(b + n) - math.lgamma(b) + math.lgamma(a + b) - math.lgamma(a + b + n)
    return _between_0_and_1(1 - math.fsum(np.exp(first + _running(steps))))


def _binomial_tails(n: int, target: int, rates: Floats) -> Floats:
    """Return P(Binomial(n, p) ≥ target) for each p in `rates`, using pmf(x+1)/pmf(x) = (n−x)/(x+1) · p/(1−p)."""
    tails: Floats = np.where(rates * n >= target, 1.0, 0.0)
    uncertain = np.flatnonzero(_is_uncertain(n, target, rates))
    x = np.arange(target, dtype=np.float64)
    choose = _running(np.log((n - x[:-1]) / (x[:-1] + 1)))
    for chunk in np.array_split(uncertain, 1 + len(uncertain) * target // _CHUNK):
        tails[chunk] = 1 - _below(rates[chunk], n, x, choose)
    return tails


def _is_uncertain(n: int, target: int, rates: Floats) -> npt.NDArray[np.bool_]:
    """Return where the tail is neither 0 nor 1 to 15 digits.

    By Chernoff, P ≤ exp(−n·KL) on the far side of the mean, with KL = q·ln(q/p) + (1−q)·ln((1−q)/(1−p)) and q the
    target (or one less) as a share of n.
    """
    possible = (rates > 0) & (rates < 1)
    p = np.where(possible, rates, 0.5)
    q = np.where(p * n >= target, target - 1, target) / n
    distance = q * _log(q / p) + (1 - q) * _log((1 - q) / (1 - p))
    return possible & (n * distance < _SURE)


def _log(ratio: Floats) -> Floats:
    """Return the logarithm, finite even for 0, where it is multiplied by 0."""
    logarithm: Floats = np.log(np.maximum(ratio, 1e-300))
    return logarithm


def _below(p: Floats, n: int, x: Floats, choose: Floats) -> Floats:
    """Return P(Binomial(n, p) ≤ max(x)) for each p; `choose` holds the logarithms of the binomial coefficients."""
    logs = choose[:, None] + x[:, None] * np.log(p)[None, :] + (n - x)[:, None] * np.log1p(-p)[None, :]
    below: Floats = np.exp(logs).sum(axis=0)
    return below


def _running(steps: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(steps)])


def mixture(chain: Sequence[Rate]) -> tuple[Floats, Floats]:
    """Return the distribution of the product of the rates: values and their weights, which sum to 1, of equal length.

    A rate from own history becomes 256 values: with p = sin²θ the Jeffreys density is sin²ᵏθ · cos²⁽ⁿ⁻ᵏ⁾θ, smooth and
    without poles, so equal steps of θ are accurate to many digits. Products are collected in 512 bins that preserve
    their mean.
    """
    values, weights = np.ones(1), np.ones(1)
    for rate in chain:
        if isinstance(rate, Known):
            factors, shares = np.array([rate.rate]), np.ones(1)
        else:
            factors, shares = _spread(rate)
        values, weights = np.outer(values, factors).ravel(), np.outer(weights, shares).ravel()
        if len(values) > _NODES:
            values, weights = _binned(values, weights)
    return values, weights


def _spread(own: Own) -> tuple[Floats, Floats]:
    """Return the values of an uncertain rate and their weights."""
    # The density is about 1/√n wide, and the steps must be finer than that; far from the peak it vanishes.
    centre = math.asin(math.sqrt((own.k + 0.5) / (own.n + 1)))
    reach = 9 / math.sqrt(own.n + 1)
    low, high = max(0.0, centre - reach), min(math.pi / 2, centre + reach)
    theta = low + (np.arange(_NODES) + 0.5) * (high - low) / _NODES
    logs = 2 * own.k * np.log(np.sin(theta)) + 2 * (own.n - own.k) * np.log(np.cos(theta))
    weights = np.exp(logs - logs.max())
    return np.sin(theta) ** 2, weights / weights.sum()


def _binned(values: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return the distribution collected in bins of equal width on a log scale."""
    kept = weights > 1e-14
    values, weights = values[kept], weights[kept]
    logs = np.log(values)
    width = max(float(logs.max() - logs.min()), 1e-12) / (_BINS - 1)
    bins = ((logs - logs.min()) / width).astype(np.intp)
    mass = np.bincount(bins, weights, _BINS)
    middle = np.bincount(bins, weights * values, _BINS)
    full = mass > 0
    return middle[full] / mass[full], mass[full] / mass.sum()


def _between_0_and_1(p: float) -> float:
    return min(1.0, max(0.0, p))
