"""Levels of the rubric, and caps, that a learner can reach, judging in any way.

A talk is over before it is judged, so each finished talk is scored for every answer, with as many and as few supporting
facts cited as possible. A level is first looked for in talks that begin with a given path and continue at random; if
none of them reaches it, a walk that tracks this criterion alone looks for it. So a level that is found comes with a
real path, though not always the shortest, and one that is not found is certainly out of reach if those walks were
complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ....core.criteria import Level
from ..engine import Script
from .arrays import Mask, Numbers
from .chance import Plays
from .columns import columns_of
from .liveness import levels_of
from .machine import GOES_ON, Machine, Turn
from .scoring import Judging
from .walk import Step, Walk, Way, walk

Rung = tuple[str, int]
"""A criterion and the index of one of its levels from the top, or a cap and 0."""


@dataclass(frozen=True, slots=True)
class Earned:
    """How to reach a level: the variant, the moves, and the answer given in the judgement."""

    variant: str
    way: Way
    answer: str


@dataclass(frozen=True)
class Rungs:
    """Result of the search: `earned` levels and caps with a path to each, and `missing` ones.

    If `proven`, the missing ones are out of reach.
    """

    earned: Mapping[Rung, Earned]
    missing: tuple[Rung, ...]
    proven: bool


def rungs_of(script: Script) -> list[Rung]:
    """Return everything a scorecard can contain."""
    caps = {cap.id for cap in script.scenario.caps}
    levels = levels_of(script).items()
    return [(name, number) for name, steps in levels for number in range(1 if name in caps else len(steps))]


def find_rungs(plays: Sequence[Plays], limit: int) -> Rungs:
    """Find the levels reached in these talks, one set per variant, then search for the others."""
    earned: dict[Rung, Earned] = {}
    every = rungs_of(plays[0].machine.script)
    finished = [(turn, at, talks) for talks in plays for at, turn in talks.finished]
    for turn, at, talks in sorted(finished, key=lambda entry: entry[0].number):  # short talks first
        names = {name for name, number in every if (name, number) not in earned}
        open_levels = {name: steps for name, steps in levels_of(turn.machine.script).items() if name in names}
        for rung, row, answer in _reached(turn, open_levels):
            earned.setdefault(rung, Earned(turn.machine.script.variant or "", talks.way(int(at[row])), answer))
    missing = [rung for rung in every if rung not in earned]
    proven = True
    for name in dict.fromkeys(name for name, _ in missing):
        wanted = {rung for rung in missing if rung[0] == name}
        for talks in plays:
            if wanted:
                proven &= _search(talks.machine.script, name, wanted, earned, limit)
    return Rungs(earned, tuple(rung for rung in missing if rung not in earned), proven)


def _search(script: Script, name: str, wanted: set[Rung], earned: dict[Rung, Earned], limit: int) -> bool:
    """Walk one variant while tracking one criterion; return whether levels still wanted are proven to be out of reach.

    Args:
        script: variant to walk.
        name: criterion or cap.
        wanted: levels to look for; those found are removed.
        earned: levels found are added here.
        limit: maximum number of states to explore.
    """
    steps = levels_of(script)[name]
    asked = [level.when.condition for level in steps if level.when is not None]
    truth = [row.when.condition for row in script.scenario.judgement.model if row.when is not None]
    machine = Machine(script, columns_of(script, scored=False, asked=[*asked, *truth]))

    def enough(walked: Walk, step: Step, turn: Turn) -> bool:
        ended = turn.ended != GOES_ON
        if ended.any():
            indices = np.flatnonzero(ended)
            for rung, row, answer in _reached(turn.only(ended), {name: steps}):
                if rung in wanted:
                    wanted.discard(rung)
                    earned[rung] = Earned(script.variant or "", walked.way_by(step, int(indices[row])), answer)
        return not wanted

    return walk(machine, enough=enough, limit=limit).complete or not wanted


def _reached(turn: Turn, criteria: Mapping[str, Sequence[Level]]) -> Iterator[tuple[Rung, int, str]]:
    """Yield each level that one of these finished talks reaches under some judgement, with its row and the answer."""
    script = turn.machine.script
    caps = {cap.id for cap in script.scenario.caps}
    yielded: set[Rung] = set()
    for judging in manners(turn) if criteria else ():
        for name, steps in criteria.items():
            reached = level_of(turn, steps, judging)
            for number in np.unique(reached):
                rung = (name, int(number))
                if rung not in yielded and number < (1 if name in caps else len(steps)):
                    yielded.add(rung)
                    yield rung, int(np.argmax(reached == number)), judging.answer


def level_of(turn: Turn, steps: Sequence[Level], judging: Judging) -> Numbers:
    """Return the index of the level reached in each talk (0 = best, `len(steps)` = none)."""
    reached = np.full(turn.rows, len(steps), np.int16)
    open_ = turn.all
    for number, step in enumerate(steps):
        here = open_ if step.when is None else open_ & judging.holds(step.when.condition)
        reached[here] = number
        open_ = open_ & ~here
    return reached


def manners(turn: Turn) -> Iterator[Judging]:
    """Yield every possible judgement: each answer, with as many and as few supporting facts as may be cited."""
    judgement = turn.machine.script.scenario.judgement
    known = {fact.id: turn.table[f"fact:{fact.id}"] > 0 for fact in turn.machine.facts}
    all_known = _count(known.values(), turn.rows)
    row = next(row for row in judgement.model if row.when is None or turn.holds(row.when.condition).all())
    supporting = _count([known[name] for name in row.because if name in known], turn.rows)
    required = np.minimum(judgement.cite_facts.min, all_known)
    for answer in judgement.options:
        right: Mask = turn.all if answer == row.answer else turn.none
        if answer == row.answer:
            yield Judging(turn, answer, right, supporting)
            yield Judging(turn, answer, right, np.maximum(0, required - (all_known - supporting)).astype(np.int16))
        else:
            yield Judging(turn, answer, right, np.zeros(turn.rows, np.int16))


def _count(masks: Iterable[Mask], rows: int) -> Numbers:
    total = np.zeros(rows, np.int16)
    for mask in masks:
        total += mask
    return total
