"""What a plan has for the learner's other exercises: actions that were done."""

from __future__ import annotations

from ...core.passing import Passed
from ...core.session import Session
from .state import State


def passed_on(session: Session) -> tuple[Passed, ...]:
    """Return the actions that were done, each once with its latest day, the latest first."""
    state: State = session.state
    plan = state.plan
    objectives = {objective.id: objective.text for objective in plan.objectives}
    kept = [
        Passed("kept", action.text, objectives.get(action.parent or "", ""), max(action.done).isoformat())
        for action in plan.actions
        if action.done
    ]
    return tuple(sorted(kept, key=lambda one: one.day, reverse=True))
