"""Typed words on their way to a move: whether a win, or a first step, names something that the learner does."""

from __future__ import annotations

from typing import Any

from ...core.events import Move
from ...language.own_action import names_a_deed

READ = {"keep_win": "mine", "choose": "step"}
"""Moves whose words are read, and under which key they stand."""


def hear(session: Any, move: Move) -> Move:
    """Return the move as it is stored, with what was read in its words; see `names_a_deed`."""
    key = READ.get(move.verb)
    if key is None:
        return move
    return Move(move.verb, {**move.data, "acts": names_a_deed(str(move.data.get(key) or ""))})
