"""The author's workbench: `edit` changes an exercise in forms, checks it at once, and plays it from any part."""

from __future__ import annotations

from pathlib import Path

import ipywidgets

from ... import places
from ...authoring import ExerciseMistakes, UnknownExercise, find_exercises
from ...authoring.loading import FILE, find_folder, load_exercise
from ..plain import sentence
from .page import Editor

__all__ = ["edit"]


def edit(name: str) -> ipywidgets.Widget:
    """The workbench for an exercise, by its name or folder. What is in the way is shown as a sentence, never raised."""
    try:
        folder = find_folder(name, places.exercises_folders())
        if not _is_talk(folder):
            return sentence(f"The workbench changes talks; {name} is none. Change {folder / FILE} in a text editor.")
        return Editor(folder).widget
    except UnknownExercise as unknown:
        there = ", ".join(find_exercises(places.exercises_folders()))
        return sentence(f"{unknown} Begin a new one with: salestrain new {name}. There are: {there}.")
    except (OSError, UnicodeDecodeError) as unreadable:
        return sentence(f"The exercise {name} cannot be read: {unreadable}.")


def _is_talk(folder: Path) -> bool:
    """Also one with mistakes, which are mended here."""
    try:
        return load_exercise(folder).kind == "conversation"
    except ExerciseMistakes:
        return True
