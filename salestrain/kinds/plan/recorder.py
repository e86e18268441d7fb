"""Recorder of a move in progress, and helpers that read the data of a move."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ...core.events import Event, Json, Move, Refusal
from .script import Script
from .state import State, apply, piece


class Telling:
    """Recorder of a move: folds each event into the state immediately, so that the state is always their fold."""

    def __init__(self, script: Script, state: State, turn: int) -> None:
        self.script, self.state, self.turn = script, state, turn
        self.events: list[Event] = []

    def happened(self, kind: str, tags: Iterable[str] = (), **data: Json) -> None:
        """Record one event."""
        event = Event(kind, self.turn, data, tuple(tags))
        self.state = apply(self.state, event)
        self.events.append(event)


def the(telling: Telling, move: Move, key: str, sort: type) -> Any:
    """Return the item of the plan that the move names.

    Args:
        telling: recorder of this move.
        move: move with the id.
        key: key of the id in its data.
        sort: expected class of the item.

    Raises:
        Refusal: there is no such item of this class.
    """
    item = piece(telling.state.plan, str(move.data.get(key, "")))
    if not isinstance(item, sort):
        raise Refusal(f"There is no {sort.__name__.lower()} “{str(move.data.get(key, ''))[:60]}” in this plan.")
    return item


def a_day(move: Move, key: str = "date") -> date:
    """Return the date in the move's data.

    Raises:
        Refusal: it is not a date.
    """
    try:
        return date.fromisoformat(str(move.data.get(key, "")))
    except ValueError:
        raise Refusal(f"“{str(move.data.get(key, ''))[:40]}” is not a date. Enter one such as 2027-03-31.") from None


def some_words(move: Move, key: str, ask: str) -> str:
    """Return a text in the move's data, with spaces normalised.

    Args:
        move: move with the text.
        key: key of the text in its data.
        ask: question for the learner if the text is missing.

    Raises:
        Refusal: the text is missing or longer than 600 characters.
    """
    words = " ".join(str(move.data.get(key) or "").split())
    if not words:
        raise Refusal(ask)
    if len(words) > 600:
        raise Refusal("That is too long. Use at most 600 characters.")
    return words
