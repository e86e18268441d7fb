"""Content models of what is true of a buyer: the variants that the seed draws, and the judgement asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ...core.exercise import Line, Model, Name, When

Worth = Literal["key", "useful", "context", "decoy"]


class Cite(Model):
    min: Annotated[int, Field(ge=0)] = 2


class Truth(Model):
    """One row of the truth key: in this variant this answer is right, because of these facts."""

    when: When | None = None
    answer: Name
    because: tuple[Name, ...]
    why: Line


class Judgement(Model):
    """Question asked after the talk and before the debrief.

    The key depends on what is true, not on what was revealed.
    """

    question: Line
    options: Mapping[Name, Line]
    cite_facts: Cite = Cite()
    model: Annotated[tuple[Truth, ...], Field(min_length=1)]


class FactChange(Model):
    exists: bool | None = None
    value: Worth | None = None
    text: Line | None = None
    tokens: tuple[Line, ...] | None = None


class StartChange(Model):
    start: int


class VariantSet(Model):
    state: Mapping[Name, StartChange] = {}
    facts: Mapping[Name, FactChange] = {}
    traits: Mapping[Name, bool] = {}


class Variant(Model):
    """Change of the truth drawn by the seed, so that a buyer cannot be learned by heart."""

    id: Name
    weight: Annotated[int, Field(ge=1)] = 1
    set: VariantSet
