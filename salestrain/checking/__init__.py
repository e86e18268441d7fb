"""What an author should mend, beyond the shape of the file: `check` runs everything there is to say of an exercise.

The codes and what to do about each stand in docs/checks.md. E is an error and must be mended; W is a warning,
which an author may accept with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..authoring import ExerciseMistakes, Problem, check_folder, load_exercise, load_playthroughs
from ..authoring.findings import Findings
from ..authoring.loading import FILE
from ..authoring.yaml_lines import read_document
from .accepting import accepted, is_error
from .deeds import check_deeds
from .difficulty import check_difficulty
from .drill import check_drill
from .honesty import check_honesty
from .intents import check_intents
from .language import check_language
from .mutations import check_mutations
from .plan import check_plan_content
from .process import check_process_content
from .remembering import remembering_reader
from .talks import check_talks, play_all
from .ways import ways
from .wordings import check_wordings

Tell = Callable[[str], None]
"""Told what is being done, while it takes its time."""

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
    if examine := _CHECKS.get(exercise.kind):
        problems += examine(Checked(folder, exercise, findings, sound, tell, explore, mutations))
    return accepted(sorted(problems, key=lambda problem: (problem.file != FILE, problem)), exercise, findings.data)


@dataclass(frozen=True)
class Checked:
    """An exercise under examination. `sound`: all its playthroughs can be loaded."""

    folder: Path
    exercise: Any
    findings: Findings
    sound: bool
    tell: Tell
    explore: bool
    mutations: bool


def _check_conversation(checked: Checked) -> list[Problem]:
    folder, scenario, findings, tell = checked.folder, checked.exercise, checked.findings, checked.tell
    problems: list[Problem] = []
    check_honesty(scenario, findings)
    check_language(scenario, findings)
    check_intents(scenario, findings)
    tell(f"{folder.name}: reading its wordings and playing its playthroughs")
    with remembering_reader(scenario) as read:
        check_wordings(scenario, read, findings)
        if checked.sound:
            playthroughs: Any = load_playthroughs(folder)
            problems += check_talks(folder, scenario, play_all(scenario, playthroughs, read), findings)
            if checked.mutations:
                tell(f"{folder.name}: playing them with facts that cost nothing")
                check_mutations(scenario, playthroughs, read, findings)
    problems += findings.problems
    problems += check_difficulty(folder, scenario)
    if checked.explore:
        tell(f"{folder.name}: walking every way through the talk")
        problems += ways(scenario, findings.document)
    return problems


def _check_drill(checked: Checked) -> list[Problem]:
    checked.tell(f"{checked.folder.name}: reading its answers and playing its moments and playthroughs")
    check_drill(checked.exercise, checked.findings)
    mended = not checked.findings.problems
    return [*checked.findings.problems, *(_check_deeds(checked) if mended else ())]


def _check_process(checked: Checked) -> list[Problem]:
    checked.tell(f"{checked.folder.name}: reading its wordings and playing its playthroughs")
    check_process_content(checked.exercise, checked.findings)
    return [*checked.findings.problems, *_check_deeds(checked)]


def _check_plan(checked: Checked) -> list[Problem]:
    checked.tell(f"{checked.folder.name}: compiling its example and playing its playthroughs")
    check_plan_content(checked.exercise, checked.findings)
    return [*checked.findings.problems, *_check_deeds(checked)]


def _check_deeds(checked: Checked) -> list[Problem]:
    playthroughs: Any = load_playthroughs(checked.folder) if checked.sound else ()
    return check_deeds(checked.folder, checked.exercise, playthroughs)


_CHECKS: dict[str, Callable[[Checked], list[Problem]]] = {
    "conversation": _check_conversation,
    "plan": _check_plan,
    "process": _check_process,
    "drill": _check_drill,
}
"""What is examined in each kind of exercise, once it can be loaded; of some there is no more to say than its shape."""
