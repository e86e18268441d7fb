"""Typed words on their way to a move."""

from __future__ import annotations

from ..core.events import Move
from ..core.kind import part
from ..core.session import Session


def heard(session: Session, move: Move) -> Move:
    """Return the move as it is stored, typed text with the reading that was made of it.

    A stored move is never read again, so a better reader changes no score.
    """
    if session.kind.read is None:
        return move
    read: Move = part(session.kind.read)(session, move)
    return read
