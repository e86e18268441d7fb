"""Outcomes of finished attempts, and whether the current rules still give the same result."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.session import Session
from ..store import Attempt, Outcome, Store

DEBRIEFED = "debriefed"
"""The phase in which an attempt is over."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What was earned, together with what the same moves lead to under the current rules."""

    outcome: Outcome
    events: str
    total: int

    @property
    def still_holds(self) -> bool:
        """Whether the same moves still lead to the same events and the same total."""
        return (self.outcome.events, self.outcome.total) == (self.events, self.total)

    def difference(self) -> str:
        """Return a sentence on what differs under the current rules; an empty text if nothing does."""
        if self.still_holds:
            return ""
        if self.outcome.total == self.total:
            return (
                f"This practice was finished under earlier rules (version {self.outcome.engine}). Some of it plays "
                f"out differently under today's; the total is the same, {self.total} of 100."
            )
        return (
            f"You earned {self.outcome.total} of 100 here under the rules of the time (version "
            f"{self.outcome.engine}), and that stands. Under today's rules the same moves would come to {self.total}; "
            "everything below follows today's rules."
        )


def earned(store: Store, attempt: Attempt, session: Session) -> Earned:
    """Return the outcome of a finished attempt; it is stored on the first call and never changes afterwards.

    Args:
        store: where the outcome is stored.
        attempt: the finished attempt.
        session: the attempt replayed with the current rules.
    """
    kept = store.outcome(attempt.id)
    finished = _when_finished(session)
    card, events = finished.score(), finished.digest()
    if kept is None:
        marks = {mark.criterion: mark.score for mark in card.marks}
        ending = getattr(finished.state, "ending", None)
        engine = session.kind.version if attempt.engine is None else attempt.engine
        kept = store.keep_outcome(attempt.id, Outcome(engine, events, card.total, marks, ending))
    return Earned(kept, events, card.total)


def _when_finished(session: Session) -> Session:
    """Return the session as it was when its debrief was opened; what is done afterwards earns nothing."""
    moves = next(number for number, state in enumerate(session.states) if state.phase == DEBRIEFED)
    if moves == len(session.moves):
        return session
    return Session.replay(session.exercise, session.seed, session.moves[:moves])
