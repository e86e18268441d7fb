"""Which levels of the rubric, and which of its caps, somebody can come to, judged in any manner.

A talk is over before it is judged, so each finished talk is looked at once for every answer, citing as much and
as little of what supports it as one may. A level is first looked for in talks that were led to something and
then by chance; what none of them has is looked for by a walk that sees this criterion alone. So a level that is
found comes with a way that is real but not always the shortest, and one that is not found is out of reach for
certain where those walks were complete.
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
"""A criterion and the number of one of its levels from the top, or a cap and 0."""


@dataclass(frozen=True, slots=True)
class Earned:
    """A way to a level: in which variant, what was said, how it was judged."""

    variant: str
    way: Way
    answer: str


@dataclass(frozen=True)
class Rungs:
    """`earned`: levels and caps to which a way was found; `missing`: the others; `proven`: those are out of reach."""

    earned: Mapping[Rung, Earned]
    missing: tuple[Rung, ...]
    proven: bool


def rungs_of(script: Script) -> list[Rung]:
    """Everything that a scorecard can say."""
    caps = {cap.id for cap in script.scenario.caps}
    every = levels_of(script).items()
    return [(name, number) for name, steps in every for number in range(1 if name in caps else len(steps))]


def find_rungs(plays: Sequence[Plays], limit: int) -> Rungs:
    """The levels that come about in these talks, one set for each variant, and a search for the others."""
    found: dict[Rung, Earned] = {}
    every = rungs_of(plays[0].machine.script)
    finished = [(turn, at, each) for each in plays for at, turn in each.finished]
    for turn, at, each in sorted(finished, key=lambda one: one[0].number):  # short talks first
        names = {name for name, number in every if (name, number) not in found}
        only = {name: steps for name, steps in levels_of(turn.machine.script).items() if name in names}
        for rung, row, answer in _in(turn, only):
            found.setdefault(rung, Earned(turn.machine.script.variant or "", each.way(int(at[row])), answer))
    missing = [rung for rung in every if rung not in found]
    proven = True
    for name in dict.fromkeys(name for name, _ in missing):
        wanted = {rung for rung in missing if rung[0] == name}
        for each in plays:
            if wanted:
                proven &= _search(each.machine.script, name, wanted, found, limit)
    return Rungs(found, tuple(rung for rung in missing if rung not in found), proven)


def _search(script: Script, name: str, wanted: set[Rung], found: dict[Rung, Earned], limit: int) -> bool:
    """Walk a variant with an eye on one criterion; whether what stays wanted is not there."""
    steps = levels_of(script)[name]
    asked = [level.when.condition for level in steps if level.when is not None]
    truth = [row.when.condition for row in script.scenario.judgement.model if row.when is not None]
    machine = Machine(script, columns_of(script, scored=False, asked=[*asked, *truth]))

    def enough(walked: Walk, step: Step, turn: Turn) -> bool:
        ended = turn.ended != GOES_ON
        if ended.any():
            places = np.flatnonzero(ended)
            for rung, row, answer in _in(turn.only(ended), {name: steps}):
                if rung in wanted:
                    wanted.discard(rung)
                    found[rung] = Earned(script.variant or "", walked.way_by(step, int(places[row])), answer)
        return not wanted

    return walk(machine, enough=enough, limit=limit).complete or not wanted


def _in(turn: Turn, criteria: Mapping[str, Sequence[Level]]) -> Iterator[tuple[Rung, int, str]]:
    """Each level that one of these finished talks has when it is judged in some manner, with a row and the answer."""
    script = turn.machine.script
    caps = {cap.id for cap in script.scenario.caps}
    seen: set[Rung] = set()
    for judging in manners(turn) if criteria else ():
        for name, steps in criteria.items():
            reached = level_of(turn, steps, judging)
            for number in np.unique(reached):
                rung = (name, int(number))
                if rung not in seen and number < (1 if name in caps else len(steps)):
                    seen.add(rung)
                    yield rung, int(np.argmax(reached == number)), judging.answer


def level_of(turn: Turn, steps: Sequence[Level], judging: Judging) -> Numbers:
    """Which level each talk has, counted from the top; as many as there are: none."""
    reached = np.full(turn.rows, len(steps), np.int16)
    open_ = turn.all
    for number, step in enumerate(steps):
        here = open_ if step.when is None else open_ & judging.holds(step.when.condition)
        reached[here] = number
        open_ = open_ & ~here
    return reached


def manners(turn: Turn) -> Iterator[Judging]:
    """Every answer, with as many and with as few supporting facts as one may cite."""
    judgement = turn.machine.script.scenario.judgement
    known = {fact.id: turn.table[f"fact:{fact.id}"] > 0 for fact in turn.machine.facts}
    everything = _how_many(known.values(), turn.rows)
    row = next(row for row in judgement.model if row.when is None or turn.holds(row.when.condition).all())
    most = _how_many([known[name] for name in row.because if name in known], turn.rows)
    must = np.minimum(judgement.cite_facts.min, everything)
    for answer in judgement.options:
        right: Mask = turn.all if answer == row.answer else turn.none
        if answer == row.answer:
            yield Judging(turn, answer, right, most)
            yield Judging(turn, answer, right, np.maximum(0, must - (everything - most)).astype(np.int16))
        else:
            yield Judging(turn, answer, right, np.zeros(turn.rows, np.int16))


def _how_many(masks: Iterable[Mask], rows: int) -> Numbers:
    total = np.zeros(rows, np.int16)
    for mask in masks:
        total += mask
    return total
