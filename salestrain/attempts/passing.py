"""What a learner's own practice has for the exercise that they are at. Only this learner's attempts are looked at."""

from __future__ import annotations

from dataclasses import replace

from ..core.kind import part
from ..core.passing import Passed, Sort
from .practice import Practice
from .replays import replays

MOST = 60
"""The newest so many attempts are looked at."""


def passed_on(practice: Practice, *sorts: Sort) -> tuple[Passed, ...]:
    """Return what the learner's other exercises have for this one, newest first and each thing once.

    Args:
        practice: where the learner is; nothing comes from this exercise itself.
        sorts: what is asked for.
    """
    if practice.learner is None:
        return ()
    newest = practice.store.attempts(learner=practice.learner)[:MOST]
    elsewhere = [attempt for attempt in newest if attempt.exercise_id != practice.exercise.id]
    found: dict[tuple[str, str], Passed] = {}
    for _, session in replays(practice, elsewhere):
        passes_on = session.kind.passes_on
        if passes_on is None:
            continue
        for one in part(passes_on)(session):
            if one.sort in sorts:
                found.setdefault((one.sort, one.text), replace(one, source=session.exercise.title))
    return tuple(found.values())
