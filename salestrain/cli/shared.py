"""Helpers that several commands share: loading exercises, and ending with a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import typer

from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..kinds.conversation.content import Scenario


def stop(sentence: object) -> NoReturn:
    """End the program with a sentence instead of a traceback."""
    typer.echo(str(sentence), err=True)
    raise typer.Exit(1)


def tell(step: str) -> None:
    """Report progress on the standard error stream."""
    typer.echo(step, err=True)


def load(name: str) -> Any:
    """Return the exercise of this name or path; end the program with a sentence if it cannot be loaded."""
    try:
        return library().get(name)
    except (UnknownExercise, ExerciseMistakes) as mistake:
        stop(mistake)


def load_talk(name: str) -> Any:
    """Return the talk of this name or path; end the program with a sentence if it is none."""
    return a_talk(load(name))


def a_talk(exercise: Any) -> Any:
    """Return the exercise if it is a talk; otherwise end the program with a sentence."""
    if not isinstance(exercise, Scenario):
        stop(f"{exercise.id} is a {exercise.kind}, not a talk. Open it in a browser with: salestrain serve")
    return exercise


def folders_of(names: list[str] | None) -> list[Path]:
    """Return the folders of these exercises, or of all exercises. Raises UnknownExercise."""
    if not names:
        return list(library().folders().values())
    return [library().folder(name) for name in names]
