"""The exercises there are, as a small table."""

from __future__ import annotations

from collections.abc import Sequence

from .core.exercise import Exercise
from .ui.markup import tag


class Shelf:
    """Shows itself in a notebook, one exercise a row."""

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self.exercises = exercises

    def __repr__(self) -> str:
        return "\n".join(f"{one.id}: {one.title} ({one.minutes} minutes)" for one in self.exercises)

    def _repr_html_(self) -> str:
        head = tag("tr", *[tag("th", text, scope="col") for text in ("Exercise", "What it is about", "Minutes")])
        rows = [
            tag("tr", tag("th", one.title, scope="row"), tag("td", one.summary), tag("td", str(one.minutes)))
            for one in self.exercises
        ]
        return tag("table", tag("thead", head), tag("tbody", *rows))
