"""Content models of a portfolio: leads, what can be asked of them, and how often it is true of each sort of lead.

What is true of a lead is drawn by the seed of a deck, so that nobody can learn the answers by heart; what is asked is
answered truly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model, Name

Percent = Annotated[int, Field(ge=1, le=99)]
Answers = Annotated[tuple[Line, ...], Field(min_length=1, max_length=12)]


class Aspect(Model):
    """One thing that must be true before a lead is worth pursuing, the question that finds it out, and its answers.

    `there` are answers if it is true, `missing` if it is not. `now` marks the aspect that only time brings: a lead of
    which all but this is true is worth nurturing.
    """

    id: Name
    name: Line
    question: Line
    there: Answers
    missing: Answers
    now: bool = False


class Source(Model):
    """Where leads come from, and of how many in a hundred each aspect is true."""

    id: Name
    name: Line
    chances: Mapping[Name, Percent]


class Lead(Model):
    """One lead: what is known at first, what it would be worth a year (in thousands), and the hours a pursuit takes."""

    id: Name
    name: Line
    about: Line
    source: Name
    value: Annotated[int, Field(ge=1, le=10_000)]
    hours: Annotated[int, Field(ge=1, le=20)]


class Deck(Model):
    """A draw of what is true, by its seed."""

    seed: Annotated[int, Field(ge=1, le=1_000_000)]
    title: Line


class Portfolio(Exercise):
    """A portfolio: `hours` to spend, half of one for each question, and half of one for nurturing a lead."""

    kind: Literal["portfolio"]
    seed_policy: Literal["per_attempt"] = "per_attempt"
    briefing: Line
    goal: Line
    illustrative: Line
    hours: Annotated[int, Field(ge=4, le=80)]
    aspects: Annotated[tuple[Aspect, ...], Field(min_length=2, max_length=6)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=8)]
    leads: Annotated[tuple[Lead, ...], Field(min_length=4, max_length=20)]
    decks: Annotated[tuple[Deck, ...], Field(min_length=1, max_length=12)]
    rubric: tuple[Criterion, ...]
    caps: tuple[Cap, ...] = ()
