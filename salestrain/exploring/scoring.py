"""The scorecard's total for many finished talks at once, with the best judgement that the learner can still give."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from ..conditions import All, AnyOf, Condition, Count, Not, Tagged
from .machine import Machine, Mask, Numbers, Turn, fold, within
from .settling import Settling


def totals(settling: Settling, turn: Turn) -> NDArray[np.int16]:
    """The best total, 0 to 100, of each moment of `turn` that has ended; the formula is that of `rubric.score`."""
    machine = settling.machine
    best = np.full(turn.rows, -1, np.int16)
    truth, supporting = _truth(machine, turn)
    for number, answer in enumerate(machine.script.scenario.judgement.options):
        right = truth == number
        judged = _Judged(turn, answer, right, np.where(right, supporting, 0).astype(np.int16))
        best = np.maximum(best, _total(settling, turn, judged))
    return best


class _Judged:
    """Conditions asked after the judgement: of the ending, the answer and what was cited."""

    def __init__(self, turn: Turn, answer: str, right: Mask, supporting: Numbers) -> None:
        self.turn, self.answer, self.right, self.supporting = turn, answer, right, supporting

    def holds(self, condition: Condition) -> Mask:
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


def _truth(machine: Machine, turn: Turn) -> tuple[Numbers, Numbers]:
    """The number of the right answer at each moment, and how many known facts support it."""
    options = list(machine.script.scenario.judgement.options)
    answer, supporting = np.full(turn.rows, -1, np.int16), np.zeros(turn.rows, np.int16)
    for row in machine.script.scenario.judgement.model:
        here = answer == -1
        if row.when is not None:
            here = here & turn.holds(row.when.condition)
        answer[here] = options.index(row.answer)
        known = sum((turn.table[f"fact:{name}"] for name in row.because if name in machine.script.facts), answer * 0)
        supporting[here] = np.asarray(known)[here]
    return answer, supporting


def _total(settling: Settling, turn: Turn, judged: _Judged) -> Numbers:
    scenario = settling.machine.script.scenario
    # In whole numbers, as the rubric's fractions are exact: each criterion's share over one denominator.
    denominator = lcm(*(criterion.levels[0].score or 1 for criterion in scenario.rubric))
    points = np.zeros(turn.rows, np.int64)
    for criterion in scenario.rubric:
        share = [
            int(Fraction(criterion.weight * level.score * denominator, criterion.levels[0].score or 1))
            for level in criterion.levels
        ]
        points += np.array(share)[settling.level(turn, criterion.id, judged.holds)]
    whole = denominator * sum(criterion.weight for criterion in scenario.rubric)
    total = (200 * points + whole) // (2 * whole)  # rounded half up
    for cap in scenario.caps:
        held = settling.level(turn, cap.id, judged.holds) == 0
        total = np.where(held, np.minimum(total, cap.at), total)
    return total.astype(np.int16)
