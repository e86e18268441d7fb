"""A talk read again with what the learner says they meant, beside the talk as it was heard."""

from __future__ import annotations

from ....core.events import Move, Refusal
from ....core.session import Session


def turn_end(session: Session, turn: int) -> int:
    """How many moves had been done when this turn was over.

    Raises `Refusal` for a turn that was not reached.
    """
    over = [
        number
        for number, state in enumerate(session.states)
        if state.turn == turn and state.phase in ("talking", "predicting")
    ]
    if not over:
        raise Refusal(f"This talk has no turn {turn} that could be read again.")
    return over[-1]


def as_meant(session: Session, turn: int, correction: Move) -> Session:
    """The talk with a misheard line read as it was meant, and everything after it done again.

    What comes after is kept as far as it is still possible; at the first move that no longer is, the talk is open
    and can be gone on with. The given session stays as it is. Raises `Refusal` when the line cannot be corrected.
    """
    cut = turn_end(session, turn)
    again = Session.replay(session.exercise, session.seed, session.moves[:cut])
    again.do(correction)
    for move in session.moves[cut:]:
        try:
            again.do(move)
        except Refusal:
            break
    return again
