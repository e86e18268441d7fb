"""What an attempt was worth when it was finished, and whether today's rules would still say so."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.session import Session
from ..store import Attempt, Outcome, Store

DEBRIEFED = "debriefed"
"""The phase in which an attempt is over."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What was earned, beside what the same moves lead to today."""

    outcome: Outcome
    events: str
    total: int

    @property
    def still_holds(self) -> bool:
        """Whether the same moves still lead to the same events and the same total."""
        return (self.outcome.events, self.outcome.total) == (self.events, self.total)

    def difference(self) -> str:
        """Say in a sentence what differs; nothing when nothing does."""
        if self.still_holds:
            return ""
        if self.outcome.total == self.total:
            return (
                f"This practice was finished with earlier rules (version {self.outcome.engine}). Some of it plays "
                f"differently by today's; the total is the same, {self.total} of 100."
            )
        return (
            f"You earned {self.outcome.total} of 100 here, by the rules of that time (version "
            f"{self.outcome.engine}), and that stands. By today's rules the same moves would come to {self.total}; "
            "what you read below is told by today's rules."
        )


def earned(store: Store, attempt: Attempt, session: Session) -> Earned:
    """Return what a finished attempt came to. The first time it is kept, and from then on it stands."""
    kept = store.outcome(attempt.id)
    total, events = session.score().total, session.digest()
    if kept is None:
        marks = {mark.criterion: mark.score for mark in session.score().marks}
        ending = getattr(session.state, "ending", None)
        engine = session.kind.version if attempt.engine is None else attempt.engine
        kept = store.keep_outcome(attempt.id, Outcome(engine, events, total, marks, ending))
    return Earned(kept, events, total)
