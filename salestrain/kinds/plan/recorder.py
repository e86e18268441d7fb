"""What is happening right now: the events so far and the state they make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ...core.events import Event, Json, Move, Refusal
from .script import Script
from .state import State, apply, piece


class Telling:
    """Tells events and folds each into the state at once, so that the state can never be anything but their fold."""

    def __init__(self, script: Script, state: State, turn: int) -> None:
        self.script, self.state, self.turn = script, state, turn
        self.events: list[Event] = []

    def happened(self, kind: str, tags: Iterable[str] = (), **data: Json) -> None:
        """Tell one event."""
        event = Event(kind, self.turn, data, tuple(tags))
        self.state = apply(self.state, event)
        self.events.append(event)


def the(telling: Telling, move: Move, key: str, sort: type) -> Any:
    """The piece of the plan that the move names. Raises Refusal when there is no such piece of this sort."""
    found = piece(telling.state.plan, str(move.data.get(key, "")))
    if not isinstance(found, sort):
        raise Refusal(f"There is no {sort.__name__.lower()} “{str(move.data.get(key, ''))[:60]}” in this plan.")
    return found


def a_day(move: Move, key: str = "date") -> date:
    """The date that the move names. Raises Refusal when it is none."""
    try:
        return date.fromisoformat(str(move.data.get(key, "")))
    except ValueError:
        raise Refusal(f"“{str(move.data.get(key, ''))[:40]}” is no date. Write one such as 2027-03-31.") from None


def some_words(move: Move, key: str, ask: str) -> str:
    """The words that the move gives. Raises Refusal with `ask` when there are none."""
    words = " ".join(str(move.data.get(key) or "").split())
    if not words:
        raise Refusal(ask)
    if len(words) > 600:
        raise Refusal("That is long; say it in at most 600 characters.")
    return words
