"""Typed words on their way to a move: whether an answer names an act, and an explanation looks outside."""

from __future__ import annotations

from typing import Any

from ...core.events import Move
from ...language.own_action import names_a_deed
from ...language.statements import attribution

OUTSIDE = ("excuse", "cause")
"""Kinds of explanation that hold something outside responsible."""
OWN = ("action", "admission")
"""Kinds that name what somebody did or left out."""


def hear(session: Any, move: Move) -> Move:
    """Return the move as it is stored, with what was read in its words; see `names_a_deed` and `attribution`."""
    text = str(move.data.get("text") or "")
    if move.verb == "answer":
        return Move(move.verb, {**move.data, "acts": names_a_deed(text)})
    if move.verb == "explain":
        told = attribution(text)
        said = move.data.get("outside")
        # What the learner says of it counts more than what was read.
        outside = said if isinstance(said, bool) else told.kind in OUTSIDE
        own = not outside and (told.kind in OWN or names_a_deed(text))
        return Move(move.verb, {**move.data, "outside": outside, "own": own})
    return move
