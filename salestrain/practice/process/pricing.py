"""What skipping costs, stage by stage, under assumptions that stand on the page and can be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...authoring.process import Process
from ...numbers import DEALS, Cost, Stage, generator, skip_cost

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
    base: Assumed, passes: Mapping[int, int], hours: Mapping[int, float], odds_left: int, month: int
) -> Assumed:
    """Other assumptions: percentages and hours by the place of their stage."""
    stages = tuple(
        replace(stage, passes=passes.get(i, round(100 * stage.passes)) / 100, hours=hours.get(i, stage.hours))
        for i, stage in enumerate(base.stages)
    )
    return Assumed(stages, odds_left, month)


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
