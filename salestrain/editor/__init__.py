"""The author's workbench: `edit` changes an exercise in forms, checks it at once, and plays it from any part."""

from __future__ import annotations

from pathlib import Path

import ipywidgets

from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..content.loading import FILE, FIRST, load_exercise
from ..core.kind import KINDS, Part, part
from ..kinds.conversation.page.plain import sentence
from ..places import is_installed, own_exercises_folder
from ..starting.own_copy import own_copy
from .foreign_text import NotText

__all__ = ["edit"]


def edit(name: str) -> ipywidgets.Widget:
    """Return the workbench for an exercise, by its name or folder; what is in the way is shown as a sentence.

    An exercise of an installed package stays as it is: what opens is a copy in the author's own folder.
    """
    try:
        folder = library().folder(name)
        if is_installed(folder):
            folder = own_copy(folder, own_exercises_folder())
        workbench = _workbench(folder)
        if workbench is None:
            return sentence(f"There is no workbench for what {name} is. Edit {folder / FILE} in a text editor.")
        widget: ipywidgets.Widget = part(workbench)(folder).widget
        return widget
    except UnknownExercise as unknown:
        there = ", ".join(library().folders())
        return sentence(f"{unknown} Start a new one with: salestrain new {name}. Existing exercises: {there}.")
    except NotText as other:
        return sentence(f"{folder / FILE}: {other}")
    except OSError as unreadable:
        return sentence(f"The exercise {name} cannot be read: {unreadable}.")


def _workbench(folder: Path) -> Part | None:
    """Return what changes the exercise in a folder; also one with mistakes, which are mended there."""
    try:
        kind = load_exercise(folder).kind
    except ExerciseMistakes:
        kind = FIRST
    return KINDS[kind].workbench
