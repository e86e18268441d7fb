"""Backwards from a quota: how many talks, with which chance, and until when.

A plan from averages is a toss of a coin: ten deals at one in twenty are 200 talks and a chance of 55 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.limits import OutOfRange, share, whole
from .chances import LARGEST_TARGET, Rate, chance, needed

CONFIDENCES = (0.5, 0.8, 0.9)
"""The chances every plan is shown for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step down the funnel: out of `level`, this rate reaches the next level."""

    level: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Need:
    """How many of one level the target takes.

    `naive` is the target divided by the average rate, rounded up; `for_chance` holds (chance, number) in rising order,
    the number None where a million are not enough; `naive_chance` is the chance that the naive number suffices.
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
    """Steps from (level, rate to the next) in order, e.g. attempts, first talks, qualified, proposals."""
    if not levels:
        raise OutOfRange("A funnel needs at least one step, such as first talks with their rate.")
    return tuple(Step(level, rate) for level, rate in levels)


def backwards(target: int, steps: Sequence[Step], confidences: Sequence[float] = CONFIDENCES) -> tuple[Need, ...]:
    """What a target of deals takes at each level, the level nearest to the deals first.

    naive = target / Πrates; with a chance c: the fewest n with P(deals ≥ target | n) ≥ c, own rates being uncertain.
    Raises `OutOfRange`.
    """
    whole("The target", target, 1, LARGEST_TARGET)
    rates = [step.rate for step in steps]
    return tuple(_need(target, steps[i].level, rates[i:], confidences) for i in reversed(range(len(steps))))


def _need(target: int, level: str, rates: Sequence[Rate], confidences: Sequence[float]) -> Need:
    naive = naive_need(target, rates)
    at_naive = None if naive is None else chance(naive, target, rates)
    return Need(level, naive, at_naive, tuple((c, needed(target, rates, c)) for c in sorted(confidences)))


def naive_need(target: int, rates: Sequence[Rate]) -> int | None:
    """Return target / Πrates, rounded up: what planning from averages gives. None when beyond a million."""
    product = math.prod(rate.mean for rate in rates)
    if product == 0 or target / product > 1_000_000:
        return None
    return math.ceil(round(target / product, 6))


def chance_table(target: int, rates: Rate | Sequence[Rate], numbers: Sequence[int]) -> tuple[tuple[int, float], ...]:
    """(n, P(at least `target` | n)) for each n in `numbers`. Raises `OutOfRange`."""
    return tuple((n, chance(n, target, rates)) for n in numbers)


def last_day_to_start(period_end: date, cycle_days: int) -> date:
    """The last day for a new talk that can still close in the period: its end less a cycle, in calendar days."""
    whole("The typical cycle", cycle_days, 0, 3_650)
    return period_end - timedelta(days=cycle_days)


def daily_load(number: int, working_days: int) -> float | None:
    """Talks a working day: `number` over the working days that are left; None when no day is left."""
    whole("The number of talks", number, 0, 1_000_000)
    whole("The working days left", working_days, 0, 100_000)
    return number / working_days if working_days else None


def pace(won: int, elapsed: float, target: int, remaining: float, confidence: float = 0.8) -> Pace:
    """What the pace so far says of the rest: `won` deals in `elapsed` months, `remaining` months to go.

    X ~ NegBin(a = ½ + won, elapsed/(elapsed + remaining)): a Poisson count whose rate is known from the history alone.
    `low` to `high` hold the middle `confidence` of it. Months may be any unit, the same for both. Raises `OutOfRange`.
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
    """P(X = 0), P(X = 1), … of NegBin(a, stay), for `at_least` terms and until what is left is beyond notice."""
    probabilities: list[float] = []
    log_come = math.log1p(-stay) if stay < 1 else -math.inf
    together = 0.0
    while len(probabilities) < at_least or (together < 1 - 1e-9 and len(probabilities) < 2_000_000):
        x = len(probabilities)
        log_pmf = math.lgamma(a + x) - math.lgamma(a) - math.lgamma(x + 1) + a * math.log(stay)
        probabilities.append(math.exp(log_pmf + (x * log_come if x else 0.0)))
        together += probabilities[-1]
    return probabilities


def _quantile(probabilities: Sequence[float], q: float) -> int:
    """The smallest count up to which at least a share `q` lies."""
    together = 0.0
    for count, probability in enumerate(probabilities):
        together += probability
        if together >= q:
            return count
    return len(probabilities) - 1
