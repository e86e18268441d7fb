"""The cost of skipping a stage: the same deals with the stage and without it.

The assumption is explicit and can be changed: a skipped stage always passes and takes no days and no hours, and in each
later stage the odds p/(1−p) are multiplied by one odds ratio, because what the stage would have earned is missing. Lost
deals are then lost later, after more hours. So the honest lesson is not "skipping always loses" but "skipping pays only
if it hurts each later step by less than this".
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..core.limits import OutOfRange, share, whole
from .rates import Difference, difference

DEALS = 100_000
EASY_DEALS_ARE_SKIPPED_MORE = (
    "Sellers skip more where a deal looks easy. So skipping looks better here than it is, and none of this shows a "
    "cause."
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the process.

    `passes` is the chance of passing it with its commitments (above 0, up to 1); `days` are p25, p50 and p75 of its
    duration in calendar days; `hours` are the seller's, spent whether or not the deal passes.
    """

    name: str
    passes: float
    days: tuple[float, float, float]
    hours: float


@dataclass(frozen=True, slots=True)
class Spread:
    """P10, P50 and P90 of simulated values, and their number."""

    p10: float
    p50: float
    p90: float
    n: int


@dataclass(frozen=True, slots=True)
class Course:
    """Results of the simulated deals.

    `won` counts the wins among `deals`. `chance` and `hours_per_win` are exact, and `wins_a_month` = hours a month /
    hours per win. `days_to_win` and `hours_between` (from one win to the next) describe the deals won, `month` the
    deals won per simulated month; each is None if there was nothing to count.
    """

    deals: int
    won: int
    chance: float
    hours_per_win: float
    wins_a_month: float
    days_to_win: Spread | None
    hours_between: Spread | None
    month: Spread | None


@dataclass(frozen=True, slots=True)
class Cost:
    """The effect of skipping one stage: results with and without it, simulated with the same random numbers per deal.

    `won_only_with` and `won_only_without` count the deals that this stage alone decided. `break_even` is the odds ratio
    at which the chance of winning stays the same, `break_even_hours` the one at which the hours per win do.
    """

    stage: str
    odds_ratio: float
    kept: Course
    skipped: Course
    won_only_with: int
    won_only_without: int
    break_even: float
    break_even_hours: float


Floats = npt.NDArray[np.float64]


def generator(*key: object) -> np.random.Generator:
    """Return a random generator for this key (exercise, seed, purpose, …), the same on every machine.

    The key is hashed with sha256 and seeds PCG64.
    """
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16])))


def chance_of_winning(stages: Sequence[Stage], skipped: int | None = None, odds_ratio: float = 1.0) -> float:
    """Return Πpᵢ; with a stage skipped, the product of the others, each later one with its odds times `odds_ratio`."""
    return math.prod(_passing(stages, skipped, odds_ratio))


def hours_per_win(stages: Sequence[Stage], skipped: int | None = None, odds_ratio: float = 1.0) -> float:
    """Return Σ hᵢ·P(stage i is reached) / P(win): the deals won also carry the hours of the deals lost."""
    passing = _passing(stages, skipped, odds_ratio)
    reached = [math.prod(passing[:i]) for i in range(len(stages))]
    hours = (0.0 if i == skipped else stage.hours for i, stage in enumerate(stages))
    won = math.prod(passing)
    if not won:
        return math.inf
    return math.fsum(h * r for h, r in zip(hours, reached, strict=True)) / won


def break_even(stages: Sequence[Stage], skipped: int) -> float:
    """Return the odds ratio at which skipping leaves the chance of winning unchanged: skipping pays only above it.

    Found by bisection on the exact formula; 0 for the last stage, which affects no later one. Raises `OutOfRange`.
    """
    checked(stages, skipped)
    kept = chance_of_winning(stages)
    return _threshold(lambda ratio: chance_of_winning(stages, skipped, ratio) >= kept)


def break_even_hours(stages: Sequence[Stage], skipped: int) -> float:
    """Return the odds ratio at which skipping leaves the hours per win unchanged. Raises `OutOfRange`."""
    checked(stages, skipped)
    kept = hours_per_win(stages)
    return _threshold(lambda ratio: hours_per_win(stages, skipped, ratio) <= kept)


def skip_cost(
    stages: Sequence[Stage],
    skipped: int,
    odds_ratio: float,
    chances: np.random.Generator,
    hours_a_month: float = 120.0,
    deals: int = DEALS,
) -> Cost:
    """Return the cost of skipping `stages[skipped]`, simulated on the same deals with and without the stage.

    Args:
        stages: stages of the process.
        skipped: index of the skipped stage.
        odds_ratio: effect on each later stage (above 0, up to 1).
        chances: random numbers, from `generator`.
        hours_a_month: the seller's working hours per month.
        deals: number of deals to simulate.

    Raises:
        OutOfRange: if a figure cannot be used.
    """
    checked(stages, skipped)
    share("The odds ratio", odds_ratio, zero=False)
    whole("The number of deals", deals, 1_000, 1_000_000)
    if not 0 < hours_a_month <= 744:
        raise OutOfRange(f"The hours a month are {hours_a_month!r}; they must be above 0 and at most 744.")
    luck, pace = _uniform(chances, len(stages), deals), _uniform(chances, len(stages), deals)
    kept, won = _course(stages, None, 1.0, luck, pace, hours_a_month)
    skipping, won_skipping = _course(stages, skipped, odds_ratio, luck, pace, hours_a_month)
    return Cost(
        stages[skipped].name,
        odds_ratio,
        kept,
        skipping,
        int((won & ~won_skipping).sum()),
        int((won_skipping & ~won).sum()),
        break_even(stages, skipped),
        break_even_hours(stages, skipped),
    )


