"""What a reader presses, chooses and fills in. Every field has a label, every button a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Literal, TypeAlias

from .phrases import Words

Weight = Literal["plain", "primary", "quiet"]
"""How much a button asks to be pressed; there is one `primary` on a screen."""
Kind = Literal["text", "long", "pasted", "code", "number", "decimal", "whole", "date"]
"""What is typed: a line, several lines, a text out of another program, code, a whole number within bounds, a number
with a fraction, a whole number that may stay empty, a day such as 2027-03-31."""
Option: TypeAlias = tuple[str, str]
"""A value as it is sent, and the words that stand for it."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that sends a message.

    Args:
        label: the words on it.
        send: the type of the message.
        value: what the message carries, if anything.
        weight: how much it asks to be pressed.
        small: whether it is one of many on the screen.
        about: which of many alike it is, read aloud after the label.
        spoken: what is read aloud instead of a label that is only a sign.
        current: whether it stands for the screen that is shown.
        pressed: whether its choice is in force; None for a button that is no such choice.
    """

    label: str
    send: str
    value: str | int | None = None
    weight: Weight = "plain"
    _: KW_ONLY
    small: bool = False
    about: str = ""
    spoken: str = ""
    current: bool = False
    pressed: bool | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled box to type in.

    Args:
        name: the key under which the form sends it.
        label: what belongs into it.
        kind: what is typed.
        value: what stands in it already.
        hint: a sentence of help.
        required: whether the form is sent only with something in it.
        errors: what is wrong with what stands in it, one entry each.
        warnings: what is worth a look in it, one entry each.
        note: what was understood of it, shown under the box.
        id: its name on the screen; `st-` and `name` where it is not given.
        rows: lines that are shown of a long text.
        longest: the most characters it takes; as many as you like where it is not given.
        least, most: the bounds of a number.
        suggestions: values that are offered while somebody types.
        short: whether its box is narrow, as for a date or a number.
        label_shown: whether the label is seen; in a table it is only read aloud.
        sends_on_enter: whether the Enter key sends a long text, as in a chat.
        remembered_as: what a browser may fill in by itself, such as `nickname`; otherwise it offers nothing.
    """

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    _: KW_ONLY
    hint: str = ""
    required: bool = False
    errors: Sequence[Words] = ()
    warnings: Sequence[Words] = ()
    note: str = ""
    id: str = ""
    rows: int = 2
    longest: int | None = None
    least: int | None = None
    most: int | None = None
    suggestions: Sequence[str] = ()
    short: bool = False
    label_shown: bool = True
    sends_on_enter: bool = False
    remembered_as: str = ""


@dataclass(frozen=True, slots=True)
class FileField:
    """A labelled way to choose a file. `accepts` lists endings and types, such as ".csv,text/*"."""

    name: str
    label: str
    accepts: str = ""
    _: KW_ONLY
    hint: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options of a list under a title of their own."""

    title: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with answers to choose from.

    Args:
        name: the key under which the form sends the answer.
        label: the question.
        options: the answers, each as it is sent and in words.
        how: `list` opens a list for one answer, `one` shows all answers for one, `any` shows all for several.
        chosen: the values that are chosen already.
        hint: a sentence of help.
        required: whether the form is sent only with an answer.
        errors: what is wrong with the answer, one entry each.
        warnings: what is worth a look in it, one entry each.
        id: its name on the screen; `st-` and `name` where it is not given.
        aside: whether it is a small extra beside something more important.
    """

    name: str
    label: str
    options: Sequence[Option | OptionGroup]
    how: Literal["list", "one", "any"] = "list"
    chosen: Sequence[str] = ()
    _: KW_ONLY
    hint: str = ""
    required: bool = False
    errors: Sequence[Words] = ()
    warnings: Sequence[Words] = ()
    id: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A single box to tick, with its words. It sends `value` when it is ticked, and nothing otherwise."""

    name: str
    label: str
    value: str = "yes"
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Slider:
    """A whole number from `least` to `most` that is moved or typed."""

    name: str
    label: str
    value: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that the form sends along."""

    name: str
    value: str


AnyField: TypeAlias = Field | FileField | Choice | Tick | Slider | Hidden


def id_of(field: Field | FileField | Choice | Slider) -> str:
    """Return the name of a field on the screen."""
    given = "" if isinstance(field, Slider) else field.id
    return given or f"st-{field.name}"


def options_of(choice: Choice) -> tuple[Option, ...]:
    """Return every option of a choice in order, those in groups as well."""
    found: list[Option] = []
    for entry in choice.options:
        if isinstance(entry, OptionGroup):
            found.extend(entry.options)
        else:
            found.append(entry)
    return tuple(found)
