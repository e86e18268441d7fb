"""What the learner's own finished practice shows; the one place here that asks the store, and only for this learner."""

from __future__ import annotations

from itertools import islice
from typing import Any

from ....attempts.practice import Practice
from ....attempts.replays import replays
from ....core.session import Session
from ..content import Ledger

MOST = 60
"""The newest so many finished attempts are looked at."""


def shown_by_practice(practice: Practice, ledger: Ledger) -> dict[str, Any]:
    """Return the marks of each part (their mean share in thousandths, and their number) and the judgements in talks."""
    marks: dict[str, list[float]] = {part.id: [] for part in ledger.parts}
    judged: list[list[Any]] = []
    for session in _finished(practice):
        for mark in session.score().marks:
            for part in ledger.parts:
                if mark.criterion in part.criteria and mark.best:
                    marks[part.id].append(mark.score / mark.best)
        judged += [
            [event.data["confidence"], event.data["right"]] for event in session.standing() if event.kind == "judged"
        ]
    shown = {name: [round(1_000 * sum(found) / len(found)), len(found)] for name, found in marks.items() if found}
    return {"shown": shown, "judged": judged}


def _finished(practice: Practice) -> list[Session]:
    """Return the newest finished sessions, oldest first."""
    if practice.learner is None:
        return []
    played = replays(practice, practice.store.attempts(learner=practice.learner))
    finished = (session for _, session in played if session.state.phase == "debriefed")
    return list(islice(finished, MOST))[::-1]
