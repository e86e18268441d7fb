"""Backward induction: the best total still reachable from every state of a walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Numbers
from .walk import Step, Walk

NOTHING = -1


@dataclass(frozen=True)
class Worth:
    """Best total still reachable, by level and row; NOTHING if the walk found no end from there."""

    walked: Walk
    best: tuple[Numbers, ...]

    def after(self, level: int, row: int) -> dict[str, int]:
        """Return, for each move that is possible in this state, the best total reachable with it."""
        totals: dict[str, int] = {}
        for step in self.walked.levels[level].steps:
            index = int(np.searchsorted(step.at, row))
            if index < len(step.at) and step.at[index] == row:
                totals[step.move] = int(self._worth_of(level, step)[index])
        return totals

    def best_way(self, level: int, row: int) -> tuple[str, ...]:
        """Return a path from this state to its best total; if several moves keep it, take the first as written."""
        way: list[str] = []
        while True:
            totals = self.after(level, row)
            move = max(totals, key=lambda name: totals[name])
            way.append(move)
            step = next(step for step in self.walked.levels[level].steps if step.move == move)
            row = int(step.to[int(np.searchsorted(step.at, row))])
            if row < 0:
                return tuple(way)
            level += 1

    def _worth_of(self, level: int, step: Step) -> Numbers:
        following = self.best[level + 1] if level + 1 < len(self.best) else np.zeros(0, np.int16)
        return worth_of(step, following)


def worth(walked: Walk) -> Worth:
    """Return the best totals of a walk that was scored."""
    best: list[Numbers] = []
    following = np.zeros(0, np.int16)
    for level in reversed(walked.levels):
        here = np.full(level.size, NOTHING, np.int16)
        for step in level.steps:
            np.maximum.at(here, step.at, worth_of(step, following))
        best.append(here)
        following = here
    return Worth(walked, tuple(reversed(best)))


def worth_of(step: Step, following: Numbers) -> Numbers:
    """Return the best total after a step, for each of its states.

    Args:
        step: a move, with the states it leads from and to.
        following: best totals of the next level.
    """
    after = step.total.copy()
    goes_on = step.to >= 0
    after[goes_on] = following[step.to[goes_on]]
    return after
