"""`salestrain measure`: the figures of exercises as a table, as data, and as the file beside each of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.table import Table

from ..content.loading import load_exercise
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.measured import FILE, Measured
from ..kinds.conversation.solver.difficulty import measure

WORDS = {
    "random": "random",
    "pitch": "pitch-first",
    "checklist": "checklist asker",
    "qualifier": "good qualifier",
    "perfect": "perfect",
}
"""The bots as a table names them."""


def measure_folder(folder: Path, seeds: int, tell: Callable[[str], None]) -> tuple[Scenario, Measured]:
    """The exercise in `folder` and what was measured of it; `tell` hears of the progress.

    Raises `ExerciseMistakes` when it cannot be played.
    """
    exercise = load_exercise(folder)
    assert isinstance(exercise, Scenario), "bots hold talks"
    return exercise, measure(exercise, seeds, lambda step: tell(f"{folder.name}: {step}"))


def write_measured(folder: Path, measured: Measured) -> Path:
    """Write the file beside the exercise, whole or not at all; its path."""
    path = folder / FILE
    new = path.with_suffix(".new")
    new.write_text(measured.to_json(), encoding="utf-8", newline="\n")
    return new.replace(path)


def as_table(results: Mapping[str, Measured]) -> Table:
    """A row for each bot and exercise: the mean with its 95 % interval, talks won, judgements that were right."""
    table = Table("exercise", "bot", box=None, pad_edge=False)
    for heading in ("mean total", "wins", "right", "lines"):
        table.add_column(heading, justify="right")
    for exercise, measured in results.items():
        for name, bot in measured.bots.items():
            table.add_row(
                exercise, WORDS.get(name, name), f"{bot.total:.1f} ± {(bot.high - bot.low) / 2:.1f}",
                f"{bot.wins:.0%}", f"{bot.right:.0%}", f"{bot.lines:.1f}",
            )  # fmt: skip
    return table


def summary(name: str, exercise: Scenario, measured: Measured) -> str:
    """What is published of an exercise, in one line."""
    return (
        f"{name}: difficulty {measured.difficulty} of 5 (the author's label says {exercise.difficulty}), "
        f"facility {measured.facility:.1f}, discrimination {measured.discrimination:.2f}, "
        f"by five bots in {measured.seeds:,} talks each."
    )


def as_json(results: Mapping[str, Measured]) -> str:
    """The same for other programs, by exercise."""
    return json.dumps({name: json.loads(measured.to_json()) for name, measured in results.items()}, indent=2)
