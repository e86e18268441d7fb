"""Queries on a whole walk: from where a talk can still be won, by which moves, and without which.

Each query goes once over the levels, backwards from the ends or forwards from the start, in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Mask, Numbers
from .walk import Step, Walk, Way

FAR = np.int16(10_000)
"""Distance to an ending that cannot be reached."""

May = Callable[[int, Step], Mask | bool]
"""Function of a level and a step that returns the rows of the step in which it may be taken."""


@dataclass(frozen=True)
class Lines:
    """Fewest moves to one of some endings, by level and row; FAR if none can be reached."""

    walked: Walk
    ends: tuple[int, ...]
    by_level: tuple[Numbers, ...]

    @property
    def fewest(self) -> int:
        """Fewest moves from the start."""
        return int(self.by_level[0][0])

    def after(self, level: int, step: Step) -> Numbers:
        """Return the fewest moves from each row of a step, this move included."""
        following = self.by_level[level + 1] if level + 1 < len(self.by_level) else np.zeros(0, np.int16)
        return _after(step, self.ends, following)

    def way_on(self, level: int, row: int) -> Way:
        """Return a shortest path from this state to one of the endings."""
        way: list[str] = []
        while row >= 0:
            left = self.by_level[level][row]
            for step in self.walked.levels[level].steps:
                index = int(np.searchsorted(step.at, row))
                if index < len(step.at) and step.at[index] == row and self.after(level, step)[index] == left:
                    way.append(step.move)
                    row, level = (-1 if left == 1 else int(step.to[index])), level + 1
                    break
        return tuple(way)


def lines_to(walked: Walk, ends: Collection[int]) -> Lines:
    """Return the distance of each state of a walk from one of these endings, given by their indices."""
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
    """Return the moves that lie on a shortest path."""
    used: set[str] = set()
    if lines.fewest >= FAR:
        return used

    def on_the_way(level: int, step: Step) -> Mask:
        return np.asarray(lines.after(level, step) == lines.fewest - level)

    for _, step, _ in reached(lines.walked, on_the_way):
        used.add(step.move)
    return used


def reached(walked: Walk, may: May) -> Iterator[tuple[int, Step, Mask]]:
    """Yield each step that can be taken from the start if only `may` is allowed, with its level and its rows."""
    here = np.zeros(walked.levels[0].size, bool)
    here[0] = True
    for number, level in enumerate(walked.levels):
        following = walked.levels[number + 1].size if number + 1 < len(walked.levels) else 0
        next_rows = np.zeros(following, bool)
        for step in level.steps:
            is_taken = here[step.at] & may(number, step)
            if is_taken.any():
                yield number, step, is_taken
                to = step.to[is_taken]
                next_rows[to[to >= 0]] = True
        if not next_rows.any():
            return
        here = next_rows


def way_with(walked: Walk, ends: Collection[int], may: May, may_end: May) -> Way | None:
    """Return a shortest path to one of the endings that uses only allowed moves.

    Args:
        walked: walk to search.
        ends: indices of the endings.
        may: rows in which a step may be taken before the last.
        may_end: rows in which a step may be the last.
    """
    levels: list[list[tuple[Step, Mask]]] = []
    here = np.ones(walked.levels[0].size, bool)
    for number, level in enumerate(walked.levels):
        for step in level.steps:
            won = np.flatnonzero(here[step.at] & may_end(number, step) & np.isin(step.ended, list(ends)))
            if len(won):
                return (*_path_back(levels, int(step.at[won[0]])), step.move)
        levels.append([(step, here[step.at] & may(number, step)) for step in level.steps])
        here = np.zeros(walked.levels[number + 1].size if number + 1 < len(walked.levels) else 0, bool)
        for step, where in levels[-1]:
            to = step.to[where]
            here[to[to >= 0]] = True
        if not here.any():
            return None
    return None


def _path_back(levels: list[list[tuple[Step, Mask]]], row: int) -> Way:
    """Return the path by which the last level's state was reached."""
    way: list[str] = []
    for steps in reversed(levels):
        for step, where in steps:
            indices = np.flatnonzero(where & (step.to == row))
            if len(indices):
                way.append(step.move)
                row = int(step.at[int(indices[0])])
                break
    return tuple(reversed(way))
