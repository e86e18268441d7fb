"""Measured difficulty of a buyer: five bots of known skill hold many talks each.

Two figures are published, those of classical test theory (R. L. Ebel and D. A. Frisbie, Essentials of Educational
Measurement, 5th ed. 1991), with the share of points in place of the share of right answers:

*Facility*, 0 to 100, is the mean total of the learners the buyer was written for. They stand between somebody who only
asks and somebody who asks, listens and digs, so it is the average of the checklist bot's and the good qualifier's mean
totals. *Difficulty* follows from it in steps of ten: 1 from 80, 2 from 70, 3 from 60, 4 from 50, and 5 below. The more
points these two bots earn, the lower it is; nothing else affects it. The thresholds are our choice: the first two
buyers shipped, which their authors rated 3 and 4, come out as 3 and 4.

*Discrimination*, -1 to 1, is the index D: the mean share of points of the skilled group (perfect, good qualifier) minus
that of the unskilled group (random, pitch-first); the middle is left out, as T. L. Kelley proposed in 1939. Ebel and
Frisbie call 0.40 and more very good, and less than 0.20 poor.

Bots are not people: these figures compare one buyer with another and do not predict a learner's total.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from ..content import Scenario
from ..engine import prepare, variant_for
from ..measured import BOTS_VERSION, SEEDS, Figures, Measured, digest_of_play
from ..turn import LAST_TURN
from .backward_induction import worth
from .bots import BOTS, CHECKLIST, PERFECT, PITCH, QUALIFIER, RANDOM, Bot, perfect
from .guided_bots import measure_guided
from .simulation import Played, Stage, play_many
from .walk import Step, Walk, walk

LEVELS = (80, 70, 60, 50)
"""Lowest facility of difficulty 1, 2, 3 and 4; anything lower is a 5."""
LIMITS = (10_000, 100_000, 1_000_000)
"""States to explore for the perfect bot; the next limit is tried only while no line with full marks was found."""
CONFIDENCE = 1.96
"""Standard errors on each side of a mean that cover 95 % of a normal distribution."""
NO_VARIANT = ""
A_POINT, A_SUCCESS = 256, 128
"""Weights in the perfect bot's ranking; each line saved counts 1, and there are too few lines to outweigh either."""

Progress = Callable[[str], None]
"""Callback that receives a description of the next step."""


def measure(scenario: Scenario, seeds: int = SEEDS, progress: Progress | None = None) -> Measured:
    """Measure a buyer with each bot, over the seeds from 0; the result is the same on any machine.

    Args:
        scenario: buyer to measure.
        seeds: number of talks per bot.
        progress: called before each variant.
    """
    talks: dict[str, dict[str, tuple[Stage, Played]]] = {}
    proven = True
    variants = _seeds_by_variant(scenario, seeds)
    for number, (variant, drawn) in enumerate(variants.items(), 1):
        if progress is not None:
            progress(f"variant {number} of {len(variants)}, {len(drawn)} talks of {len(BOTS) + 1} bots")
        stage = Stage.of(prepare(scenario, drawn[0]))
        best, exact = best_bot(stage)
        proven &= exact
        for bot in (*BOTS, best):
            talks.setdefault(bot.name, {})[variant] = stage, play_many(stage, bot, drawn)
    bots = {name: _figures(scenario, by_variant) for name, by_variant in talks.items()}
    facility = facility_of(bots)
    return Measured(
        digest=digest_of_play(scenario),
        bots_version=BOTS_VERSION,
        seeds=seeds,
        difficulty=difficulty(facility),
        facility=facility,
        discrimination=discrimination_of(bots),
        proven=proven,
        bots=bots,
        guided=measure_guided(scenario, progress),
    )


def difficulty(facility: float) -> int:
    """Return the difficulty, 1 to 5, for a facility of 0 to 100."""
    return 1 + sum(facility < level for level in LEVELS)


def facility_of(bots: Mapping[str, Figures]) -> float:
    """Return the mean total of the learners the buyer was written for."""
    return round((bots[CHECKLIST.name].total + bots[QUALIFIER.name].total) / 2, 1)


