"""The scorecard of a process: what the deals on the table cannot show is not marked, and left out of the total.

The sample deals hold all there is to see. A file of one's own may hold no word of commitments, or nothing that was
skipped; whoever loads it must not lose points for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.criteria import Criterion
from ...core.kind import Played
from ...core.rubric import Scorecard, score
from .engine import naming
from .finding import MARKS, found_in
from .moves import evidence_for
from .noticed import NOTICED
from .state import Script, State, to_look_at


def scorecard(session: Played) -> Scorecard:
    """Score the work by those criteria that the deals on the table allow to be marked."""
    exercise = session.exercise
    marked, _ = _divided(session)
    return score(marked, exercise.caps, session.events, naming(exercise))


def not_marked(session: Played) -> tuple[Criterion, ...]:
    """Return the criteria that nothing on the table can be marked by."""
    return _divided(session)[1]


def _divided(session: Played) -> tuple[Sequence[Criterion], tuple[Criterion, ...]]:
    """Return the criteria as they can be marked, without levels out of reach, and those that cannot be marked."""
    rubric: Sequence[Criterion] = session.exercise.rubric
    if session.state.source != "own":
        return rubric, ()
    best = _BestRecord(most_noticed(session.script, session.state))
    kept: list[Criterion] = []
    left: list[Criterion] = []
    for criterion in rubric:
        levels = tuple(one for one in criterion.levels if one.when is None or one.when.condition.holds(best))
        if len(levels) > 1:
            kept.append(criterion.model_copy(update={"levels": levels}))
        else:
            left.append(criterion)
    # A rubric of nothing but such criteria keeps them all: a total of nothing would be no total.
    return (kept, tuple(left)) if kept else (rubric, ())


def most_noticed(script: Script, state: State) -> Mapping[str, int]:
    """Return how often each thing could be noticed at most that depends on the deals on the table."""
    most = {"skip_found": 0, "early_found": 0, "stall_found": 0}
    for trail in to_look_at(state):
        for word, _, how in found_in(trail, dict.fromkeys(MARKS, ())):
            if how == "missed":
                most[f"{word}_found"] += 1
    counted = [one for one in evidence_for(script, state) if one.sort == "commitment" and one.sides.counted]
    return most | {"as_the_evidence": len(counted)}


class _BestRecord:
    """The record of a learner who sees all there is to see, and nothing that is not there."""

    def __init__(self, most: Mapping[str, int]) -> None:
        self._most = most

    def moments(self, tag: str) -> tuple[int, ...]:
        """Return as many moments as this can be noticed; what is held against a learner never is."""
        name = tag.partition(":")[2]
        return tuple(range(self._most.get(name, 0 if name in _FAULTS else _OFTEN)))

    def now(self, tag: str) -> bool:
        """Return False: finished work has no current turn."""
        return False

    def value(self, name: str) -> int:
        """Return 0: a process has no variables."""
        return 0

    def streak(self, kind: str) -> int:
        """Return 0: nobody speaks in a process."""
        return 0


_OFTEN = 1_000
"""Stands for as often as anybody likes."""
_FAULTS = frozenset(
    name
    for name in NOTICED
    if name.endswith(("_missed", "_imagined")) or name in ("against_the_evidence", "move_alike", "move_outside")
)
"""What is never noticed of somebody who makes no mistake."""
