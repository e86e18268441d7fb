"""Typed words on their way to a move: the reader of a talk, and what other kinds hear in what a learner types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..events import Move
from . import drill, plan, process
from .talk import TalkEar, heard_line, reader

__all__ = ["HEARERS", "TalkEar", "heard", "heard_line", "reader"]

HEARERS: Mapping[str, Callable[[Any, Move], Move]] = {"drill": drill.hear, "plan": plan.hear, "process": process.hear}
"""Kind to its `hear(session, move)`: the move as it is stored, typed text with the reading that was made of it."""


def heard(session: Any, move: Move) -> Move:
    """The move as it is stored. A stored move is never read again, so a better reader changes no score."""
    hear = HEARERS.get(session.exercise.kind)
    return hear(session, move) if hear else move
