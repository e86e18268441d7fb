"""Who speaks in a reply: the buyer, or somebody whom the buyer brought in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ....core.events import Event


def voices(reply: Event, buyer: str) -> Iterator[tuple[str, str]]:
    """The reply as (name, text), one for each time that another person speaks."""
    for name, lines in groupby(reply.data["lines"], key=lambda line: line.get("by", buyer)):
        yield name, " ".join(line["text"] for line in lines)
