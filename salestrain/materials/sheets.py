"""The sheets of an exercise: found through its kind, with the worked examples beside it."""

from __future__ import annotations

from pathlib import Path

from ..content.library import Library
from ..content.loading import load_playthroughs
from ..core.kind import KINDS, completed, part
from ..ui.handout import Handout


def sheets_of(library: Library, folder: Path) -> tuple[Handout, ...]:
    """Return what there is to print for the exercise in a folder; nothing for a kind that has no sheets.

    Raises `ExerciseMistakes` with all mistakes in its files.
    """
    exercise = library.load(folder)
    made = KINDS[exercise.kind].handouts
    if made is None:
        return ()
    sheets: tuple[Handout, ...] = part(made)(completed(exercise), load_playthroughs(folder))
    return sheets
