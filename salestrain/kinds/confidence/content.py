"""Content models of a confidence ledger: the parts of the work in their order, each at three difficulties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model, Name


class Part(Model):
    """One part of the work. `easy`, `usual` and `hard` are tasks that somebody can say how sure they are of.

    `criteria` are the criteria of talks, and the behaviours of drills, that show this part; without any it is not
    measured here. `practise` is the exercise in which it can be practised.
    """

    id: Name
    name: Line
    easy: Line
    usual: Line
    hard: Line
    criteria: tuple[Name, ...] = ()
    practise: Name | None = None

    @property
    def tasks(self) -> tuple[str, str, str]:
        """The three tasks, the easiest first."""
        return self.easy, self.usual, self.hard


class Ledger(Exercise):
    """A confidence ledger: `parts` stand in the order in which the work is done."""

    kind: Literal["confidence"]
    seed_policy: Literal["fixed"] = "fixed"
    briefing: Line
    goal: Line
    parts: Annotated[tuple[Part, ...], Field(min_length=2, max_length=12)]
    rubric: tuple[Criterion, ...]
    caps: tuple[Cap, ...] = ()
