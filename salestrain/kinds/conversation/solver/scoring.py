"""Totals of many finished talks at once, for the best judgement the learner can still give or for a given one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from ....core.conditions import All, AnyOf, Condition, Count, Not, Tagged
from ....core.criteria import Criterion
from .arrays import Mask, Numbers, fold, within
from .liveness import Settling
from .machine import Machine, Turn


def totals(settling: Settling, turn: Turn) -> NDArray[np.int16]:
    """Return the best total, 0 to 100, of each row of `turn` that has ended; the formula is that of `rubric.score`."""
    known = {fact.id: turn.table[f"fact:{fact.id}"] > 0 for fact in settling.machine.facts}
    best = np.full(turn.rows, -1, np.int16)
    for number in range(len(settling.machine.script.scenario.judgement.options)):
        total, _ = totals_judged(settling, turn, np.full(turn.rows, number), known)
        best = np.maximum(best, total)
    return best


def totals_judged(
    settling: Settling, turn: Turn, answers: NDArray[np.int64], cited: Mapping[str, Mask]
) -> tuple[Numbers, Mask]:
    """Return the total of each row that has ended, under this judgement, and whether the judgement is right.

    Args:
        settling: script to score.
        turn: finished talks.
        answers: indices of the options.
        cited: for each fact, a mask of the rows in which it is cited.
    """
    truth, supporting = _truth(settling.machine, turn, cited)
    right = truth == answers
    supporting = np.where(right, supporting, 0).astype(np.int16)
    total = np.full(turn.rows, -1, np.int16)
    for number, answer in enumerate(settling.machine.script.scenario.judgement.options):
        here = answers == number
        if here.any():
            total[here] = _total(settling, turn, Judging(turn, answer, right, supporting))[here]
    return total, right


class Judging:
    """Evaluator of conditions after the judgement: on the ending, the answer and what was cited.

    `supporting` holds, for each row, how many of the cited facts support the right answer.
    """

    def __init__(self, turn: Turn, answer: str, right: Mask, supporting: Numbers) -> None:
        self.turn, self.answer, self.right, self.supporting = turn, answer, right, supporting

    def holds(self, condition: Condition) -> Mask:
        """Return a mask of the rows in which the condition holds."""
        match condition:
            case All(parts):
                return fold([self.holds(part) for part in parts], np.logical_and)
            case AnyOf(parts):
                return fold([self.holds(part) for part in parts], np.logical_or)
            case Not(part):
                return ~self.holds(part)
            case Tagged("judged:right"):
                return self.right
            case Tagged("judged:wrong"):
                return ~self.right
            case Tagged(tag) if tag.startswith("judged:"):
                return self.turn.all if tag == f"judged:{self.answer}" else ~self.turn.all
            case Tagged(tag) if tag.startswith("ending:"):
                endings = self.turn.machine.endings
                name = tag.removeprefix("ending:")
                return self.turn.ended == endings.index(name) if name in endings else ~self.turn.all
            case Count("cited:supporting", bounds):
                return within(self.supporting, bounds.low, bounds.high)
            case _:
                return self.turn.holds(condition)


def _truth(machine: Machine, turn: Turn, cited: Mapping[str, Mask]) -> tuple[Numbers, Numbers]:
    """Return the index of the right answer in each row, and how many of the cited facts support it."""
    options = list(machine.script.scenario.judgement.options)
    answer, supporting = np.full(turn.rows, -1, np.int16), np.zeros(turn.rows, np.int16)
    for row in machine.script.scenario.judgement.model:
        here = answer == -1
        if row.when is not None:
            here = here & turn.holds(row.when.condition)
        answer[here] = options.index(row.answer)
        named = sum((cited[name].astype(np.int16) for name in row.because if name in cited), answer * 0)
        supporting[here] = np.asarray(named)[here]
    return answer, supporting


def _total(settling: Settling, turn: Turn, judged: Judging) -> Numbers:
    scenario = settling.machine.script.scenario
    # In integers, because the rubric's fractions are exact: each criterion's share over one common denominator.
    denominator = lcm(*(criterion.levels[0].score or 1 for criterion in scenario.rubric))
    points = np.zeros(turn.rows, np.int64)
    for criterion in scenario.rubric:
        share = np.array(shares(criterion, denominator))
        points += share[settling.level(turn, criterion.id, judged.holds)]
    full_marks = denominator * sum(criterion.weight for criterion in scenario.rubric)
    total = rounded(points, full_marks)
    for cap in scenario.caps:
        held = settling.level(turn, cap.id, judged.holds) == 0
        total = np.where(held, np.minimum(total, cap.at), total)
    return total.astype(np.int16)


def shares(criterion: Criterion, denominator: int) -> list[int]:
    """Return what each level of a criterion adds to the score, in units of 1 / `denominator`."""
    top = criterion.levels[0].score or 1
    return [int(Fraction(criterion.weight * level.score * denominator, top)) for level in criterion.levels]


def rounded(points: NDArray[np.int64], whole: int) -> NDArray[np.int64]:
    """Return the points as a total of 100, rounded half up like the rubric's total."""
    total: NDArray[np.int64] = (200 * points + whole) // (2 * whole)
    return total
