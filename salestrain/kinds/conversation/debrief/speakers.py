"""Speakers of a reply: the buyer, or somebody the buyer brought in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ....core.events import Event


def voices(reply: Event, buyer: str) -> Iterator[tuple[str, str]]:
    """Yield the reply as (name, text), once for each change of speaker."""
    for name, lines in groupby(reply.data["lines"], key=lambda line: line.get("by", buyer)):
        yield name, " ".join(line["text"] for line in lines)
