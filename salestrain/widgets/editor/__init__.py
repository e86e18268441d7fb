"""The author's workbench: `edit` changes an exercise in forms, checks it at once, and plays it from any part."""

from __future__ import annotations

import ipywidgets

from ... import places
from ...authoring import UnknownExercise, find_exercises
from ...authoring.loading import find_folder
from ..plain import sentence
from .page import Editor

__all__ = ["edit"]


def edit(name: str) -> ipywidgets.Widget:
    """The workbench for an exercise, by its name or folder. What is in the way is shown as a sentence, never raised."""
    try:
        return Editor(find_folder(name, places.exercises_folders())).widget
    except UnknownExercise as unknown:
        there = ", ".join(find_exercises(places.exercises_folders()))
        return sentence(f"{unknown} Begin a new one with: salestrain new {name}. There are: {there}.")
    except (OSError, UnicodeDecodeError) as unreadable:
        return sentence(f"The exercise {name} cannot be read: {unreadable}.")
