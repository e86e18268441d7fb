"""Models of a rubric: criteria with their levels, and caps on the total."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .exercise import Line, Model, Name, When


class Level(Model):
    """One level of a criterion: the score it gives while its condition holds."""

    score: Annotated[int, Field(ge=0)]
    text: Line
    when: When | None = None


class Criterion(Model):
    """One criterion of a rubric.

    Levels are checked from the top: the first whose condition holds gives the score, and the last has no condition.
    """

    id: Name
    label: Line
    weight: Annotated[int, Field(ge=1)]
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    try_next: Line


class Cap(Model):
    """A limit on the total: while the condition holds, the total cannot exceed `at` (out of 100)."""

    id: Name
    at: Annotated[int, Field(ge=0, le=100)]
    when: When
    why: Line
