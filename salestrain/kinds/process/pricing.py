"""Cost of skipping each stage, under assumptions that are shown on the page and can be changed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ...statistics import DEALS, Cost, Stage, chance_of_winning, checked, generator, hours_per_win, skip_cost
from .content import Process

SEED = "skip_cost"
MEASURES: Mapping[str, str] = {"month": "wins a month, for the same hours", "chance": "deals won of 100"}
"""What a skip may be counted in, one at a time; the first is set until somebody chooses."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """Assumptions: the stages with their figures, what a skip leaves of later odds in percent, and hours a month."""

    stages: tuple[Stage, ...]
    odds_left: int
    hours_a_month: int


def assumed(process: Process) -> Assumed:
    """Return the assumptions of the process itself."""
    stages = tuple(
        Stage(stage.name, stage.passes / 100, tuple(map(float, stage.typical_days)), stage.hours)  # type: ignore[arg-type]
        for stage in process.stages
    )
    return Assumed(stages, process.assumptions.odds_left, process.assumptions.hours_a_month)


def changed(
    base: Assumed,
    passes: Mapping[int, int],
    hours: Mapping[int, float],
    days: Mapping[int, int],
    odds_left: int,
    hours_a_month: int,
) -> Assumed:
    """Return changed assumptions.

    With other typical days, the quartiles change in proportion.

    Args:
        base: assumptions to start from.
        passes: percentages by index of the stage.
        hours: hours by index of the stage.
        days: typical days (p50) by index of the stage.
        odds_left: odds that remain after a skip, in percent.
        hours_a_month: working hours a month.
    """
    stages = []
    for place, stage in enumerate(base.stages):
        p25, p50, p75 = stage.days
        other = float(days.get(place, round(p50)))
        scaled = (p25 * other / p50, other, p75 * other / p50) if p50 else (other, other, other)
        share = passes.get(place, round(100 * stage.passes)) / 100
        stages.append(replace(stage, passes=share, hours=hours.get(place, stage.hours), days=scaled))
    return Assumed(tuple(stages), odds_left, hours_a_month)


def costs(process: Process, assumptions: Assumed, deals: int = DEALS) -> tuple[Cost, ...]:
    """Return the cost of skipping each stage in turn, on the same simulated deals.

    Args:
        process: process to price.
        assumptions: figures of its stages.
        deals: number of simulated deals.

    Raises:
        OutOfRange: an assumption cannot be calculated with.
    """
    return tuple(
        skip_cost(
            assumptions.stages,
            place,
            assumptions.odds_left / 100,
            generator(process.id, 0, SEED),
            assumptions.hours_a_month,
            deals,
        )
        for place in range(len(assumptions.stages))
    )


def worth(assumptions: Assumed, measure: str, skipped: int | None = None, odds_left: int = 100) -> float:
    """Return what a way of working comes to, rounded as it is shown.

    Args:
        assumptions: figures of the stages.
        measure: one of `MEASURES`.
        skipped: index of the skipped stage; without one, what comes of skipping none.
        odds_left: percentage of the odds that each later stage keeps.
    """
    if measure == "chance":
        return round(100 * chance_of_winning(assumptions.stages, skipped, odds_left / 100), 1)
    hours = hours_per_win(assumptions.stages, skipped, odds_left / 100)
    return round(assumptions.hours_a_month / hours, 2) if hours else math.inf


@dataclass(frozen=True, slots=True)
class Weighing:
    """A skip weighed in one measure: what it comes to, without it, and where it begins to pay.

    `pays_from` is the first whole percentage of later odds at which it comes to more than no skip, `costs_to` the last
    at which it comes to less; None where there is none. All are told in the figures that are shown, so that a verdict
    and a break-even never disagree.
    """

    stage: str
    kept: float
    skipped: float
    pays_from: int | None
    costs_to: int | None

    @property
    def verdict(self) -> Literal["pays", "costs", "same"]:
        """Whether the skip pays, costs, or makes no difference that shows."""
        if self.skipped == self.kept:
            return "same"
        return "pays" if self.skipped > self.kept else "costs"

    @property
    def threshold(self) -> str:
        """Where the skip begins to pay, in a few words."""
        if self.pays_from is None:
            return "never pays"
        return "always pays" if self.pays_from == 1 else f"pays from {self.pays_from}%"

    @property
    def sentence(self) -> str:
        """Where the skip pays and where it costs, as a sentence."""
        if self.pays_from is None:
            return f"Leaving out “{self.stage}” never pays, even if later stages keep all of their odds."
        costs = f", and costs up to {self.costs_to}%" if self.costs_to else ""
        return f"Leaving out “{self.stage}” pays if later stages keep {self.pays_from}% of their odds or more{costs}."


def weighed_skips(assumptions: Assumed, measure: str) -> tuple[Weighing, ...]:
    """Return what comes of skipping each stage but the last, which hurts no later one.

    Args:
        assumptions: figures of the stages.
        measure: one of `MEASURES`.

    Raises:
        OutOfRange: an assumption cannot be calculated with.
    """
    kept = worth(assumptions, measure)
    found = []
    for place, stage in enumerate(assumptions.stages[:-1]):
        checked(assumptions.stages, place)
        at = [worth(assumptions, measure, place, odds) for odds in range(1, 101)]
        pays = next((odds for odds, value in enumerate(at, 1) if value > kept), None)
        costs = next((odds for odds, value in reversed(list(enumerate(at, 1))) if value < kept), None)
        found.append(Weighing(stage.name, kept, at[assumptions.odds_left - 1], pays, costs))
    return tuple(found)
