"""`salestrain measure`: figures on exercises as a table, as JSON, and as a file beside each exercise."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.table import Table

from ..content.loading import load_exercise
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.measured import Measured
from ..kinds.conversation.solver.difficulty import measure

WORDS = {
    "random": "random",
    "pitch": "pitch-first",
    "checklist": "checklist asker",
    "qualifier": "good qualifier",
    "perfect": "perfect",
}
"""Names of the bots in a table."""


def measure_folder(folder: Path, seeds: int, tell: Callable[[str], None]) -> tuple[Scenario, Measured]:
    """Return the exercise in `folder` and its measured figures.

    Args:
        folder: folder of the exercise, which must be a talk.
        seeds: number of talks that each bot holds.
        tell: called with a sentence on the progress.

    Raises:
        ExerciseMistakes: if the exercise cannot be played.
    """
    exercise = load_exercise(folder)
    assert isinstance(exercise, Scenario), "bots hold talks"
    return exercise, measure(exercise, seeds, lambda step: tell(f"{folder.name}: {step}"))


def as_table(results: Mapping[str, Measured]) -> Table:
    """Return a table with a row for each bot and exercise: mean with 95 % interval, talks won, correct judgements."""
    table = Table("exercise", "bot", box=None, pad_edge=False)
    for heading in ("mean total", "wins", "right", "lines"):
        table.add_column(heading, justify="right")
    for exercise, measured in results.items():
        for name, bot in measured.bots.items():
            table.add_row(
                exercise,
                WORDS.get(name, name),
                f"{bot.total:.1f} ± {(bot.high - bot.low) / 2:.1f}",
                f"{bot.wins:.0%}",
                f"{bot.right:.0%}",
                f"{bot.lines:.1f}",
            )
    return table


def summary(name: str, exercise: Scenario, measured: Measured) -> str:
    """Return the published figures of an exercise in one line."""
    return (
        f"{name}: difficulty {measured.difficulty} of 5 (the author's label says {exercise.difficulty}), "
        f"facility {measured.facility:.1f}, discrimination {measured.discrimination:.2f}, "
        f"by five bots in {measured.seeds:,} talks each.{_guided(measured)}"
    )


def _guided(measured: Measured) -> str:
    """Return what guided lines are worth to somebody who only clicks, as a sentence; empty if it was not measured."""
    if measured.guided is None:
        return ""
    takes = ", ".join(f"{name} {clicks.total:.0f}" for name, clicks in measured.guided.clickers.items())
    best = min(measured.guided.best.values())
    return f" Clicking guided lines without judgement earns {takes} of 100; the right ones earn {best:.0f}."


def as_json(results: Mapping[str, Measured]) -> str:
    """Return the figures by exercise as JSON, for other programs."""
    return json.dumps({name: json.loads(measured.to_json()) for name, measured in results.items()}, indent=2)
