"""Playthroughs of exercises that are no talks: deeds and what they must lead to, as a test and a demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from ..core.exercise import Line, Model, Name


class TotalBounds(Model):
    """Between which totals an attempt must end."""

    gte: int = 0
    lte: int = 100


class AnyPlaythrough(Model):
    """Moves and what they must lead to, kept beside the exercise: a test, a demonstration and a lesson in one."""

    id: Name
    title: Line
    about: Line
    seed: Annotated[int, Field(ge=0)] = 0
    explain: tuple[Line, ...] = ()


class Deed(Model):
    """One move of the learner at an exercise that is no talk: its verb and what it is done with.

    Typed text is read as a learner's would be. `refused` is a part of the sentence with which the move is turned down;
    then nothing changes.
    """

    do: Name
    with_: Mapping[str, Any] = Field(default={}, alias="with")
    refused: Line | None = None
    note: Line | None = None


class Outcome(Model):
    """What must be so at the end; what is left out is not checked. `tags` are what the kind must have noticed."""

    phase: Name | None = None
    tags: tuple[Line, ...] = ()
    not_tags: tuple[Line, ...] = ()
    marks: Mapping[Name, int] = {}
    total: TotalBounds | None = None


class DeedsPlaythrough(AnyPlaythrough):
    """One way through an exercise that is no talk: deeds, one after the other, and what they must lead to."""

    steps: Annotated[tuple[Deed, ...], Field(min_length=1)]
    expect: Outcome
