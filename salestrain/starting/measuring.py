"""How hard an exercise is, measured and kept beside it."""

from __future__ import annotations

from pathlib import Path

from ..content.loading import load_exercise
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.measured import FILE, SEEDS, Measured
from ..kinds.conversation.solver.difficulty import measure


def measure_new(folder: Path) -> Measured:
    """Measure how hard a new buyer is, write the figures beside it, and return them.

    Raises:
        ExerciseMistakes: the exercise cannot be played.
        OSError: the figures cannot be written.
    """
    exercise = load_exercise(folder)
    assert isinstance(exercise, Scenario), "bots hold talks"
    measured = measure(exercise, SEEDS, lambda step: None)
    write_measured(folder, measured)
    return measured


def write_measured(folder: Path, measured: Measured) -> Path:
    """Write the figures to a file beside the exercise, completely or not at all, and return its path."""
    path = folder / FILE
    new = path.with_suffix(".new")
    new.write_text(measured.to_json(), encoding="utf-8", newline="\n")
    return new.replace(path)
