"""Places of an exercise: their names, their addresses in messages, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
TAGS = {"facts": "fact", "moves": "move", "reactions": "reaction", "agenda": "raised", "endings": "ending"}
"""What has happened when an item of a part is played."""


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


def field_at(place: Place, models: Callable[[Place], object]) -> tuple[Place, str]:
    """Return the place of the form in which something stands, and the key of its field; nothing for the form itself.

    Args:
        place: where something stands in the exercise, such as ("facts", 3, "reveal", "all", 0).
        models: says of a place whether it has a form of its own; None where it has not.
    """
    key = ""
    while place and models(place) is None:
        key, place = str(place[-1]), place[:-1]
    return place, key


def address_of_finding(where: str, data: Any) -> str:
    """Return what opens the place of a finding; nothing where it is in no part of the exercise.

    Args:
        where: the place as the finding names it, with positions counted from 1.
        data: the content of the exercise.
    """
    place: list[str] = []
    for step in where.split(".") if where else []:
        if isinstance(data, list) and step.isdecimal() and 0 < int(step) <= len(data):
            place.append(str(int(step) - 1))
            data = data[int(step) - 1]
        elif isinstance(data, dict):
            place.append(step)
            data = data.get(step, {})
    return "/".join(place)


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
        return TITLES.get(str(place[0]), str(place[0]).replace("_", " ").capitalize())
    words = content.get("label") or content.get("name") or content.get("say") or ""
    return f"{content.get('id', place[-1])}: {words}".rstrip(": ")


def tag_of(place: Place, data: Any) -> str | None:
    """Return what has happened when the item at a place is played; None for what cannot be played."""
    if len(place) != 2 or place[0] not in TAGS:
        return None
    return f"{TAGS[str(place[0])]}:{content_at(place, data).get('id', '')}"
