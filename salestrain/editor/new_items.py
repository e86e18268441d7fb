"""A new item of each part: complete, free of mistakes as far as that goes, with words to be replaced."""

from __future__ import annotations

import re
from typing import Any

from ..kinds.conversation.references import PREFIXES

REPLACE = "Replace these words."
KEYED = ("people", "state")
"""Parts that are mappings: the key of an item is its name."""
WITHOUT_IDS = ("phrases", "accepted")
LONGEST_ID = 60
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


def new_item(part: str, name: str, data: Any) -> tuple[str | None, dict[str, Any]]:
    """Make a new item.

    Args:
        part: the part of the exercise to which it is added.
        name: its id; the prefix of the part may be left out.
        data: the content of the exercise.

    Returns:
        Its key where the part is a mapping (else None), and what stands in it.

    Raises:
        ValueError: the name cannot be an id or is taken; its message is a sentence for the author.
    """
    prefix = PREFIXES.get(part, "")
    if not name.startswith(prefix):
        name = prefix + name
    if part not in WITHOUT_IDS and (not _ID.fullmatch(name) or len(name) > LONGEST_ID):
        raise ValueError(
            f"“{name[:60]}” cannot be an id: use lower-case letters, digits and _, starting with a letter."
        )
    if name in _names(data.get(part) or []):
        raise ValueError(f"{name} already exists.")
    items = _items(name, data)
    if part not in items:
        raise ValueError(f"Nothing can be added to {part}.")
    return (name if part in KEYED else None), items[part]


def _names(items: Any) -> set[Any]:
    if isinstance(items, dict):
        return set(items)
    return {item.get("id") for item in items if isinstance(item, dict)}


def _items(name: str, data: Any) -> dict[str, dict[str, Any]]:
    """Return a new item of this name for every part."""
    topic = next(iter(data.get("topics") or {"topic": ""}))
    ids = [move["id"] for move in data.get("moves") or () if isinstance(move, dict) and move.get("id")]
    move = ids[0] if ids else "m.first"
    code = name if re.fullmatch(r"W\d\d", name) else "W53"
    best = {"score": 1, "text": REPLACE, "when": {"used": move}}
    levels = [best, {"score": 0, "text": REPLACE}]
    words = {"label": REPLACE, "say": REPLACE}
    return {
        "people": {"name": REPLACE, "role": REPLACE},
        "state": {"start": 0, "min": 0, "max": 5, "show": "hidden"},
        "facts": {"id": name, "topic": topic, "value": "useful", "label": REPLACE, "text": REPLACE},
        "moves": {"id": name, "kind": "open_question", "topic": topic, "choice": REPLACE, "label": REPLACE},
        "tempting": {"id": name, "fault": "too_early", "say": REPLACE, "reply": REPLACE, "why": REPLACE},
        "reactions": {"id": name, "when": {"move": move}, "say": REPLACE, "why": REPLACE},
        "agenda": {"id": name, "when": {"turn": {"gte": 4}}, **words},
        "world": {"id": name, "asks": ["ask_process_today"], "say": REPLACE},
        "follow_ups": {"id": name, "asks": ["probe_more"], "after": ["opens"], "say": REPLACE},
        "endings": {"id": name, "verdict": "partial", "when": {"move": move}, **words},
        "rubric": {"id": name, "label": REPLACE, "weight": 1, "try_next": REPLACE, "levels": levels},
        "caps": {"id": name, "at": 60, "when": {"used": move}, "why": REPLACE},
        "variants": {"id": name, "set": {}},
        "phrases": {"say": name, "move": move},
        "accepted": {"code": code, "because": REPLACE},
    }
