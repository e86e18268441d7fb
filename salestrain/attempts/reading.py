"""Reading of typed text on its way into a move."""

from __future__ import annotations

from ..core.events import Move
from ..core.kind import part
from ..core.session import Session


def heard(session: Session, move: Move) -> Move:
    """Return the move in the form in which it is stored: typed text together with its reading.

    A stored move is never read again, so a better reader does not change any score.
    """
    if session.kind.read is None:
        return move
    read: Move = part(session.kind.read)(session, move)
    return read
