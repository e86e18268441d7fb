"""From a folder on disk to a frozen exercise, or everything that is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from .exercise import Exercise
from .playthrough import Playthrough
from .scenario import Scenario

class UnknownExercise(Exception):
    """There is no exercise of that name."""


class ExerciseMistakes(Exception):
    """An exercise has mistakes."""


def find_exercises(folders: Any) -> dict[str, Path]:
    """Folders by name."""
    return {f.name: f for root in folders for f in sorted(Path(root).iterdir()) if (f / "exercise.yaml").is_file()}


def find_folder(name: str, folders: Any) -> Path:
    """The folder of an exercise."""
    found = find_exercises(folders)
    if name not in found:
        raise UnknownExercise(f"There is no exercise {name!r}.")
    return found[name]


def check_folder(folder: Path) -> list[Any]:
    """Interim."""
    load_exercise(folder)
    return []


def new_exercise(name: str, folder: Path) -> Path:
    """Interim."""
    raise ValueError("Not yet.")


KINDS: dict[str, type[Exercise]] = {"conversation": Scenario}


def _read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def load_exercise(folder: Path) -> Exercise:
    """The exercise in `folder`."""
    data = _read(folder / "exercise.yaml")
    return KINDS[data["kind"]].model_validate_json(json.dumps(data))


def load_playthroughs(folder: Path) -> tuple[Playthrough, ...]:
    """The playthroughs beside the exercise in `folder`, by file name."""
    return tuple(
        Playthrough.model_validate_json(json.dumps({"id": path.stem, **_read(path)}))
        for path in sorted((folder / "playthroughs").glob("*.yaml"))
    )


def exercise_from_json(text: str) -> Exercise:
    """The exercise that `Exercise.to_json` wrote."""
    return KINDS[json.loads(text)["kind"]].model_validate_json(text)
