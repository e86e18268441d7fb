"""Typed words on their way to a move: the reader of a talk, and what other kinds hear in what a learner types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .authoring.scenario import Scenario
from .events import Move
from .understanding import Reader, Wording
from .understanding.encoder import Encoder
from .understanding.meaning import carried_encoder


def reader(scenario: Scenario, encoder: Encoder | None = None) -> Reader:
    """A reader that understands typed text as the moves of this scenario. Build it once for a page.

    It reads with `encoder`; without one, with that which the package carries.
    """
    wordings = [
        Wording(
            move=move.id,
            kind=move.kind,
            choice=move.choice,
            examples=move.examples,
            patterns=move.understand.any,
            but_not=move.understand.not_,
        )
        for move in scenario.moves
    ]
    return Reader(wordings, scenario.buyer.knows_not, encoder or carried_encoder())


HEARERS: Mapping[str, Callable[[Any, Move], Move]] = {}
"""Kind to its `hear(session, move)`: the move as it is stored, typed text with the reading that was made of it."""


def heard(session: Any, move: Move) -> Move:
    """The move as it is stored. A stored move is never read again, so a better reader changes no score."""
    hear = HEARERS.get(session.exercise.kind)
    return hear(session, move) if hear else move
