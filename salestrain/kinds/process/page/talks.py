"""The learner's own finished talks as deals; the one place here that asks the store, and only for this learner."""

from __future__ import annotations

from typing import Any

from ....attempts.practice import Practice
from ....content.loading import exercise_from_json
from ....store import Attempt
from ..content import Process
from ..talk_trails import deal_of_talk

MOST_TALKS = 20
"""The newest so many are brought in."""


def finished_talks(practice: Practice, process: Process) -> list[dict[str, Any]]:
    """Return this learner's finished talks, the oldest first, each as a deal of the process in plain data."""
    if practice.learner is None:
        return []
    talks: list[dict[str, Any]] = []
    for attempt in practice.store.attempts(learner=practice.learner):
        if len(talks) == MOST_TALKS:
            break
        deal = _deal(practice, process, attempt)
        if deal is not None:
            talks.append({"id": f"d.talk_{attempt.id.lower().replace('-', '')[:24]}", **deal})
    return talks[::-1]


def _deal(practice: Practice, process: Process, attempt: Attempt) -> dict[str, Any] | None:
    exercise: Any = exercise_from_json(practice.store.content(attempt.digest))
    if exercise.kind != "conversation":
        return None
    session = practice.replayed(attempt)
    if session is None or session.state.phase != "debriefed":
        return None
    worth = {fact.id: fact.value for fact in exercise.facts}
    day = attempt.started_at[:10]
    return deal_of_talk(process, exercise.id, f"{exercise.title}, {day}", session.standing(), worth, day)
