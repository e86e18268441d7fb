"""Everything that is stored of one learner, for that learner: to look at, to take along, and to have deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..store import Attempt, Store

FORMAT = "salestrain/own-records@1"


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """What is stored of a learner, newest attempt first."""

    attempts: tuple[Attempt, ...]

    @property
    def moves(self) -> int:
        """Number of moves in all attempts."""
        return sum(attempt.moves_kept for attempt in self.attempts)

    @property
    def since(self) -> str:
        """The day of the first attempt, ISO; empty where there is none."""
        return min((attempt.started_at[:10] for attempt in self.attempts), default="")


def own_records(store: Store, learner: str) -> OwnRecords:
    """Return what is stored of a learner."""
    return OwnRecords(store.attempts(learner=learner))


def as_json(store: Store, learner: str, name: str) -> str:
    """Return everything that is stored of a learner as a file for them, with every word they typed.

    Args:
        store: where it is stored.
        learner: the learner's key in the store.
        name: the name by which the page knows them; it is stored nowhere else.
    """
    attempts = [_attempt(store, attempt) for attempt in own_records(store, learner).attempts]
    told = {"format": FORMAT, "name": name, "key": learner, "attempts": attempts}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _attempt(store: Store, attempt: Attempt) -> Mapping[str, Any]:
    outcome = store.outcome(attempt.id)
    moves = [json.loads(move.to_json()) for move in store.moves(attempt.id)]
    return asdict(attempt) | {"moves": moves, "outcome": asdict(outcome) if outcome else None}
