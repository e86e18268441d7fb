"""Check that playthroughs made of steps lead to what they expect (E70)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..attempts.playthroughs import StepRefused, play
from ..content import load_playthroughs
from ..content.findings import Findings
from ..content.playthrough import Deed, DeedsPlaythrough, Outcome
from ..content.yaml import read_document
from ..core.events import Refusal
from ..core.exercise import Exercise
from ..core.problems import Place, Problem, did_you_mean
from ..core.session import Session
from .examined import Examined

_ID = re.compile(r"[a-z]\.[a-z0-9_.]+")
"""Names with the letter of what they belong to: b.follow."""


def examine_deeds(examined: Examined) -> list[Problem]:
    """Return a problem for each unmet expectation in the playthroughs of an exercise."""
    playthroughs: Any = load_playthroughs(examined.folder) if examined.sound else ()
    return check_deeds(examined.folder, examined.exercise, playthroughs)


def check_deeds(folder: Path, exercise: Exercise, playthroughs: Sequence[DeedsPlaythrough]) -> list[Problem]:
    """Return a problem for each unmet expectation of these playthroughs, at the line of its `expect`."""
    problems: list[Problem] = []
    for playthrough in playthroughs:
        file = f"playthroughs/{playthrough.id}.yaml"
        findings = Findings(file, read_document(folder / file))
        for place, what in otherwise(exercise, playthrough):
            findings.add("E70", place, what, "Mend the exercise, or write down what is right now.", key=len(place) == 1)
        problems += findings.problems
    return problems


def otherwise(exercise: Exercise, playthrough: DeedsPlaythrough) -> list[tuple[Place, str]]:
    """Return what turned out differently from what a playthrough expects: each with its place in the file."""
    try:
        session = play(exercise, playthrough)
    except StepRefused as refused:
        step = playthrough.steps[refused.number - 1]
        return [
            (("steps", refused.number - 1), f"'{step.do}' is not possible here: {refused}{_nearest(exercise, step)}")
        ]
    except (Refusal, ValueError) as stopped:
        return [(("expect",), str(stopped))]
    return [(("expect",), what) for what in _unmet(playthrough.expect, session)]


def _unmet(expect: Outcome, session: Session) -> list[str]:
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
        differences.append(f"The total is {card.total}, and not {least} to {most}.")
    return differences


def _nearest(exercise: Exercise, step: Deed) -> str:
    """Return the nearest name for one in a step that the exercise does not have; nothing where it has them all."""
    names = set(_names(exercise.model_dump(mode="json")))
    used = (value for given in step.with_.values() for value in (given if isinstance(given, list) else [given]))
    strange = next((name for name in used if isinstance(name, str) and _ID.fullmatch(name) and name not in names), None)
    return f" There is no '{strange}'. {did_you_mean(strange, names)}" if strange else ""


def _names(data: Any) -> Iterator[str]:
    """Yield the ids in an exercise: those of its parts, and the keys under which parts stand."""
    if isinstance(data, dict):
        yield from (key for key in data if _ID.fullmatch(key))
        if isinstance(data.get("id"), str):
            yield data["id"]
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _names(part)
