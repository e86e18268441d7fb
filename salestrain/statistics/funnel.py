"""Planning backwards from a quota: how many talks, with which chance, and by when.

A plan made from averages is a coin toss: ten deals at a rate of one in twenty are 200 talks and a chance of 55 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.limits import OutOfRange, share, whole
from .chances import LARGEST_TARGET, Rate, chance, needed

CONFIDENCES = (0.5, 0.8, 0.9)
"""The chances for which every plan is shown."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel: the rate at which `level` reaches the next level."""

    level: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Need:
    """How many of one level a target takes.

    `naive` is the target divided by the average rate, rounded up, and `naive_chance` the chance that this number
    suffices. `for_chance` holds pairs (chance, number) in rising order; the number is None if a million are not enough.
    """

    level: str
    naive: int | None
    naive_chance: float | None
    for_chance: tuple[tuple[float, int | None], ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """What the rest of the period will bring at the pace so far: counts of deals still to come."""

    still_needed: int
    chance: float
    median: int
    low: int
    high: int


def funnel(*levels: tuple[str, Rate]) -> tuple[Step, ...]:
    """Return the steps of a funnel from pairs (level, rate to the next) in order.

    Levels are for example attempts, first talks, qualified, proposals. Raises `OutOfRange` without any.
    """
    if not levels:
        raise OutOfRange("A funnel needs at least one step, such as first talks with their rate.")
    return tuple(Step(level, rate) for level, rate in levels)


def backwards(target: int, steps: Sequence[Step], confidences: Sequence[float] = CONFIDENCES) -> tuple[Need, ...]:
    """Return what a target of deals takes at each level, the level nearest to the deals first.

    Naively, this is target / Πrates; for a chance c, the fewest n with P(deals ≥ target | n) ≥ c, where own rates are
    uncertain.

    Args:
        target: number of deals.
        steps: steps of the funnel, from the top.
        confidences: chances to calculate for.

    Raises:
        OutOfRange: if a figure cannot be used.
    """
    whole("The target", target, 1, LARGEST_TARGET)
    rates = [step.rate for step in steps]
    return tuple(_need(target, steps[i].level, rates[i:], confidences) for i in reversed(range(len(steps))))


def _need(target: int, level: str, rates: Sequence[Rate], confidences: Sequence[float]) -> Need:
    naive = naive_need(target, rates)
    naive_chance = None if naive is None else chance(naive, target, rates)
    for_chance = tuple((confidence, needed(target, rates, confidence)) for confidence in sorted(confidences))
    return Need(level, naive, naive_chance, for_chance)


def naive_need(target: int, rates: Sequence[Rate]) -> int | None:
    """Return target / Πrates, rounded up, as a plan from averages would have it; None above a million."""
    product = math.prod(rate.mean for rate in rates)
    if product == 0 or target / product > 1_000_000:
        return None
    return math.ceil(round(target / product, 6))


def chance_table(target: int, rates: Rate | Sequence[Rate], numbers: Sequence[int]) -> tuple[tuple[int, float], ...]:
    """Return (n, P(at least `target` | n)) for each n in `numbers`. Raises `OutOfRange`."""
    return tuple((n, chance(n, target, rates)) for n in numbers)


def last_day_to_start(period_end: date, cycle_days: int) -> date:
    """Return the last day on which a new talk can start and still close in the period.

    This is the end of the period less one cycle, in calendar days. Raises `OutOfRange`.
    """
    whole("The typical cycle", cycle_days, 0, 3_650)
    return period_end - timedelta(days=cycle_days)


def daily_load(number: int, working_days: int) -> float | None:
    """Return the talks per working day: `number` over the working days left; None if no day is left.

    Raises `OutOfRange`.
    """
    whole("The number of talks", number, 0, 1_000_000)
    whole("The working days left", working_days, 0, 100_000)
    return number / working_days if working_days else None


def pace(won: int, elapsed: float, target: int, remaining: float, confidence: float = 0.8) -> Pace:
    """Return what the pace so far implies for the rest of the period.

    X ~ NegBin(a = ½ + won, elapsed/(elapsed + remaining)): a Poisson count whose rate is known only from history.

    Args:
        won: deals won so far.
        elapsed: time passed, in months or any other unit.
        target: deals wanted in the period.
        remaining: time left, in the same unit.
        confidence: share of the distribution between `low` and `high`, around its middle.

    Raises:
        OutOfRange: if a figure cannot be used.
    """
    whole("The deals won", won, 0, 100_000)
    whole("The target", target, 0, 100_000)
    share("The confidence", confidence, zero=False, one=False)
    if not (elapsed > 0 and remaining >= 0 and (won + 0.5) * remaining / elapsed <= 100_000):
        raise OutOfRange("A pace needs time that has passed (above 0) and time that is left (0 or more).")
    still, tail = max(0, target - won), (1 - confidence) / 2
    counts = _still_to_come(won + 0.5, elapsed / (elapsed + remaining), still)
    low, median, high = (_quantile(counts, q) for q in (tail, 0.5, 1 - tail))
    return Pace(still, min(1.0, max(0.0, 1 - math.fsum(counts[:still]))), median, low, high)


def _still_to_come(a: float, stay: float, at_least: int) -> list[float]:
    """Return P(X = 0), P(X = 1), … of NegBin(a, stay), for `at_least` terms and until the rest is negligible."""
    probabilities: list[float] = []
    log_come = math.log1p(-stay) if stay < 1 else -math.inf
    total = 0.0
    while len(probabilities) < at_least or (total < 1 - 1e-9 and len(probabilities) < 2_000_000):
        x = len(probabilities)
        log_pmf = math.lgamma(a + x) - math.lgamma(a) - math.lgamma(x + 1) + a * math.log(stay)
        probabilities.append(math.exp(log_pmf + (x * log_come if x else 0.0)))
        total += probabilities[-1]
    return probabilities


def _quantile(probabilities: Sequence[float], q: float) -> int:
    """Return the smallest count up to which at least a share `q` of the distribution lies."""
    total = 0.0
    for count, probability in enumerate(probabilities):
        total += probability
        if total >= q:
            return count
    return len(probabilities) - 1
