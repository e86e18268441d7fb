"""Checks of an exercise beyond the shape of its file: `check` reports everything that its author should fix.

docs/checks.md lists the codes and what to do about each. E is an error and must be fixed; W is a warning, which an
author may accept with a reason.
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
from .surroundings import check_surroundings
from .template_words import template_words

__all__ = ["check", "is_error"]


def check(
    folder: Path, *, explore: bool = True, mutations: bool = False, tell: Tell = lambda step: None
) -> list[Problem]:
    """Return all problems of the exercise in `folder`, by file and line.

    Checks that need content which loads are skipped while it does not.

    Args:
        folder: folder of the exercise.
        explore: walk every way through a talk, which takes seconds.
        mutations: check whether a playthrough would notice that a fact no longer costs anything, which takes longer.
        tell: called with a sentence at each step that takes time.
    """
    problems = check_folder(folder)
    try:
        exercise = load_exercise(folder)
    except ExerciseMistakes:
        return problems
    findings = Findings(FILE, read_document(folder / FILE))
    sound = all(problem.file == FILE for problem in problems)
    problems += check_surroundings(folder, findings)
    problems += template_words(exercise.kind, findings.document)
    checks = KINDS[exercise.kind].checks
    if checks is not None:
        problems += part(checks)(Examined(folder, exercise, findings, sound, tell, explore, mutations))
    return accepted(sorted(problems, key=lambda problem: (problem.file != FILE, problem)), exercise, findings.data)
