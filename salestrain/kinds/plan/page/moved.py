"""Days that moved because they are days off, in words: nothing is planned on another day in silence."""

from __future__ import annotations

from ....calendars.words import day_words
from ..calendar import Occurrence, days_off_moved
from ..model import Action, Objective, Plan

FEW = 2
"""Moved days that are named one by one; of more only the number is said at a glance."""


def moved_at_a_glance(plan: Plan, action: Action, objective: Objective | None) -> str:
    """Say in a few words which days of an action moved; empty if none did.

    Args:
        plan: plan with the period and the days off.
        action: action that repeats.
        objective: its objective, whose dates limit a repetition.
    """
    moved = days_off_moved(plan, action, objective)
    if len(moved) > FEW:
        return f"{len(moved)} days moved, for they are days off"
    return "; ".join(f"{day_words(due)} is a day off: on {day_words(day)}" for due, day in moved)


def instead_of(plan: Plan, action: Action, objective: Objective | None, when: Occurrence) -> str:
    """Say which day off an occurrence stands for; empty if it is on its own day.

    Args:
        plan: plan with the period and the days off.
        action: action that repeats.
        objective: its objective, whose dates limit a repetition.
        when: the occurrence.
    """
    due = {day: due for due, day in days_off_moved(plan, action, objective)}.get(when.planned)
    return f"for {day_words(due)}, a day off" if due else ""
