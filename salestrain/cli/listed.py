"""The list of exercises in the terminal: one line each, also in a narrow window."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len, set_cell_size

from ..content import ExerciseMistakes
from ..content.library import Library
from ..core.exercise import Exercise
from ..kinds.conversation.measured import difficulty_of

NARROWEST = 80
"""Columns that a line takes at least; a narrower terminal breaks it."""
GAP = "  "
HEAD = ("name", "with whom, or about what", "min", "difficulty")

Row = tuple[str, str, str, str]


def listed(library: Library, width: int) -> tuple[list[str], list[str]]:
    """Return a line for each exercise, below a heading, and the names of those that cannot be read.

    Args:
        library: the exercises.
        width: columns of the terminal.
    """
    rows: list[Row] = [HEAD]
    broken: list[str] = []
    for name, folder in library.folders().items():
        try:
            exercise: Any = library.load(folder)
        except ExerciseMistakes:
            broken.append(name)
            continue
        rows.append((name, _about(exercise), str(exercise.minutes), str(difficulty_of(exercise, folder))))
    names, minutes, difficulties = (max(cell_len(row[column]) for row in rows) for column in (0, 2, 3))
    # Only what an exercise is about may be cut: whoever wants to play it types its name.
    about = max(width, NARROWEST) - names - minutes - difficulties - 3 * len(GAP)
    lines = [
        GAP.join([set_cell_size(name, names), _cut(what, about), number.rjust(minutes), difficulty]).rstrip()
        for name, what, number, difficulty in rows
    ]
    return lines, broken


def _about(exercise: Exercise) -> str:
    """Return the buyer's name and role; the title of what has no buyer."""
    buyer = getattr(exercise, "buyer", None)
    return f"{buyer.name}, {buyer.role}" if buyer else exercise.title


def _cut(words: str, width: int) -> str:
    """Return words in exactly so many columns, with a sign where they are cut."""
    if cell_len(words) <= width:
        return set_cell_size(words, width)
    return f"{set_cell_size(words, width - 1).rstrip()}…".ljust(width)