def discrimination_of(bots: Mapping[str, Figures]) -> float:
    """Return the skilled group's mean share of points minus that of the unskilled group."""
    skilled = bots[PERFECT].total + bots[QUALIFIER.name].total
    unskilled = bots[RANDOM.name].total + bots[PITCH.name].total
    return round((skilled - unskilled) / 200, 2)


def best_bot(stage: Stage) -> tuple[Bot, bool]:
    """Return the perfect bot for this variant, and whether its line is proven to be unbeatable.

    Of the lines with the best total it takes one that ends in success, and of these a shortest one.
    """
    for limit in LIMITS:
        walked = walk(stage.machine, stage.settling, limit=limit)
        values = worth(_in_order(stage, walked))
        top = int(values.best[0][0]) // A_POINT
        if top == 100 or walked.complete:
            break
    script = stage.machine.script
    way = values.best_way(0, 0)
    bots = [perfect(way, answer) for answer in script.scenario.judgement.options]
    best = max(bots, key=lambda bot: int(play_many(stage, bot, [script.seed]).totals[0]))
    return best, top == 100 or walked.complete


def _in_order(stage: Stage, walked: Walk) -> Walk:
    """Return the walk with its ends ranked by total, then by success, then by brevity."""
    won = np.array([name in _successes(stage.machine.script.scenario) for name in stage.machine.endings])

    def ranked(step: Step, lines: int) -> NDArray[np.int16]:
        rank = step.total * A_POINT + won[step.ended] * A_SUCCESS + LAST_TURN - lines
        return np.where(step.total < 0, step.total, rank).astype(np.int16)

    levels = []
    for level in walked.levels:
        steps = [replace(step, total=ranked(step, level.turn + 1)) for step in level.steps]
        levels.append(replace(level, steps=steps))
    return replace(walked, levels=levels)


def _successes(scenario: Scenario) -> set[str]:
    return {ending.id for ending in scenario.endings if ending.verdict == "success"}


def _seeds_by_variant(scenario: Scenario, seeds: int) -> dict[str, list[int]]:
    drawn: dict[str, list[int]] = {}
    for seed in range(seeds):
        variant = variant_for(scenario, seed)
        drawn.setdefault(variant.id if variant else NO_VARIANT, []).append(seed)
    order = [variant.id for variant in scenario.variants] or [NO_VARIANT]
    return {name: drawn[name] for name in order if name in drawn}


def _figures(scenario: Scenario, talks: Mapping[str, tuple[Stage, Played]]) -> Figures:
    success = _successes(scenario)
    totals = [int(total) for _, played in talks.values() for total in played.totals]
    won = 0
    for stage, played in talks.values():
        successes = [number for number, name in enumerate(stage.machine.endings) if name in success]
        won += int(np.isin(played.endings, successes).sum())
    mean, margin = mean_with_bounds(totals)
    return Figures(
        talks=len(totals),
        total=round(mean, 1),
        low=round(mean - margin, 1),
        high=round(mean + margin, 1),
        wins=round(won / len(totals), 3),
        right=round(sum(int(played.right.sum()) for _, played in talks.values()) / len(totals), 3),
        lines=round(sum(int(played.lines.sum()) for _, played in talks.values()) / len(totals), 1),
        variants={
            variant: round(int(played.totals.sum()) / len(played.totals), 1)
            for variant, (_, played) in talks.items()
            if variant != NO_VARIANT
        },
    )


def mean_with_bounds(totals: Sequence[int]) -> tuple[float, float]:
    """Return the mean and the half-width of its 95 % confidence interval.

    Sums are over integers, so that every machine rounds alike.
    """
    count, total_sum, square_sum = len(totals), sum(totals), sum(total * total for total in totals)
    if count < 2:
        return total_sum / count, 0.0
    variance = (count * square_sum - total_sum * total_sum) / (count * (count - 1))
    return total_sum / count, CONFIDENCE * sqrt(variance / count)
