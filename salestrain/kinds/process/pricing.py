"""Cost of skipping each stage, under assumptions that are shown on the page and can be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...statistics import DEALS, Cost, Stage, generator, skip_cost
from .content import Process

SEED = "skip_cost"


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


def break_even_sentence(cost: Cost) -> str:
    """Return the lesson about one stage as a sentence."""
    if cost.break_even <= 0:
        return f"“{cost.stage}” is the last stage: skipping it hurts no later one, so this model cannot price it."
    return (
        f"Skipping “{cost.stage}” pays only if every later stage keeps more than {100 * cost.break_even:.0f}% of its "
        f"odds (more than {100 * cost.break_even_hours:.0f}%, counted in hours per win)."
    )


def dearest(found: Sequence[Cost]) -> Cost:
    """Return the stage whose skip leaves the fewest wins for the same hours."""
    return min(found, key=lambda cost: cost.skipped.wins_a_month)
