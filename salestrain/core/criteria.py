"""The vocabulary of a rubric: criteria with their levels, and caps on the total."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .exercise import Line, Model, Name, When


class Level(Model):
    """One level of a criterion: the score that it gives while its condition holds."""

    score: Annotated[int, Field(ge=0)]
    text: Line
    when: When | None = None


class Criterion(Model):
    """Levels are read from the top; the first whose condition holds gives the score, the last has none."""

    id: Name
    label: Line
    weight: Annotated[int, Field(ge=1)]
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    try_next: Line


class Cap(Model):
    """A gate: while its condition holds, the total cannot be above `at` (of 100)."""

    id: Name
    at: Annotated[int, Field(ge=0, le=100)]
    when: When
    why: Line
