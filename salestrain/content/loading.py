"""Load an exercise from a folder on disk, or report everything that is wrong with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from weakref import WeakValueDictionary

from ..core.exercise import Exercise
from ..core.kind import KINDS
from ..core.problems import ExerciseMistakes, Problem, UnknownExercise, did_you_mean
from .findings import Findings
from .pasting import check_pasting
from .playthrough import AnyPlaythrough
from .playthrough_checks import check_playthrough
from .schema_errors import validate
from .texts import check_texts
from .yaml import Document, Unreadable, parse, read_document

FILE = "exercise.yaml"
FIRST = "conversation"
"""The kind that a file is checked as if it names no kind, or none close to a known one."""
HARMLESS = {"E10"}
"""Codes of mistakes that do not prevent playing."""
_open: WeakValueDictionary[str, Exercise] = WeakValueDictionary()
"""Content of attempts that somebody has open, by its digest; frozen, so that all may share it."""


def load_exercise(folder: Path) -> Exercise:
    """Return the exercise in `folder`. Raises `ExerciseMistakes` with everything wrong in its exercise.yaml.

    Mistakes of appearance only (markup, which every page shows as literal text) are left to `check_folder`.
    """
    exercise, _, problems = _examine(folder)
    if exercise is None or any(problem.code not in HARMLESS for problem in problems):
        raise ExerciseMistakes(folder.name, sorted(problems))
    return exercise


def load_playthroughs(folder: Path) -> tuple[AnyPlaythrough, ...]:
    """Return the playthroughs beside the exercise in `folder`, by file name.

    Raises `ExerciseMistakes` with everything wrong in them.
    """
    _, findings, _ = _examine(folder)
    playthroughs, problems = _examine_playthroughs(folder, findings)
    if problems:
        raise ExerciseMistakes(folder.name, sorted(problems))
    return playthroughs


def check_folder(folder: Path) -> list[Problem]:
    """Return all problems of the exercise in `folder` and of its playthroughs, by file and line."""
    _, findings, problems = _examine(folder)
    _look_at_texts(findings)
    return sorted(problems) + sorted(_examine_playthroughs(folder, findings)[1])


def find_exercises(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the exercises in `folders` by id, from id to folder; of two with the same id the first found counts."""
    exercises: dict[str, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        for subfolder in folder.iterdir():
            if (subfolder / FILE).exists():
                exercises.setdefault(subfolder.name, subfolder)
    return dict(sorted(exercises.items()))


def hidden_exercises(folders: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Return the exercises that cannot be opened because an earlier folder has one of the same name.

    Each is given as (hidden folder, folder that hides it).
    """
    first: dict[str, Path] = {}
    hidden: list[tuple[Path, Path]] = []
    for folder in folders:
        if not folder.is_dir():
            continue
        for subfolder in sorted(folder.iterdir()):
            if not (subfolder / FILE).exists():
                continue
            front = first.setdefault(subfolder.name, subfolder)
            if front != subfolder:
                hidden.append((subfolder, front))
    return hidden


def find_folder(name: str, folders: Iterable[Path]) -> Path:
    """Return the folder of the exercise with this name; a path to a folder, or to its exercise.yaml, works as well.

    Raises `UnknownExercise`, whose message suggests the nearest exercise.
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
    """Return the exercise that `Exercise.to_json` wrote; all who have it open share one, which is a megabyte."""
    name = hashlib.sha256(text.encode()).hexdigest()
    exercise = _open.get(name)
    if exercise is None:
        exercise = KINDS[json.loads(text)["kind"]].content.model_validate_json(text)
        exercise = _open.setdefault(name, exercise)
    return exercise


def share(exercise: Exercise) -> None:
    """Let `exercise_from_json` return this very exercise for its content, as long as anybody has it."""
    _open.setdefault(exercise.digest, exercise)


def check_text(text: str, name: str) -> tuple[Exercise | None, list[Problem]]:
    """Check the text of an exercise.yaml as if it were in a folder called `name`.

    Returns:
        The exercise, or None if the text describes none, and all problems in it.
    """
    exercise, findings, problems = _examined(lambda: parse(text), name)
    _look_at_texts(findings)
    return exercise, sorted(problems)


def _look_at_texts(findings: Findings | None) -> None:
    """Add what an author should look at in the texts, which keeps nobody from playing."""
    if findings is not None:
        check_pasting(findings)


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
    """Add problem E13 if the id of an exercise differs from the name of its folder."""
    name = findings.data.get("id")
    if isinstance(name, str) and name != folder_name:
        findings.add("E13", ("id",), f"The id is '{name}', the folder '{folder_name}'.", "Give both the same name.")


def _kind(findings: Findings) -> str:
    """Return the kind to check as: the one nearest to what the file says, so that the rest is checked as well."""
    nearest = get_close_matches(str(findings.data.get("kind")), KINDS, n=1)
    return nearest[0] if nearest else FIRST


def _examine_playthroughs(folder: Path, findings: Findings | None) -> tuple[tuple[AnyPlaythrough, ...], list[Problem]]:
    kind = KINDS[_kind(findings)] if findings else KINDS[FIRST]
    playthroughs: list[AnyPlaythrough] = []
    problems: list[Problem] = []
    for path in sorted((folder / "playthroughs").glob("*.yaml")):
        playthrough, mistakes = check_playthrough(path, kind, findings)
        problems += mistakes
        if playthrough is not None:
            playthroughs.append(playthrough)
    return tuple(playthroughs), problems
