"""Attempts of the store as records to hand out, played again so that they say what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from ..content.loading import exercise_from_json
from ..core.events import Event, Refusal
from ..core.kind import KINDS
from ..core.session import Session
from ..exports.records import Earned, Record, Step
from ..store import Attempt, Kept, Outcome, Store


def records_of(store: Store, learners: Sequence[str], called: Callable[[str], str]) -> Iterator[Record]:
    """Yield the attempts of these learners, the earlier ones first.

    One that does not play any more, because another version wrote it, is told without what happened in it.

    Args:
        store: where they are stored.
        learners: their keys in the store.
        called: returns the name under which a learner is handed out.
    """
    kept: dict[str, list[Kept]] = {}
    for move in store.moves_since(0):
        kept.setdefault(move.attempt, []).append(move)
    for learner in learners:
        attempts = store.attempts(learner=learner)
        newest = {attempt.exercise_id: attempt.id for attempt in reversed(attempts)}
        for attempt in reversed(attempts):
            moves = kept.get(attempt.id, [])
            left = newest[attempt.exercise_id] != attempt.id
            yield _record(store, attempt, moves, called(learner), left=left)


def _record(store: Store, attempt: Attempt, kept: Sequence[Kept], learner: str, *, left: bool) -> Record:
    exercise = exercise_from_json(store.content(attempt.digest))
    outcome: Outcome | None = store.outcome(attempt.id)
    events = _events(Session(exercise, attempt.seed), kept)
    return Record(
        attempt=attempt.id,
        learner=learner,
        exercise=attempt.exercise_id,
        title=exercise.title,
        version=attempt.version,
        lang=exercise.lang,
        activity=KINDS[exercise.kind].activity,
        begun=datetime.fromisoformat(attempt.started_at),
        steps=tuple(
            Step(one.seq, datetime.fromisoformat(one.kept_at), one.move, told)
            for one, told in zip(kept, events, strict=True)
        ),
        earned=Earned(outcome.total, outcome.marks, outcome.ending) if outcome else None,
        parent=attempt.parent,
        fork_seq=attempt.fork_seq,
        left=left and outcome is None,
    )


def _events(session: Session, kept: Sequence[Kept]) -> list[tuple[Event, ...]]:
    """Return what each move led to; nothing from the first one on that does not play any more."""
    told: list[tuple[Event, ...]] = [()] * len(kept)
    for number, one in enumerate(kept):
        try:
            told[number] = session.do(one.move)
        except (Refusal, ValueError, LookupError):  # written by another version of salestrain
            break
    return told
