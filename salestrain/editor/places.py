"""Places of an exercise: their names, their addresses in messages, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.problems import Place

TITLES = {
    "briefing": "What the learner reads",
    "buyer": "The buyer",
    "people": "Other people",
    "state": "Trust and patience",
    "facts": "Facts",
    "moves": "Moves",
    "tempting": "Tempting lines",
    "reactions": "Reactions",
    "agenda": "What the buyer brings up",
    "world": "The world: ordinary answers",
    "follow_ups": "Follow-ups on what was said",
    "fallback": "When there is nothing better to say",
    "endings": "Endings",
    "judgement": "Judgement and truth key",
    "rubric": "Marks",
    "caps": "Limits on the total",
    "variants": "Variants of the truth",
    "phrases": "Phrases to understand",
    "accepted": "Accepted warnings",
}
"""What the parts of an exercise are called."""


def address_of(place: Place) -> str:
    """Return a place as a message carries it: `facts/3`."""
    return "/".join(str(step) for step in place)


def place_at(address: str, data: Any) -> Place:
    """Return the place that a message names.

    Args:
        address: the place as the message carries it; nothing for the exercise itself.
        data: the content of the exercise.

    Raises:
        ValueError: there is no such place; its message is a sentence for the author.
    """
    steps = address.split("/") if address else []
    place: list[str | int] = []
    for step in steps:
        if isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            place.append(int(step))
            data = data[int(step)]
        elif isinstance(data, dict):
            place.append(step)
            data = data.get(step, {})
        else:
            raise ValueError("That part no longer exists.")
    return tuple(place)


def is_there(place: Place, data: Any) -> bool:
    """Return whether an item of a part, such as ("facts", 3), is in the content of an exercise."""
    items = data.get(place[0])
    key = place[1]
    if isinstance(items, dict):
        return key in items
    return isinstance(items, list) and isinstance(key, int) and key < len(items)


def content_at(place: Place, data: Any) -> Mapping[str, Any]:
    """Return the keys and values at a place; nothing where there are none."""
    for step in place:
        data = data.get(step, {}) if isinstance(data, dict) else data[int(step)]
    return data if isinstance(data, dict) else {}


def title_of(place: Place, content: Mapping[str, Any]) -> str:
    """Return what the screen of a place is called; `content` is what stands there."""
    if not place:
        return "The exercise itself"
    if len(place) == 1:
        return TITLES[str(place[0])]
    words = content.get("label") or content.get("name") or content.get("say") or ""
    return f"{content.get('id', place[-1])}: {words}".rstrip(": ")
