"""What an author should mend, beyond the shape of the file: `check` runs everything there is to say of an exercise.

The codes and what to do about each stand in docs/checks.md. E is an error and must be mended; W is a warning,
which an author may accept with a reason.
"""

from __future__ import annotations

from pathlib import Path

from ..content import ExerciseMistakes, Problem, check_folder, load_exercise
from ..content.findings import Findings
from ..content.loading import FILE
from ..content.yaml import read_document
from ..core.kind import KINDS, part
from .accepting import accepted, is_error
from .examined import Examined, Tell

__all__ = ["check", "is_error"]


def check(
    folder: Path, *, explore: bool = True, mutations: bool = False, tell: Tell = lambda step: None
) -> list[Problem]:
    """All problems of the exercise in `folder`, by file and line.

    `explore` walks every way through the talk, which takes seconds; `mutations` asks whether a playthrough would
    notice that a fact costs nothing any more, which takes longer. What needs content that loads waits until it does.
    """
    problems = check_folder(folder)
    try:
        exercise = load_exercise(folder)
    except ExerciseMistakes:
        return problems
    findings = Findings(FILE, read_document(folder / FILE))
    sound = all(problem.file == FILE for problem in problems)
    checks = KINDS[exercise.kind].checks
    if checks is not None:
        problems += part(checks)(Examined(folder, exercise, findings, sound, tell, explore, mutations))
    return accepted(sorted(problems, key=lambda problem: (problem.file != FILE, problem)), exercise, findings.data)
