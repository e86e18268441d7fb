"""What the page may send, and what of it is believed: known types, right fields, sane sizes; all else is ignored."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..core.events import Move

LONGEST_TEXT = 20_000
LONGEST_NAME = 60
NO_KEY = "0" * 32
"""Stands in a message for the key that a browser would keep, where there is none or a cookie holds it."""
MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class Message:
    """A message that has the right form. `seq` is the number of moves the page believes are kept."""

    type: str
    seq: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


def a_text(longest: int) -> Callable[[Any], str | None]:
    """Makes a text of at most so many characters."""
    return lambda raw: _whole(raw) if isinstance(raw, str) and len(raw) <= longest else None


def a_beginning(longest: int) -> Callable[[Any], str | None]:
    """Makes a text of at most its first `longest` characters, for what is answered with a sentence when too long."""
    return lambda raw: _whole(raw[:longest]) if isinstance(raw, str) else None


def _whole(text: str) -> str:
    """Text that can be kept: half a character, as a page may send it, becomes the sign for an unknown one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def a_number(raw: Any) -> int | None:
    """A whole number, also as the text that a form sends."""
    if isinstance(raw, str) and re.fullmatch(r"\d{1,6}", raw.strip()):
        return int(raw)
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def a_key(raw: Any) -> str | None:
    """The secret that a browser keeps, 32 hexadecimal digits."""
    return raw if isinstance(raw, str) and re.fullmatch(r"[0-9a-f]{32}", raw) else None


def some_names(raw: Any) -> list[str] | None:
    """A list of names; a form that sends one sends it bare."""
    if not isinstance(raw, str | list) or len(raw) > LONGEST_TEXT:
        return None
    names = [a_name(name) for name in ([raw] if isinstance(raw, str) else raw)]
    return [name for name in names if name] if len(names) <= MOST_NAMES and all(names) else None


def a_choice(raw: Any) -> int | None:
    """A whole number that was chosen from a list; 0 where nothing was."""
    return 0 if raw == "" else a_number(raw)


def a_flag(raw: Any) -> bool | None:
    """A box that was ticked; a form says nothing of one that was not."""
    return True if raw in ("yes", ["yes"]) else None


def a_file(longest: int) -> Callable[[Any], bytes | None]:
    """Makes the bytes of a chosen file, of at most so many; the page sends them as base64."""
    return lambda raw: _bytes(raw) if isinstance(raw, str) and len(raw) <= longest * 4 // 3 + 4 else None


def _bytes(raw: str) -> bytes | None:
    try:
        return base64.b64decode(raw, validate=True)
    except ValueError:
        return None


a_name = a_text(LONGEST_NAME)

Forms = Mapping[str, Mapping[str, Callable[[Any], Any]]]
"""Types of messages, each with its fields and what makes a value of them."""

EVERYWHERE: Forms = {
    "hello": {"key": a_key, "name": a_text(LONGEST_NAME), "zone": a_beginning(LONGEST_NAME), "where": a_name},
    "name": {"name": a_text(LONGEST_NAME)},
    "forget": {},
    "begin": {},
    "open": {"value": a_name},
    "afresh": {"value": a_beginning(LONGEST_NAME)},
    "stay": {},
    "mine": {},
    "export_mine": {},
    "certificate": {},
    "delete_mine": {"value": a_beginning(LONGEST_NAME)},
}
"""What every page may send, whatever is practised on it."""
UNSAID = {("hello", "zone"): "", ("hello", "where"): "", ("afresh", "value"): "", ("delete_mine", "value"): ""}
"""What it need not say."""

TALK: Forms = {
    "say": {"text": a_text(LONGEST_TEXT)},
    "choose": {"move": a_name},
    "correct": {"moves": some_names},
    "none_of_these": {"text": a_text(LONGEST_TEXT)},
    "take_back": {},
    "predict": {"total": a_number},
    "judge": {"answer": a_name, "confidence": a_number, "cited": some_names},
    "debrief": {"best": a_choice, "best_too": a_choice, "back": a_choice, "back_too": a_choice},
    "retry": {"value": a_number},
    "compare": {},
    "meant": {"turn": a_number, "move": a_name, "offer": a_flag},
    "offer": {"text": a_text(LONGEST_TEXT), "move": a_name},
    "start": {},
    "look": {},
    "by_rule": {},
    "costs": {},
    "consider": {"value": a_number},
    "whatif": {"turn": a_number, "move": a_name, "text": a_text(LONGEST_TEXT)},
    "unthink": {"value": a_number},
}
"""What the page of a talk may send."""

OPTIONAL: dict[tuple[str, str], Any] = {
    ("judge", "cited"): [],
    ("debrief", "best"): 0,
    ("debrief", "best_too"): 0,
    ("debrief", "back"): 0,
    ("debrief", "back_too"): 0,
    ("correct", "moves"): [],
    ("meant", "offer"): False,
    ("whatif", "move"): "",
    ("whatif", "text"): "",
}


def read_message(raw: Any, forms: Forms = TALK, optional: Mapping[tuple[str, str], Any] = OPTIONAL) -> Message | None:
    """The message, or None when it is neither one of `forms` nor one that every page may send."""
    known = {**EVERYWHERE, **forms}
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str) or raw["type"] not in known:
        return None
    fields: dict[str, Any] = {}
    for name, make in known[raw["type"]].items():
        value = make(raw[name]) if name in raw else {**UNSAID, **optional}.get((raw["type"], name))
        if value is None:
            return None
        fields[name] = value
    return Message(raw["type"], a_number(raw.get("seq")), fields)


MOVES = {"choose", "correct", "none_of_these", "predict", "judge", "offer"}


def as_move(message: Message) -> Move | None:
    """The move that a message is, for those that are one as they stand."""
    if message.type == "debrief":
        fields = message.fields
        named = {name: sorted({fields[name], fields[f"{name}_too"]} - {0}) for name in ("best", "back")}
        return Move("open_debrief", {name: turns for name, turns in named.items() if turns})
    return Move(message.type, dict(message.fields)) if message.type in MOVES else None
