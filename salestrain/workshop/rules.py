"""What the rules of a workshop allow one person at one exercise, and which buyer they meet."""

from __future__ import annotations

import hashlib

from .content import Rules
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


def refusal(rules: Rules | None, state: WorkshopState, begun: int, exercise: str) -> str | None:
    """Return a sentence that says why nobody may begin an attempt now; None if they may.

    Args:
        rules: the rules of the exercise, None if it is not part of the workshop.
        state: how the workshop stands.
        begun: how many attempts at it this person began.
        exercise: name of the exercise.
    """
    if rules is None:
        return "This exercise is not part of the workshop."
    if state.is_closed:
        return "This workshop is over. You can still practise on your own, from the start page."
    if not state.is_open(exercise):
        return "This exercise is not open yet, or is closed again. Whoever leads the workshop opens it."
    if rules.attempts is not None and begun >= rules.attempts:
        times = {1: "once", 2: "twice"}.get(rules.attempts, f"{rules.attempts} times")
        return f"In this workshop, everybody practises this {times}, and you have."
    return None


def _number(*parts: object) -> int:
    text = "|".join(map(str, parts))
    return int(hashlib.sha256(text.encode()).hexdigest()[:7], 16)
