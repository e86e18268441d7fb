"""The exercises there are: found in their folders, and each read once for as long as its file stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .. import places
from ..core.exercise import Exercise
from ..core.kind import KINDS
from ..core.problems import ExerciseMistakes
from .loading import FILE, find_exercises, find_folder, load_exercise

_KIND = re.compile(r"^kind: *[\"']?([a-z_]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Training:
    """An exercise that trains one thing, and what in it does so: its id, and what it is called."""

    exercise: str
    title: str
    part: str
    label: str


class Library:
    """The exercises in some folders; of two with one name the one in the earlier folder."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[Path, tuple[tuple[int, int], Exercise]] = {}

    def folders(self) -> dict[str, Path]:
        """Return the folder of each exercise, by name; looked at again on every call."""
        return find_exercises(self._folders)

    def folder(self, name: str) -> Path:
        """Return the folder of the exercise of this name, or at this path.

        Raises `UnknownExercise`, its text naming the nearest exercise.
        """
        return find_folder(name, self._folders)

    def get(self, name: str) -> Exercise:
        """Return the exercise of this name, or at this path. Raises `UnknownExercise` or `ExerciseMistakes`."""
        return self.load(self.folder(name))

    def load(self, folder: Path) -> Exercise:
        """Return the exercise in a folder. Raises `ExerciseMistakes` with all that is wrong in its file."""
        stamp = _stamp(folder / FILE)
        kept = self._read.get(folder)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        exercise = load_exercise(folder)
        self._read[folder] = stamp, exercise
        return exercise

    def by_kind(self, kind: str) -> Iterator[Exercise]:
        """Yield the exercises of one kind that are free of mistakes; the others are not read whole."""
        for folder in self.folders().values():
            found = _KIND.search((folder / FILE).read_text(encoding="utf-8", errors="replace"))
            if found is None or found[1] != kind:
                continue
            try:
                yield self.load(folder)
            except ExerciseMistakes:
                continue

    def training_for(self, criterion: str) -> Training | None:
        """Return the first exercise with something that trains this criterion of a rubric, or None."""
        for name, kind in KINDS.items():
            if kind.trains is None:
                continue
            for exercise in self.by_kind(name):
                found = kind.trains(exercise, criterion)
                if found is not None:
                    return Training(exercise.id, exercise.title, *found)
        return None


def library() -> Library:
    """Return the library of the folders that the settings name now."""
    return _library(places.exercises_folders())


@cache
def _library(folders: tuple[Path, ...]) -> Library:
    return Library(folders)


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when the file does."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
