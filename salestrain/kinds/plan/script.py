"""A plan exercise prepared for one attempt."""

from __future__ import annotations

from dataclasses import dataclass

from .content import PlanExercise


@dataclass(frozen=True, slots=True)
class Script:
    """Content and seed of one attempt; nothing in building a plan is random."""

    scenario: PlanExercise
    seed: int


def prepare(exercise: PlanExercise, seed: int) -> Script:
    """Return the script of one attempt."""
    return Script(exercise, seed)
