"""An exercise of building a plan, ready for one attempt."""

from __future__ import annotations

from dataclasses import dataclass

from .content import PlanExercise


@dataclass(frozen=True, slots=True)
class Script:
    """The content and the seed; nothing in building a plan is left to chance."""

    scenario: PlanExercise
    seed: int


def prepare(exercise: PlanExercise, seed: int) -> Script:
    """The exercise, as it is."""
    return Script(exercise, seed)
