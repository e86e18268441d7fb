"""What a form sends, for those who fill it in without a browser: the same as a browser would send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, assert_never

from .document import Form
from .fields import AnyField, Button, Choice, Field, FileField, Hidden, Slider, Tick, options_of
from .walking import fields_of

Answer: TypeAlias = str | list[str]
Given: TypeAlias = Mapping[int, Sequence[str]]
"""What was filled in, by the place of a field among `fields_of` its form: the text, or the values that were chosen."""
Message: TypeAlias = dict[str, Answer | int]


def pressed(button: Button, seq: int) -> Message:
    """Return the message of a button; `seq` is the number of moves that its screen was drawn after."""
    message: Message = {"type": button.send, "seq": seq}
    if button.value is not None:
        message["value"] = str(button.value)
    return message


def sent(form: Form, given: Given, seq: int) -> Message:
    """Return the message of a form with what was filled in; what was left alone is sent as it stood there."""
    message: Message = {"type": form.send or form.live, "seq": seq}
    for number, field in enumerate(fields_of(form)):
        _add(message, field, given.get(number))
    return message


def _add(message: Message, field: AnyField, given: Sequence[str] | None) -> None:
    values = standing(field) if given is None else list(given)
    match field:
        case Choice(how="any") | Tick():
            _add_ticked(message, field.name, values)
        case Field() | FileField() | Slider() | Hidden() | Choice():
            if values:
                message[field.name] = values[0]
        case _:
            assert_never(field)


def _add_ticked(message: Message, name: str, values: Sequence[str]) -> None:
    """Boxes to tick send a list, several of one name a single one, and nothing when none is ticked."""
    if not values:
        return
    before = message.get(name)
    message[name] = [*before, *values] if isinstance(before, list) else list(values)


def standing(field: AnyField) -> list[str]:
    """Return the values that a field has before anybody touches it."""
    match field:
        case Hidden(_, value) | Field(value=value) | Slider(value=value):
            return [value]
        case FileField():
            return []
        case Tick():
            return [field.value] if field.ticked else []
        case Choice(how="list", chosen=()):
            return [value for value, _ in options_of(field)[:1]]
        case Choice(how="any"):
            return list(field.chosen)
        case Choice():
            return list(field.chosen[:1])
        case _:
            assert_never(field)
