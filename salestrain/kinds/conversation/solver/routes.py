"""Questions about a walk as a whole: from where can it still be won, by which lines, and without which.

Backwards from the ends or forwards from the start, one level at a time; each answer costs a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Mask, Numbers
from .walk import Step, Walk, Way

FAR = np.int16(10_000)
"""So many lines to an end that is not there."""

May = Callable[[int, Step], Mask | bool]
"""For a level and a step, at which of the step's places one may take it."""


@dataclass(frozen=True)
class Lines:
    """By level and row, the fewest lines to one of some endings; FAR where none can be reached."""

    walked: Walk
    ends: tuple[int, ...]
    by_level: tuple[Numbers, ...]

    @property
    def fewest(self) -> int:
        """From the start."""
        return int(self.by_level[0][0])

    def after(self, level: int, step: Step) -> Numbers:
        """The fewest lines at each place of a step, this one included."""
        following = self.by_level[level + 1] if level + 1 < len(self.by_level) else np.zeros(0, np.int16)
        return _after(step, self.ends, following)

    def way_on(self, level: int, row: int) -> Way:
        """A shortest way from this moment to one of the endings."""
        way: list[str] = []
        while row >= 0:
            left = self.by_level[level][row]
            for step in self.walked.levels[level].steps:
                place = int(np.searchsorted(step.at, row))
                if place < len(step.at) and step.at[place] == row and self.after(level, step)[place] == left:
                    way.append(step.move)
                    row, level = (-1 if left == 1 else int(step.to[place])), level + 1
                    break
        return tuple(way)


def lines_to(walked: Walk, ends: Collection[int]) -> Lines:
    """How far each moment of a walk is from one of these endings, given by their numbers."""
    by_level: list[Numbers] = []
    following = np.zeros(0, np.int16)
    for level in reversed(walked.levels):
        here = np.full(level.size, FAR, np.int16)
        for step in level.steps:
            here[step.at] = np.minimum(here[step.at], _after(step, ends, following))
        by_level.append(here)
        following = here
    return Lines(walked, tuple(ends), tuple(reversed(by_level)))


def _after(step: Step, ends: Collection[int], following: Numbers) -> Numbers:
    lines = np.where(np.isin(step.ended, list(ends)), np.int16(1), FAR)
    goes_on = step.to >= 0
    lines[goes_on] = np.minimum(following[step.to[goes_on]] + np.int16(1), FAR)
    return lines


def shortest_moves(lines: Lines) -> set[str]:
    """The moves that stand on a shortest way."""
    used: set[str] = set()
    if lines.fewest >= FAR:
        return used

    def on_the_way(level: int, step: Step) -> Mask:
        return np.asarray(lines.after(level, step) == lines.fewest - level)

    for _, step, _ in reached(lines.walked, on_the_way):
        used.add(step.move)
    return used


def reached(walked: Walk, may: May) -> Iterator[tuple[int, Step, Mask]]:
    """Each step that is taken somewhere, from the start on, when only `may` is allowed; with where it is."""
    here = np.zeros(walked.levels[0].size, bool)
    here[0] = True
    for number, level in enumerate(walked.levels):
        following = walked.levels[number + 1].size if number + 1 < len(walked.levels) else 0
        there = np.zeros(following, bool)
        for step in level.steps:
            taken = here[step.at] & may(number, step)
            if taken.any():
                yield number, step, taken
                to = step.to[taken]
                there[to[to >= 0]] = True
        if not there.any():
            return
        here = there


def way_with(walked: Walk, ends: Collection[int], may: May, may_end: May) -> Way | None:
    """A shortest way to one of the endings when all lines but the last must be allowed by `may`, that by `may_end`."""
    taken: list[list[tuple[Step, Mask]]] = []
    here = np.ones(walked.levels[0].size, bool)
    for number, level in enumerate(walked.levels):
        for step in level.steps:
            won = np.flatnonzero(here[step.at] & may_end(number, step) & np.isin(step.ended, list(ends)))
            if len(won):
                return (*_back(taken, int(step.at[won[0]])), step.move)
        taken.append([(step, here[step.at] & may(number, step)) for step in level.steps])
        here = np.zeros(walked.levels[number + 1].size if number + 1 < len(walked.levels) else 0, bool)
        for step, where in taken[-1]:
            to = step.to[where]
            here[to[to >= 0]] = True
        if not here.any():
            return None
    return None


def _back(taken: list[list[tuple[Step, Mask]]], row: int) -> Way:
    way: list[str] = []
    for steps in reversed(taken):
        step, place = next(
            (step, int(at[0])) for step, where in steps if len(at := np.flatnonzero(where & (step.to == row)))
        )
        way.append(step.move)
        row = int(step.at[place])
    return tuple(reversed(way))
