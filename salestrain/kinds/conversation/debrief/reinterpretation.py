"""Reinterpretation of a talk with what the learner says they meant; the original talk is kept."""

from __future__ import annotations

from ....core.events import Move, Refusal
from ....core.session import Session


def turn_end(session: Session, turn: int) -> int:
    """Return how many moves had been made when this turn was over.

    Raises:
        Refusal: the turn was not reached.
    """
    ends = [
        number
        for number, state in enumerate(session.states)
        if state.turn == turn and state.phase in ("talking", "predicting")
    ]
    if not ends:
        raise Refusal(f"This talk has no turn {turn} that could be read again.")
    return ends[-1]


def as_meant(session: Session, turn: int, correction: Move) -> Session:
    """Replay the talk with a misheard line corrected, and everything after it repeated.

    Later moves are kept as long as they are possible; at the first one that is not, the talk stays open and can be
    continued. The given session is unchanged.

    Args:
        session: talk to reinterpret.
        turn: turn of the misheard line.
        correction: move that corrects it.

    Raises:
        Refusal: the line cannot be corrected.
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
