"""What several pages of a workshop send."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from ...ui.messages import Message, a_text

Line: TypeAlias = Annotated[str, a_text(200)]


class Named(Message):
    """One of many, by its name; the name of a line that somebody typed is longer than others."""

    value: Line


class OfExercise(Message):
    """An exercise of the workshop."""

    exercise: Line
