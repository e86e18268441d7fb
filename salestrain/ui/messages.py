"""What a page may send: a message is a model, and stands beside the handler that does it; all else is ignored.

class Move(Message):
    deal: Name
    to: Name = ""

class DealsPage(PracticePage):
    @on("move", takes=Move)
    def _move(self, message: Move) -> str: ...
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

LONGEST_TEXT = 20_000
LONGEST_NAME = 60
NO_KEY = "0" * 32
"""Stands in a message for the key that a browser would keep, where there is none or a cookie holds it."""
MOST_NAMES = 50
_NOT_OURS = "no page of ours sends this"


def mended(text: str) -> str:
    """Return text that can be kept: half a character, as a page may send it, becomes the sign for an unknown one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def a_text(longest: int) -> BeforeValidator:
    """Take a text of at most so many characters."""

    def text(raw: Any) -> str:
        if not isinstance(raw, str) or len(raw) > longest:
            raise ValueError(_NOT_OURS)
        return mended(raw)

    return BeforeValidator(text)


def a_beginning(longest: int) -> BeforeValidator:
    """Take the first `longest` characters of a text, for what is answered with a sentence when too long."""

    def beginning(raw: Any) -> str:
        if not isinstance(raw, str):
            raise ValueError(_NOT_OURS)
        return mended(raw[:longest])

    return BeforeValidator(beginning)


def a_file(longest: int) -> BeforeValidator:
    """Take the bytes of a chosen file, of at most so many; the page sends them as base64."""

    def content(raw: Any) -> bytes:
        if isinstance(raw, bytes):  # what a message has when nothing was chosen
            return raw
        if not isinstance(raw, str) or len(raw) > longest * 4 // 3 + 4:
            raise ValueError(_NOT_OURS)
        return base64.b64decode(raw, validate=True)

    return BeforeValidator(content)


def _number(raw: Any) -> int:
    if isinstance(raw, str) and re.fullmatch(r"\d{1,6}", raw.strip()):
        return int(raw)
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValueError(_NOT_OURS)
    return raw


def as_number(raw: Any) -> int | None:
    """Return a whole number that a page sent; None for anything else."""
    try:
        return _number(raw)
    except ValueError:
        return None


def as_key(raw: Any) -> str | None:
    """Return the key that a browser sent; None for anything else."""
    return raw if isinstance(raw, str) and re.fullmatch(r"[0-9a-f]{32}", raw) else None


def _key(raw: Any) -> str:
    if (key := as_key(raw)) is None:
        raise ValueError(_NOT_OURS)
    return key


def _names(raw: Any) -> list[str]:
    names = [raw] if isinstance(raw, str) else raw
    if not isinstance(names, list) or len(names) > MOST_NAMES:
        raise ValueError(_NOT_OURS)
    if not all(isinstance(name, str) and 0 < len(name) <= LONGEST_NAME for name in names):
        raise ValueError(_NOT_OURS)
    return [mended(name) for name in names]


def _flag(raw: Any) -> bool:
    if raw not in ("yes", ["yes"]):
        raise ValueError(_NOT_OURS)
    return True


Name: TypeAlias = Annotated[str, a_text(LONGEST_NAME)]
Long: TypeAlias = Annotated[str, a_text(LONGEST_TEXT)]
Words: TypeAlias = Annotated[str, a_text(2_000)]
"""What somebody writes into a box of several lines."""
Number: TypeAlias = Annotated[int, BeforeValidator(_number)]
"""A whole number, also as the text that a form sends."""
Chosen: TypeAlias = Annotated[int, BeforeValidator(lambda raw: 0 if raw == "" else _number(raw))]
"""A whole number that was chosen from a list; 0 where nothing was."""
Names: TypeAlias = Annotated[list[str], BeforeValidator(_names)]
"""A list of names; a form that sends one sends it bare."""
Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag)]
"""A box that was ticked; a form says nothing of one that was not."""
Key: TypeAlias = Annotated[str, BeforeValidator(_key)]
"""The secret that a browser keeps, 32 hexadecimal digits."""


class Message(BaseModel):
    """A message of a page. `seq` is the number of moves the page believes are kept; None if it does not say."""

    # Built when the first such message comes: a page has up to forty, and somebody sends a few of them.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    type: str
    seq: Annotated[int | None, BeforeValidator(as_number)] = None

    @property
    def draft(self) -> str:
        """What was typed into the box of a talk, so that it is not lost if the message cannot be done."""
        return ""

    @property
    def fields(self) -> dict[str, Any]:
        """What the message says besides its type, as the data of a move."""
        return {name: value for name, value in self if name not in Message.model_fields}


class Value(Message):
    """The message of a button that names one of many, and of a form with one field."""

    value: Name


class Count(Message):
    """The message of a button that names one of many by its number."""

    value: Number


@dataclass(frozen=True, slots=True)
class Handler:
    """What a message must be, and what does it: called with the page and the message."""

    takes: type[Message]
    call: Callable[[Any, Any], Any]


_MARK = "_handles"
Handles = TypeVar("Handles", bound=Callable[..., Any])


def on(*types: str, takes: type[Message] = Message) -> Callable[[Handles], Handles]:
    """Mark a method of a page, or of a part of one, as the handler of messages.

    Args:
        types: the types of messages.
        takes: their model.
    """

    def marked(handler: Handles) -> Handles:
        known = getattr(handler, _MARK, {})
        setattr(handler, _MARK, {**known, **dict.fromkeys(types, takes)})
        return handler

    return marked


def handlers_of(part: type, at: str = "") -> dict[str, Handler]:
    """Return the handlers that a class brings itself.

    Args:
        part: the class of a page, or of a part of one.
        at: the attribute of the page in which the part lies; empty for the page itself.
    """
    return {
        type_: Handler(takes, _method(name, at))
        for name, handler in vars(part).items()
        for type_, takes in getattr(handler, _MARK, {}).items()
    }


def handlers_in(module: ModuleType) -> dict[str, Handler]:
    """Return the handlers among the functions of a module: each is called with the page and the message."""
    return {
        type_: Handler(takes, handler)
        for handler in vars(module).values()
        if getattr(handler, "__module__", "") == module.__name__
        for type_, takes in getattr(handler, _MARK, {}).items()
    }


def _method(name: str, at: str) -> Callable[[Any, Any], Any]:
    """Look the method up when it is called, so that a page of a kind can have its own."""

    def call(page: Any, message: Message) -> Any:
        return getattr(getattr(page, at) if at else page, name)(message)

    return call


def read_message(raw: Any, handlers: Mapping[str, Handler]) -> Message | None:
    """Return the message, or None when it is none that is handled, or not as it should be."""
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str) or raw["type"] not in handlers:
        return None
    try:
        return handlers[raw["type"]].takes.model_validate(raw)
    except ValidationError:
        return None
