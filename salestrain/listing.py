"""The exercises there are, as a small table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .core.exercise import Exercise

COLUMNS = ("Exercise", "What it is about", "Min")
LEFT = 'style="text-align: left"'
"""JupyterLab sets cells to the right; words begin on the left."""


class Shelf:
    """Shows itself in a notebook, one exercise a row."""

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self.exercises = exercises

    def __repr__(self) -> str:
        return "\n".join(f"{exercise.id}: {exercise.title} ({exercise.minutes} minutes)" for exercise in self.exercises)

    def _repr_html_(self) -> str:
        """Return a bare table, which every notebook draws in its own look."""
        titles = "".join(f'<th scope="col" {LEFT}>{title}</th>' for title in COLUMNS)
        rows = "".join(_row(exercise) for exercise in self.exercises)
        return f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"


def _row(exercise: Exercise) -> str:
    name = f'<th scope="row" {LEFT}>{escape(exercise.title)}</th>'
    return f"<tr>{name}<td {LEFT}>{escape(exercise.summary)}</td><td>{exercise.minutes}</td></tr>"
