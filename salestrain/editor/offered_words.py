"""Words that learners offered because they were misheard: those that are not wordings yet, and how they become some."""

from __future__ import annotations

from typing import Any

from ..store import StoreError, open_store
from .draft import Draft


def offered(data: Any) -> list[tuple[str, str]]:
    """Return words that learners offered and that are not among a move's wordings yet, each with the move meant."""
    known = {text for move in data.get("moves", ()) for text in move.get("examples", ()) or ()}
    try:
        words = open_store().offered_wordings(str(data.get("id", "")))
    except StoreError:
        return []
    return [(text, move) for text, move in words if text not in known]


def take_up(draft: Draft, move: str, text: str) -> None:
    """Add a learner's words to a move.

    Args:
        draft: the exercise.
        move: the id of the move.
        text: the words.
    """
    moves = draft.data()["moves"]
    number = next(number for number, entry in enumerate(moves) if entry["id"] == move)
    draft.put(("moves", number, "examples"), [*moves[number].get("examples", []), text])
