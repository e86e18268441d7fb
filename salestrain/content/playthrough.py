"""Models of playthroughs for exercises other than talks: steps and their expected results.

They serve as tests and as demonstrations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from ..core.exercise import Line, Model, Name


class TotalBounds(Model):
    """The range in which the total of an attempt must lie, bounds included."""

    gte: int = 0
    lte: int = 100


class AnyPlaythrough(Model):
    """Moves and their expected results, kept beside the exercise: a test, a demonstration and a lesson in one."""

    id: Name
    title: Line
    about: Line
    seed: Annotated[int, Field(ge=0)] = 0
    explain: tuple[Line, ...] = ()


class Deed(Model):
    """One move of the learner in an exercise other than a talk: its verb and arguments.

    Typed text is read like a learner's. `refused` is part of the message with which the move must be refused; nothing
    changes then.
    """

    do: Name
    with_: Mapping[str, Any] = Field(default={}, alias="with")
    refused: Line | None = None
    note: Line | None = None


class Outcome(Model):
    """What must hold at the end; omitted fields are not checked. `tags` are those that the kind must have noticed."""

    phase: Name | None = None
    tags: tuple[Line, ...] = ()
    not_tags: tuple[Line, ...] = ()
    marks: Mapping[Name, int] = {}
    total: TotalBounds | None = None


class DeedsPlaythrough(AnyPlaythrough):
    """One way through an exercise other than a talk: moves in order, and their expected results."""

    steps: Annotated[tuple[Deed, ...], Field(min_length=1)]
    expect: Outcome
