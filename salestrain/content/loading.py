"""From a folder on disk to a frozen exercise, or everything that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

from ..core.exercise import Exercise
from ..core.kind import KINDS
from ..core.problems import ExerciseMistakes, Problem, UnknownExercise, did_you_mean
from .findings import Findings
from .playthrough import AnyPlaythrough
from .playthrough_checks import check_playthrough
from .schema_errors import validate
from .texts import check_texts
from .yaml import Document, Unreadable, parse, read_document

FILE = "exercise.yaml"


FIRST = "conversation"
"""The kind that a file is checked as when it names none that is near to one."""
HARMLESS = {"E10"}
"""Codes of mistakes that keep nobody from playing."""


def load_exercise(folder: Path) -> Exercise:
    """The exercise in `folder`. Raises `ExerciseMistakes` with all that is wrong in its exercise.yaml.

    What only looks wrong to a reader (markup, which every page shows as the text it is) is left to `check_folder`.
    """
    exercise, _, problems = _examine(folder)
    if exercise is None or any(problem.code not in HARMLESS for problem in problems):
        raise ExerciseMistakes(folder.name, sorted(problems))
    return exercise


def load_playthroughs(folder: Path) -> tuple[AnyPlaythrough, ...]:
    """The playthroughs beside the exercise in `folder`, by file name.

    Raises `ExerciseMistakes` with all that is wrong in them.
    """
    _, findings, _ = _examine(folder)
    playthroughs, problems = _examine_playthroughs(folder, findings)
    if problems:
        raise ExerciseMistakes(folder.name, sorted(problems))
    return playthroughs


def check_folder(folder: Path) -> list[Problem]:
    """Everything that is wrong with the exercise in `folder` and with its playthroughs, by file and line."""
    _, findings, problems = _examine(folder)
    return sorted(problems) + sorted(_examine_playthroughs(folder, findings)[1])


def find_exercises(folders: Iterable[Path]) -> dict[str, Path]:
    """The exercises in `folders`, id to folder, by id; of two with one id the one found first."""
    found: dict[str, Path] = {}
    for folder in folders:
        for inside in folder.iterdir() if folder.is_dir() else ():
            if (inside / FILE).exists():
                found.setdefault(inside.name, inside)
    return dict(sorted(found.items()))


def hidden_exercises(folders: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Exercises that cannot be met because an earlier folder holds one of the same name: (hidden, the one in front)."""
    front: dict[str, Path] = {}
    every = [inside for folder in folders if folder.is_dir() for inside in sorted(folder.iterdir())]
    return [
        (inside, front[inside.name])
        for inside in every
        if (inside / FILE).exists() and front.setdefault(inside.name, inside) != inside
    ]


def find_folder(name: str, folders: Iterable[Path]) -> Path:
    """The folder of the exercise with this name; a path to a folder, or to its exercise.yaml, serves as well.

    Raises `UnknownExercise`, its text naming the nearest exercise.
    """
    exercises = find_exercises(folders)
    if name in exercises:
        return exercises[name]
    if "\0" not in name and len(name) < 4096:
        path = Path(name)
        if path.name == FILE and path.is_file():
            return path.resolve().parent
        if (path / FILE).is_file() or ("/" in name and path.is_dir()):
            return path.resolve()
    raise UnknownExercise(f"There is no exercise '{name[:80]}'. {did_you_mean(name[:80], exercises)}".strip())


def exercise_from_json(text: str) -> Exercise:
    """The exercise that `Exercise.to_json` wrote."""
    return KINDS[json.loads(text)["kind"]].content.model_validate_json(text)


def check_text(text: str, name: str) -> tuple[Exercise | None, list[Problem]]:
    """The exercise that an exercise.yaml with this text would be in a folder `name`, if any, and what is wrong."""
    exercise, _, problems = _examined(lambda: parse(text), name)
    return exercise, sorted(problems)


def _examine(folder: Path) -> tuple[Exercise | None, Findings | None, list[Problem]]:
    return _examined(lambda: read_document(folder / FILE), folder.absolute().name)


def _examined(read: Callable[[], Document], name: str) -> tuple[Exercise | None, Findings | None, list[Problem]]:
    try:
        document = read()
    except Unreadable as unreadable:
        return None, None, [Problem(FILE, *unreadable.mark, "E01", "", unreadable.what, unreadable.remedy)]
    findings = Findings(FILE, document)
    kind = KINDS[_kind(findings)]
    exercise = validate(kind.content, findings)
    check_folder_name(findings, name)
    kind.rules(findings)
    check_texts(findings)
    return exercise, findings, findings.problems


def check_folder_name(findings: Findings, folder_name: str) -> None:
    """E13: an exercise is called as its folder is."""
    name = findings.data.get("id")
    if isinstance(name, str) and name != folder_name:
        findings.add("E13", ("id",), f"The id is '{name}', the folder '{folder_name}'.", "Give both the same name.")


def _kind(findings: Findings) -> str:
    """The kind to check as: the nearest one to what the file says, so that the rest is checked too."""
    near = get_close_matches(str(findings.data.get("kind")), KINDS, n=1)
    return near[0] if near else FIRST


def _examine_playthroughs(folder: Path, findings: Findings | None) -> tuple[tuple[AnyPlaythrough, ...], list[Problem]]:
    kind = KINDS[_kind(findings)] if findings else KINDS[FIRST]
    playthroughs: list[AnyPlaythrough] = []
    problems: list[Problem] = []
    for path in sorted((folder / "playthroughs").glob("*.yaml")):
        playthrough, wrong = check_playthrough(path, kind, findings)
        problems += wrong
        if playthrough is not None:
            playthroughs.append(playthrough)
    return tuple(playthroughs), problems
