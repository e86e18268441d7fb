"""What the rules of a workshop allow one person at one exercise, and which buyer they meet."""

from __future__ import annotations

import hashlib

from .content import Rules, Workshop
from .state import WorkshopState


def seed_of(rules: Rules, workshop_seed: int, seat: str, begun: int) -> int:
    """Return the seed of the next attempt.

    Args:
        rules: the rules of the exercise.
        workshop_seed: the seed of the workshop.
        seat: whose attempt it is.
        begun: how many attempts at it they began before.
    """
    if rules.buyer == "same":
        return _number(workshop_seed, rules.exercise)
    return _number(workshop_seed, rules.exercise, seat) + begun


def open_exercises(plan: Workshop, state: WorkshopState) -> tuple[str, ...]:
    """Return what may be begun now: the exercises that were opened, or all where everybody sets their own pace."""
    if state.is_closed:
        return ()
    if plan.pace == "learner":
        return tuple(rules.exercise for rules in plan.exercises)
    return tuple(name for name in state.open if plan.rules_of(name) is not None)


def refusal(plan: Workshop, state: WorkshopState, exercise: str, begun: int) -> str | None:
    """Return a sentence that says why nobody may begin an attempt now; None if they may.

    Args:
        plan: the plan of the workshop.
        state: how the workshop stands.
        exercise: name of the exercise.
        begun: how many attempts at it this person began.
    """
    rules = plan.rules_of(exercise)
    if rules is None:
        return "This exercise is not part of the workshop."
    if state.is_closed:
        return "This workshop is over. You can still practise on your own, from the start page."
    if exercise not in open_exercises(plan, state):
        return "This exercise is not open yet, or is closed again. Whoever leads the workshop opens it."
    if rules.attempts is not None and begun >= rules.attempts:
        times = {1: "once", 2: "twice"}.get(rules.attempts, f"{rules.attempts} times")
        return f"In this workshop, everybody practises this {times}, and you have."
    return None


def _number(*parts: object) -> int:
    text = "|".join(map(str, parts))
    return int(hashlib.sha256(text.encode()).hexdigest()[:7], 16)
