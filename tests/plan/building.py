"""A session of planning without an exercise on disk, and the moves that tests make."""

from __future__ import annotations

import json
from typing import Any

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.plan.content import PlanExercise
from salestrain.kinds.plan.reading import hear
from tests.plan.planning import PERIOD, good

RUBRIC = [
    {
        "id": "c.paths",
        "label": "Everything serves a goal",
        "weight": 1,
        "try_next": "Ask what it serves.",
        "levels": [
            {"score": 1, "text": "Nothing serves nothing.", "when": {"count": {"said": "orphan", "lte": 0}}},
            {"score": 0, "text": "Something serves nothing."},
        ],
    },
]


def exercise(**changes: Any) -> PlanExercise:
    data = {
        "schema": "salestrain/exercise@1",
        "id": "small_plan",
        "kind": "plan",
        "version": "1.0.0",
        "title": "A plan",
        "summary": "A small one.",
        "minutes": 10,
        "difficulty": 1,
        "illustrative": "Invented.",
        "briefing": {"learner": "You are Mira.", "goal": "Plan.", "person": "Mira Sand", "territory": "The coast"},
        "plan": {"owner": "Mira Sand", "period": PERIOD, "hourly_value": 60, "funnel": good()["funnel"]},
        "rubric": RUBRIC,
        **changes,
    }
    return PlanExercise.model_validate_json(json.dumps(data))


def session(**changes: Any) -> Session:
    return Session(exercise(**changes), 0)


def do(at: Session, verb: str, **data: Any) -> tuple[Any, ...]:
    """One move as a page makes it: typed text is read before it is kept."""
    return at.do(hear(at, Move(verb, data)))


def with_good_plan() -> Session:
    """The good plan, not begun yet."""
    return session(plan=good())


def running() -> Session:
    """The good plan, begun."""
    at = with_good_plan()
    do(at, "compile")
    do(at, "start_period", date=PERIOD["start"])
    return at
