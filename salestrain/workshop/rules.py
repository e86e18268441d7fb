"""What the rules of a workshop allow one person at one exercise, and which buyer they meet."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date

from .content import Rules, Workshop
from .progress import LEAST, SMALL
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


def reached(rules: Rules, best: int | None) -> str:
    """Return in a sentence whether somebody reached the pass mark, for themselves alone; empty where there is nothing.

    Args:
        rules: the rules of the exercise.
        best: the most that they earned in it; None before they finished it.
    """
    if rules.pass_mark is None or best is None:
        return ""
    if best >= rules.pass_mark:
        return f"You passed, with {best} of 100."
    return f"Not passed yet: your best is {best} of 100, and it takes {rules.pass_mark}."


def passed(rules: Rules, bests: Collection[int]) -> str:
    """Return in a sentence how many reached the pass mark; empty where that could point at somebody.

    Args:
        rules: the rules of the exercise.
        bests: the most that each earned who finished it.
    """
    n = len(bests)
    if rules.pass_mark is None or n < LEAST:
        return ""
    number = sum(best >= rules.pass_mark for best in bests)
    told = {0: "nobody", n: "everybody"}.get(number, str(number))
    if 0 < number < SMALL:
        told = "a few"
    elif 0 < n - number < SMALL:
        told = "nearly all"
    return f"Of {n} who are done, {told} reached the pass mark of {rules.pass_mark}."


def due(rules: Rules, today: date) -> str:
    """Return in a sentence when an exercise is due, or that it was; nothing closes by itself.

    Args:
        rules: the rules of the exercise.
        today: the day.
    """
    if rules.due is None:
        return ""
    day = f"{rules.due.day} {rules.due:%B %Y}"
    if today > rules.due:
        return f"It was due on {day}, and can still be practised."
    return "It is due today." if today == rules.due else f"It is due on {day}."


def _number(*parts: object) -> int:
    text = "|".join(map(str, parts))
    return int(hashlib.sha256(text.encode()).hexdigest()[:7], 16)
