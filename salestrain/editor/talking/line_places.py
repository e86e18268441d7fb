"""Where in an exercise a line stands that its buyer has just said, and what a follow-up calls it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.problems import Place

PARTS = {
    "f": "facts",
    "m": "moves",
    "r": "reactions",
    "b": "agenda",
    "w": "world",
    "u": "follow_ups",
    "e": "endings",
}
"""The part of an exercise that an id with this first letter belongs to."""
POOLS = frozenset("unclear off_topic dont_know meta abuse neutral warning said_back early told not_said steer".split())
"""Keys of what the buyer says when there is nothing better."""


def place_of_line(line: str, data: Mapping[str, Any], variant: str = "") -> Place | None:
    """Return where the words of a line stand.

    Args:
        line: the id under which the talk stores the line.
        data: the content of the exercise.
        variant: the variant in which it was said, which may word a fact otherwise.

    Returns:
        The place, or None for words that any buyer would say and that stand in no exercise.
    """
    if line == "opens":
        return ("buyer", "opens")
    first, *rest = line.split(".")
    if first in PARTS and len(rest) >= 2:
        return _of_item(PARTS[first], line, data, variant)
    return _of_pool(first, rest, data)


def called_by(line: str) -> str:
    """Return the name by which a follow-up takes up a line; nothing for a line that it cannot take up."""
    if line == "opens":
        return line
    first, *rest = line.split(".")
    if first not in PARTS or len(rest) < 2 or first in ("e", "u"):
        return ""
    item, key = f"{first}.{rest[0]}", rest[1]
    if first == "f":
        return item if key in ("text", "again") else f"{item}.{key.removesuffix('_again')}"
    return f"{item}.{key}" if first == "m" else item


def _of_item(part: str, line: str, data: Mapping[str, Any], variant: str) -> Place | None:
    items = data.get(part)
    for number, item in enumerate(items if isinstance(items, list) else ()):
        name = str(item.get("id", ""))
        if not line.startswith(f"{name}."):
            continue
        key, *at = line.removeprefix(f"{name}.").split(".")
        return _key_of_item((part, number), name, key, at, data, variant)
    return None


def _key_of_item(
    place: Place, name: str, key: str, at: list[str], data: Mapping[str, Any], variant: str
) -> Place | None:
    """Return the place of a key of an item; `at` says which of several replies it is."""
    if key == "reply" and at:
        return (*place, "reply", int(at[0]), "say")
    if place[0] == "facts":
        if key in ("text", "again"):
            return _reworded(name, data, variant) or (*place, "text")
        return (*place, "cover", "text") if key == "cover" else (*place, key)
    return (*place, key)


def _reworded(fact: str, data: Mapping[str, Any], variant: str) -> Place | None:
    """Return where a variant words a fact in its own way."""
    for number, entry in enumerate(data.get("variants") or ()):
        if entry.get("id") != variant:
            continue
        changed = (entry.get("set") or {}).get("facts") or {}
        if "text" in (changed.get(fact) or {}):
            return ("variants", number, "set", "facts", fact, "text")
    return None


def _of_pool(pool: str, rest: list[str], data: Mapping[str, Any]) -> Place | None:
    fallback = data.get("fallback") or {}
    if pool == "puzzled" and len(rest) == 2:
        own = (fallback.get("puzzled") or {}).get(rest[0]) or ()
        number = int(rest[1])
        return ("fallback", "puzzled", rest[0], number) if number < len(own) else None
    if pool in POOLS and len(rest) == 1 and rest[0].isdecimal():
        number = int(rest[0])
        return ("fallback", pool, number) if number < len(fallback.get(pool) or ()) else None
    return None
