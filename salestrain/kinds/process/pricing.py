"""What skipping costs, stage by stage, under assumptions that stand on the page and can be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...statistics import DEALS, Cost, Stage, generator, skip_cost
from .content import Process

SEED = "skip_cost"


@dataclass(frozen=True, slots=True)
class Assumed:
    """The assumptions: the stages with their figures, what a skip leaves of each later step's odds, hours a month."""

    stages: tuple[Stage, ...]
    odds_left: int
    hours_a_month: int


def assumed(process: Process) -> Assumed:
    """What the process itself assumes."""
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
    """Other assumptions: percentages, hours and typical days (p50) by the place of their stage.

    With other typical days the quarters move in the same proportion.
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
    """Each stage skipped in turn, on the same simulated deals. Raises `OutOfRange`."""
    return tuple(
        skip_cost(assumptions.stages, place, assumptions.odds_left / 100, generator(process.id, 0, SEED),
                  assumptions.hours_a_month, deals)
        for place in range(len(assumptions.stages))
    )  # fmt: skip


def break_even_sentence(cost: Cost) -> str:
    """The honest lesson about one stage, as a sentence."""
    if cost.break_even <= 0:
        return f"“{cost.stage}” is the last stage: skipping it hurts no later one, so this model cannot price it."
    return (
        f"Skipping “{cost.stage}” pays only if every later step keeps more than {100 * cost.break_even:.0f} % of its "
        f"odds, and in hours per win only above {100 * cost.break_even_hours:.0f} %."
    )


def dearest(found: Sequence[Cost]) -> Cost:
    """The stage whose skip leaves the fewest wins for the same hours."""
    return min(found, key=lambda cost: cost.skipped.wins_a_month)
