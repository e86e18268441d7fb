"""Check that a playthrough is well formed and refers only to what its exercise contains (E14)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..core.kind import Kind
from ..core.problems import Problem
from .findings import Findings
from .playthrough import AnyPlaythrough
from .schema_errors import validate
from .texts import check_texts
from .yaml import Unreadable, read_document

CODE = "E14"


def check_playthrough(path: Path, kind: Kind, exercise: Findings | None) -> tuple[AnyPlaythrough | None, list[Problem]]:
    """Return the playthrough in the file at `path`, or None, and all problems with it.

    Args:
        path: the playthrough's file.
        kind: kind of the exercise.
        exercise: findings of the exercise, or None if it cannot be read.
    """
    file = f"playthroughs/{path.name}"
    try:
        document = read_document(path)
    except Unreadable as unreadable:
        return None, [Problem(file, *unreadable.mark, CODE, "", unreadable.what, unreadable.remedy)]
    if kind.playthrough is None:
        what = f"A {kind.name} has no playthroughs."
        return None, [Problem(file, 1, 1, CODE, "", what, "Remove the file.")]
    document.data.setdefault("id", path.stem)
    findings = Findings(file, document)
    playthrough = validate(kind.playthrough, findings, CODE)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
        findings.add(CODE, (), f"The file name '{path.name}' is badly formed.", "Use small letters, digits and _.")
    if kind.playthrough_rules is not None:
        kind.playthrough_rules(findings, exercise)
    _check_marks(findings, exercise)
    check_texts(findings, CODE)
    return playthrough, findings.problems


def _check_marks(findings: Findings, exercise: Findings | None) -> None:
    """Add a problem for each expected mark that its criterion cannot give."""
    scores = {name: set(values) for name, values in _scores(exercise)} if exercise else {}
    for place, mark in findings.select("expect.marks.*"):
        possible = scores.get(str(place[-1]))
        if possible and isinstance(mark, int) and mark not in possible:
            listed = ", ".join(map(str, sorted(possible)))
            findings.add(CODE, place, f"'{place[-1]}' cannot score {mark}.", f"It has the scores {listed}.")


def _scores(exercise: Findings) -> Iterable[tuple[str, list[int]]]:
    """Yield the id and the possible scores of each criterion of an exercise."""
    for _, criterion in exercise.listed("rubric"):
        levels: object = criterion.get("levels")
        if isinstance(criterion.get("id"), str) and isinstance(levels, list):
            given = [level.get("score") for level in levels if isinstance(level, dict)]
            yield criterion["id"], [score for score in given if isinstance(score, int)]
