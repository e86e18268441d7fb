"""What a ledger has for the learner's other exercises: the part of their work that they build next."""

from __future__ import annotations

from ...core.passing import Passed
from ...core.session import Session
from .content import Ledger
from .state import State


def passed_on(session: Session) -> tuple[Passed, ...]:
    """Return the first step of the part that was chosen; nothing while none is."""
    ledger: Ledger = session.exercise
    state: State = session.state
    chosen = state.next_part
    if chosen is None or not chosen["step"].strip():
        return ()
    name = next(part.name for part in ledger.parts if part.id == chosen["part"])
    return (Passed("build", chosen["step"], name),)