def from_own_deals(kept_won: int, kept_closed: int, skipped_won: int, skipped_closed: int) -> Difference | None:
    """Return win rate with the stage minus win rate without it; None where there is no closed deal on a side.

    How little a small side says shows in the width of the interval. Unless chance decided which deals had the stage,
    `EASY_DEALS_ARE_SKIPPED_MORE` must be shown beside it. Raises `OutOfRange`.

    Args:
        kept_won: deals won with the stage.
        kept_closed: deals closed with the stage.
        skipped_won: deals won without it.
        skipped_closed: deals closed without it.
    """
    if not kept_closed or not skipped_closed:
        return None
    return difference(kept_won, kept_closed, skipped_won, skipped_closed)


def checked(stages: Sequence[Stage], skipped: int) -> None:
    """Raise `OutOfRange` with a sentence unless the stages are valid and `skipped` is the index of one of them."""
    whole("The number of stages", len(stages), 1, 30)
    whole("The place of the skipped stage", skipped, 0, len(stages) - 1)
    for stage in stages:
        share(f"The chance of passing “{stage.name}”", stage.passes, zero=False)
        if not (0 <= stage.days[0] <= stage.days[1] <= stage.days[2] <= 3_650):
            raise OutOfRange(f"The days of “{stage.name}” must be p25, p50 and p75, rising, from 0 to 3650.")
        if not 0 <= stage.hours <= 10_000:
            raise OutOfRange(f"The hours of “{stage.name}” are {stage.hours!r}; they must be from 0 to 10,000.")


def _passing(stages: Sequence[Stage], skipped: int | None, odds_ratio: float) -> list[float]:
    """Return the chance of passing each stage; 1 for the skipped one, and reduced after it."""
    passing = [stage.passes for stage in stages]
    if skipped is None:
        return passing
    later = [p * odds_ratio / (1 - p + p * odds_ratio) for p in passing[skipped + 1 :]]
    return [*passing[:skipped], 1.0, *later]


def _threshold(pays: Callable[[float], bool]) -> float:
    """Return the smallest odds ratio from 0 to 1 from which skipping pays; chance and hours are monotone in it."""
    low, high = 0.0, 1.0
    while (middle := (low + high) / 2) not in (low, high) and high > 1e-12:
        low, high = (low, middle) if pays(middle) else (middle, high)
    return high if high > 1e-12 else 0.0


def _uniform(chances: np.random.Generator, stages: int, deals: int) -> Floats:
    """Return uniform random numbers of shape (stages, deals)."""
    # numpy guarantees only the stream of raw bits; its distributions may change between versions.
    raw = chances.bit_generator.random_raw(stages * deals)
    uniform: Floats = ((raw >> np.uint64(11)) * 2.0**-53).astype(np.float64).reshape(stages, deals)
    return uniform


def _course(
    stages: Sequence[Stage], skipped: int | None, odds_ratio: float, luck: Floats, pace: Floats, hours_a_month: float
) -> tuple[Course, npt.NDArray[np.bool_]]:
    """Simulate the deals.

    Returns:
        The results, and which of the deals were won.
    """
    deals = luck.shape[1]
    alive, days = np.ones(deals, dtype=np.bool_), np.zeros(deals)
    minutes = np.zeros(deals, dtype=np.int64)
    for i, (stage, passes) in enumerate(zip(stages, _passing(stages, skipped, odds_ratio), strict=True)):
        if i == skipped:
            continue
        minutes += alive * round(60 * stage.hours)
        days += _days(stage.days, pace[i])
        alive = alive & (luck[i] < passes)
    per_win = hours_per_win(stages, skipped, odds_ratio)
    course = Course(
        deals,
        int(alive.sum()),
        chance_of_winning(stages, skipped, odds_ratio),
        per_win,
        hours_a_month / per_win if per_win else math.inf,
        _spread(np.rint(days[alive])),
        _spread(np.diff(np.cumsum(minutes)[alive], prepend=0) / 60),
        _months(alive, minutes, round(60 * hours_a_month)),
    )
    return course, alive


def _days(quartiles: tuple[float, float, float], pace: Floats) -> Floats:
    """Return days drawn by linear interpolation of the quartiles.

    Each end extends as far beyond its quartile as the median is from it.
    """
    p25, p50, p75 = quartiles
    marks = (max(0.0, 2 * p25 - p50), p25, p50, p75, 2 * p75 - p50)
    quarter = np.minimum((4 * pace).astype(np.intp), 3)
    low = np.array(marks[:-1])[quarter]
    days: Floats = low + (4 * pace - quarter) * (np.array(marks[1:])[quarter] - low)
    return days


def _months(won: npt.NDArray[np.bool_], minutes: npt.NDArray[np.int64], month: int) -> Spread | None:
    """Return the number of deals won per month of `month` minutes.

    Deals are worked one after the other, and an unfinished one carries over into the next month.
    """
    ends = np.cumsum(minutes)
    full = int(ends[-1] // month)
    if full < 1:
        return None
    months = (ends - 1).clip(0) // month
    return _spread(np.bincount(months[won & (months < full)], minlength=full).astype(np.float64))


def _spread(values: Floats) -> Spread | None:
    """Return P10, P50 and P90 by nearest rank, so that every figure is one that was simulated."""
    if not len(values):
        return None
    ordered = np.sort(values)
    p10, p50, p90 = (float(ordered[math.ceil(q * len(ordered) / 10) - 1]) for q in (1, 5, 9))
    return Spread(p10, p50, p90, len(ordered))
