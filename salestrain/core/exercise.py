"""Fields that every exercise has, whatever its kind."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from .conditions import Condition
from .events import canonical
from .grammar import Misread, read_condition

SCHEMA = "salestrain/exercise@1"
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=600)]
"""One sentence or paragraph that somebody says or reads: plain text, never markup."""


class Model(BaseModel):
    """Base class of all content: immutable, and unknown keys are rejected instead of ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


class Written:
    """A condition together with the data it was written as, so that content survives a round trip."""

    __slots__ = ("condition", "data")

    def __init__(self, data: Any) -> None:
        self.data = data
        self.condition: Condition = read_condition(data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Written) and self.data == other.data

    def __hash__(self) -> int:
        return hash(canonical(self.data))


def _written(data: Any) -> Written:
    if isinstance(data, Written):
        return data
    try:
        return Written(data)
    except Misread as misread:
        raise PydanticCustomError(
            "condition", "{sentence}", {"sentence": str(misread), "problems": misread.problems}
        ) from None


When = Annotated[
    Written,
    BeforeValidator(_written),
    PlainSerializer(lambda written: written.data, return_type=Any),
]
"""A condition as a field of a model."""


def _warning(code: Any) -> Any:
    if isinstance(code, str) and re.fullmatch(r"W\d\d", code):
        return code
    raise PydanticCustomError(
        "no_warning", "'{code}' is no warning, and only warnings (W and two digits) can be accepted", {"code": code}
    )


class Accepted(Model):
    """A warning of `salestrain check` that the author accepts, with the reason.

    `where` is the id of the part that the acceptance applies to, such as `m.pitch`; without it, it applies everywhere.
    """

    code: Annotated[str, BeforeValidator(_warning)]
    where: Line | None = None
    because: Line


class Exercise(Model):
    """Content of one exercise folder: its audience, duration and objectives. Kinds add their own fields."""

    schema_: Literal["salestrain/exercise@1"] = Field(alias="schema")
    id: Name
    kind: str
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    title: Line
    summary: Line
    minutes: Annotated[int, Field(ge=1, le=240)]
    difficulty: Annotated[int, Field(ge=1, le=5)]
    objectives: tuple[Line, ...] = ()
    draws_on: tuple[Line, ...] = ()
    authors: tuple[Line, ...] = ()
    licence: Line = "BSD-3-Clause"
    accepted: tuple[Accepted, ...] = ()

    def to_json(self) -> str:
        """Return the content as JSON; equal content gives equal bytes, and keys keep the author's order."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, with these fields changed; it works its digest out anew."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("digest", None)
        return copied

    @cached_property
    def digest(self) -> str:
        """The sha256 of the content, which identifies the content an attempt was started with."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()
