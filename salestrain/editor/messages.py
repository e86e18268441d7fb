"""What the author's page may send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Field, model_validator

from ..ui.messages import Message, a_beginning, a_text

LONGEST = 300_000
"""Characters; a longer text is no exercise."""
Text: TypeAlias = Annotated[str, a_text(LONGEST)]


class At(Message):
    """A place of the exercise."""

    value: Text


class Boxes(Message):
    """A form whose boxes are those of a place of the exercise; what is too long for a box is left out."""

    boxes: Mapping[str, str] = Field(default_factory=dict)
    boxes_begin: ClassVar[tuple[str, ...]] = ()
    """How the names of these boxes begin."""

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, raw: Any) -> Any:
        boxes = {
            name: text
            for name, text in raw.items()
            if name.startswith(cls.boxes_begin) and isinstance(text, str) and len(text) <= LONGEST
        }
        return {**raw, "boxes": boxes}


class Typing(Boxes):
    """What stands in the boxes of a place while somebody types."""

    place: Text
    boxes_begin: ClassVar[tuple[str, ...]] = ("f_",)


class Keep(Typing):
    """What stands in the boxes of a place, with what was chosen beside them."""

    boxes_begin: ClassVar[tuple[str, ...]] = ("f_", "also_", "how_", "out_")


class Add(Message):
    """A new item in a part of the exercise."""

    place: Text
    id: Text


class WholeText(Message):
    """The whole file."""

    text: Annotated[str, a_beginning(LONGEST + 1)]


class Example(Message):
    """Words that stand for a line."""

    move: Text
    text: Text


class Play(Message):
    """The place of the exercise before which the talk is to begin."""

    value: Text = ""
