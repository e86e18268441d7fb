"""Check that playthroughs made of steps lead to what they expect (E70)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..attempts.playthroughs import play
from ..content import load_playthroughs
from ..content.playthrough import DeedsPlaythrough
from ..content.yaml import read_document
from ..core.events import Refusal
from ..core.exercise import Exercise
from ..core.problems import Problem
from .examined import Examined


def examine_deeds(examined: Examined) -> list[Problem]:
    """Return a problem for each unmet expectation in the playthroughs of an exercise."""
    playthroughs: Any = load_playthroughs(examined.folder) if examined.sound else ()
    return check_deeds(examined.folder, examined.exercise, playthroughs)


def check_deeds(folder: Path, exercise: Exercise, playthroughs: Sequence[DeedsPlaythrough]) -> list[Problem]:
    """Return a problem for each unmet expectation of these playthroughs, at the line of its `expect`."""
    problems: list[Problem] = []
    for playthrough in playthroughs:
        file = f"playthroughs/{playthrough.id}.yaml"
        line, column = read_document(folder / file).mark(("expect",), key=True)
        problems += [
            Problem(file, line, column, "E70", "expect", what, "Mend the exercise, or what is expected.")
            for what in otherwise(exercise, playthrough)
        ]
    return problems


def otherwise(exercise: Exercise, playthrough: DeedsPlaythrough) -> list[str]:
    """Return sentences on what turned out differently from what a playthrough expects."""
    try:
        session = play(exercise, playthrough)
    except (Refusal, ValueError) as stopped:
        return [f"A step goes otherwise: {stopped}"]
    expect = playthrough.expect
    noticed = {tag for event in session.standing() for tag in event.tags}
    differences = [f"'{tag}' was not noticed." for tag in expect.tags if tag not in noticed]
    differences += [f"'{tag}' was noticed." for tag in expect.not_tags if tag in noticed]
    if expect.phase and expect.phase != session.state.phase:
        differences.append(f"It ends in the phase '{session.state.phase}'.")
    if not (expect.total or expect.marks):
        return differences
    card = session.score()
    marks = {mark.criterion: mark.score for mark in card.marks}
    differences += [
        f"'{name}' scores {marks.get(name)}." for name, score in expect.marks.items() if marks.get(name) != score
    ]
    least, most = (expect.total.gte, expect.total.lte) if expect.total else (0, 100)
    if not least <= card.total <= most:
        differences.append(f"The total is {card.total}.")
    return differences
