"""Moves written for a blocked commitment: which of them count, and which the learner knew to be outside the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.events import Event, Move, Refusal
from .state import Script, State

SORTS = {"inside", "new", "alike", "outside", "unread"}
COUNT = ("inside", "new")
"""Sorts of moves that count towards the fewest."""
TAGS = {"inside": "move_inside", "new": "move_new", "alike": "move_alike", "outside": "move_outside"}
FEWEST = 3
"""Minimum number of moves for a blocked commitment."""
MOST_MOVES = 8
"""Number of moves that are read, and as many bold ideas beside them."""


def create(script: Script, state: State, move: Move, turn: int) -> list[Event]:
    """Record the moves written for a blocked commitment, each with its reading.

    A bold idea that is outside costs nothing, for the learner has said so; one that is inside after all counts.
    """
    commitment = str(move.data.get("commitment"))
    if commitment not in {blocked.commitment for blocked in script.scenario.blocked}:
        raise Refusal("Choose one of the blocked commitments.")
    moves = _readings(move)
    if sum(not entry.get("bold") for entry in moves) < FEWEST:
        raise Refusal(f"Write at least {FEWEST} moves, one per line.")
    if commitment in state.created:
        raise Refusal("You have already written moves for this commitment; the list has been shown.")
    events = [Event("created", turn, {"commitment": commitment, "moves": moves})]
    for entry in moves:
        tag = tag_of(entry)
        if tag:
            events.append(Event("weighed", turn, {"why": f"“{entry['text']}”: {entry['because']}"}, (f"said:{tag}",)))
    counted = number_that_count(moves)
    if counted >= FEWEST:
        events.append(Event("weighed", turn, {"why": _how_many(moves)}, ("said:three_moves",)))
    return events


def _how_many(moves: Sequence[Mapping[str, Any]]) -> str:
    """Return how many moves count, the new ones apart: whether those are inside, only a leader can say."""
    sorts = [entry["sort"] for entry in moves]
    inside, new = sorts.count("inside"), sorts.count("new")
    counts = [f"inside the frame: {inside}"] if inside else []
    counts += [f"new: {new}"] if new else []
    return f"moves {', '.join(counts)}"


def number_that_count(moves: Sequence[Mapping[str, Any]]) -> int:
    """Return how many of the moves count: those inside the frame, and those that are new."""
    return sum(entry["sort"] in COUNT for entry in moves)


def tag_of(entry: Mapping[str, Any]) -> str:
    """Return what is noticed of a move; nothing of one that could not be read."""
    if entry.get("bold") and entry["sort"] == "outside":
        return "bold_outside"
    return TAGS.get(entry["sort"], "")


def _readings(move: Move) -> list[Any]:
    readings: Any = move.data.get("reading")
    entries = readings if isinstance(readings, list) else []
    moves = [entry for entry in entries if isinstance(entry, dict) and entry.get("sort") in SORTS]
    plain = [entry for entry in moves if not entry.get("bold")]
    return plain[:MOST_MOVES] + [entry for entry in moves if entry.get("bold")][:MOST_MOVES]
