"""What a practice is held under where somebody else sets the terms, as in a workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _never(begun: int) -> str | None:
    """Refuse nothing."""
    return None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a practice; without any, the exercise decides and nothing is refused.

    `seed` gives the seed of the next attempt and `refusal` a sentence if none may be begun, each for the number of
    attempts that were begun before. `hints` lets a talk show lines to choose from, `retry` lets it be taken up again in
    its middle.
    """

    seed: Callable[[int], int] | None = None
    refusal: Callable[[int], str | None] = _never
    hints: bool = True
    retry: bool = True


FREE = Terms()
