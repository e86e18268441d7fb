"""A new item of each part: complete, free of mistakes as far as that goes, with words to be replaced."""

from __future__ import annotations

import re
from typing import Any

from ..kinds.conversation.references import PREFIXES

REPLACE = "Replace these words."
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


def new_item(part: str, name: str, data: Any) -> tuple[str | None, dict[str, Any]]:
    """A new item called `name`: its key where the part is a mapping (else None), and what stands in it.

    Raises ValueError with a sentence when the name cannot be one or is taken.
    """
    prefix = PREFIXES.get(part, "")
    if prefix and not name.startswith(prefix):
        name = prefix + name
    taken = data.get(part) or []
    known = set(taken) if isinstance(taken, dict) else {one.get("id") for one in taken if isinstance(one, dict)}
    if part not in ("phrases", "accepted") and (not _ID.fullmatch(name) or len(name) > 60):
        raise ValueError(f"“{name[:60]}” cannot be an id: small letters, digits and _, beginning with a letter.")
    if name in known:
        raise ValueError(f"There is a {name} already.")
    items = _items(name, data)
    if part not in items:
        raise ValueError(f"Nothing can be added to {part}.")
    return (name if part in ("people", "state") else None), items[part]


def _items(name: str, data: Any) -> dict[str, dict[str, Any]]:
    topic = next(iter(data.get("topics") or {"topic": ""}))
    move = next((one["id"] for one in data.get("moves") or () if isinstance(one, dict) and one.get("id")), "m.first")
    words = {"label": REPLACE, "say": REPLACE}
    return {
        "people": {"name": REPLACE, "role": REPLACE},
        "state": {"start": 0, "min": 0, "max": 5, "show": "hidden"},
        "facts": {"id": name, "topic": topic, "value": "useful", "label": REPLACE, "text": REPLACE},
        "moves": {"id": name, "kind": "open_question", "topic": topic, "choice": REPLACE, "label": REPLACE},
        "reactions": {"id": name, "when": {"move": move}, "say": REPLACE, "why": REPLACE},
        "agenda": {"id": name, "when": {"turn": {"gte": 4}}, **words},
        "world": {"id": name, "asks": ["ask_process_today"], "say": REPLACE},
        "follow_ups": {"id": name, "asks": ["probe_more"], "after": ["opens"], "say": REPLACE},
        "endings": {"id": name, "verdict": "partial", "when": {"move": move}, **words},
        "rubric": {
            "id": name, "label": REPLACE, "weight": 1, "try_next": REPLACE,
            "levels": [{"score": 1, "text": REPLACE, "when": {"used": move}}, {"score": 0, "text": REPLACE}],
        },
        "caps": {"id": name, "at": 60, "when": {"used": move}, "why": REPLACE},
        "variants": {"id": name, "set": {}},
        "phrases": {"say": name, "move": move},
        "accepted": {"code": name if re.fullmatch(r"W\d\d", name) else "W53", "because": REPLACE},
    }  # fmt: skip
