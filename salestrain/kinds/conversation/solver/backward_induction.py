"""The best total that a talk can still come to, at every moment of a walk: backwards from the ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Numbers
from .walk import Step, Walk

NOTHING = -1


@dataclass(frozen=True)
class Worth:
    """By level and row, the best total that can still be reached; NOTHING where the walk found no end."""

    walked: Walk
    best: tuple[Numbers, ...]

    def after(self, level: int, row: int) -> dict[str, int]:
        """For each move that is possible at this moment, the best total that can be reached with it."""
        found: dict[str, int] = {}
        for step in self.walked.levels[level].steps:
            place = int(np.searchsorted(step.at, row))
            if place < len(step.at) and step.at[place] == row:
                found[step.move] = int(self._worth_of(level, step)[place])
        return found

    def best_way(self, level: int, row: int) -> tuple[str, ...]:
        """A way from this moment to its best total; of several moves that keep it, the first as written."""
        way: list[str] = []
        while True:
            found = self.after(level, row)
            move = max(found, key=lambda name: found[name])
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
    """The best totals of a walk that was made with scores."""
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
    """The best total after a step, at each of its moments; `following` are those of the next level."""
    after = step.total.copy()
    goes_on = step.to >= 0
    after[goes_on] = following[step.to[goes_on]]
    return after
