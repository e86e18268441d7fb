"""What the page may send, and what of it is believed: known types, right fields, sane sizes; all else is ignored."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..events import Move

LONGEST_TEXT = 20_000
LONGEST_NAME = 60
MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class Message:
    """A message that has the right form. `seq` is the number of moves the page believes are kept."""

    type: str
    seq: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


def _text(longest: int) -> Callable[[Any], str | None]:
    return lambda raw: _whole(raw) if isinstance(raw, str) and len(raw) <= longest else None


def _whole(text: str) -> str:
    """Text that can be kept: half a character, as a page may send it, becomes the sign for an unknown one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _number(raw: Any) -> int | None:
    """A whole number, also as the text that a form sends."""
    if isinstance(raw, str) and re.fullmatch(r"\d{1,6}", raw.strip()):
        return int(raw)
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def _key(raw: Any) -> str | None:
    return raw if isinstance(raw, str) and re.fullmatch(r"[0-9a-f]{32}", raw) else None


def _names(raw: Any) -> list[str] | None:
    if not isinstance(raw, str | list) or len(raw) > LONGEST_TEXT:
        return None
    names = [_name(name) for name in ([raw] if isinstance(raw, str) else raw)]
    return [name for name in names if name] if len(names) <= MOST_NAMES and all(names) else None


def _flag(raw: Any) -> bool | None:
    """A box that was ticked; a form says nothing of one that was not."""
    return True if raw in ("yes", ["yes"]) else None


_name = _text(LONGEST_NAME)

FORMS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "hello": {"key": _key, "name": _text(LONGEST_NAME)},
    "name": {"name": _text(LONGEST_NAME)},
    "forget": {},
    "begin": {},
    "open": {"value": _name},
    "say": {"text": _text(LONGEST_TEXT)},
    "choose": {"move": _name},
    "correct": {"moves": _names},
    "none_of_these": {"text": _text(LONGEST_TEXT)},
    "predict": {"total": _number},
    "judge": {"answer": _name, "confidence": _number, "cited": _names},
    "debrief": {},
    "retry": {"value": _number},
    "compare": {},
    "meant": {"turn": _number, "move": _name, "offer": _flag},
    "offer": {"text": _text(LONGEST_TEXT), "move": _name},
    "start": {},
    "costs": {},
    "consider": {"value": _number},
    "whatif": {"turn": _number, "move": _name, "text": _text(LONGEST_TEXT)},
    "unthink": {"value": _number},
}
"""Each type with its fields and what makes a value of them."""

OPTIONAL: dict[tuple[str, str], Any] = {("judge", "cited"): [], ("correct", "moves"): [], ("meant", "offer"): False,
                                       ("whatif", "move"): "", ("whatif", "text"): ""}


def read_message(raw: Any) -> Message | None:
    """The message, or None when it is not one of ours."""
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str) or raw["type"] not in FORMS:
        return None
    fields: dict[str, Any] = {}
    for name, make in FORMS[raw["type"]].items():
        value = make(raw[name]) if name in raw else OPTIONAL.get((raw["type"], name))
        if value is None:
            return None
        fields[name] = value
    return Message(raw["type"], _number(raw.get("seq")), fields)


MOVES = {"choose", "correct", "none_of_these", "predict", "judge", "offer"}


def as_move(message: Message) -> Move | None:
    """The move that a message is, for those that are one as they stand."""
    if message.type == "debrief":
        return Move("open_debrief")
    return Move(message.type, dict(message.fields)) if message.type in MOVES else None
