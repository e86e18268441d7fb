"""Playthroughs of a talk: moves and their expected result, at once a test, a demonstration and a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ...content.playthrough import AnyPlaythrough, TotalBounds
from ...core.exercise import Line, Model, Name


class Step(Model):
    """One line of the learner: a guided choice (`choose`) or typed text (`say`), with a note for the reader.

    `heard` lists the moves that the typed text must be understood as.
    """

    choose: Name | None = None
    say: Line | None = None
    heard: tuple[Name, ...] = ()
    note: Line | None = None


class JudgeStep(Model):
    answer: Name
    confidence: Annotated[int, Field(ge=0, le=100)]
    cite: tuple[Name, ...] = ()


class Expect(Model):
    """What must be true at the end; fields that are left out are not checked."""

    ending: Name | None = None
    facts: tuple[Name, ...] = ()
    not_facts: tuple[Name, ...] = ()
    state: Mapping[Name, int] = {}
    judged: Literal["right", "wrong"] | None = None
    marks: Mapping[Name, int] = {}
    total: TotalBounds | None = None


class Playthrough(AnyPlaythrough):
    """One way through an exercise, played with `seed`, or with a seed that leads to `variant` if one is given."""

    variant: Name | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    predict: Annotated[int, Field(ge=0, le=100)] | None = None
    judge: JudgeStep | None = None
    expect: Expect
