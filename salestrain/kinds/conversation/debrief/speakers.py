"""Speakers of a reply: the buyer, or somebody the buyer brought in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ....core.events import Event


def voices(reply: Event, buyer: str) -> Iterator[tuple[str, str]]:
    """Yield the reply as (name, text), once for each change of speaker."""
    for name, lines in groupby(reply.data["lines"], key=lambda line: line.get("by", buyer)):
        yield name, " ".join(line["text"] for line in lines)


def first_name(exercise: Any, by: str | None = None) -> str:
    """Return what the buyer is called, or the person who tells something in the buyer's place."""
    name: str = (exercise.people[by] if by else exercise.buyer).name
    return name.split()[0]
