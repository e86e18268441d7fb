"""The available exercises: found in their folders, each parsed once for as long as its file is unchanged."""

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
    """A part of an exercise that trains a criterion: `part` is its id, `label` its name."""

    exercise: str
    title: str
    part: str
    label: str


class Library:
    """The exercises in several folders; of two with the same name, the one in the earlier folder counts."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[Path, tuple[tuple[int, int], Exercise]] = {}

    def folders(self) -> dict[str, Path]:
        """Return the folder of each exercise, by name; scanned anew on every call."""
        return find_exercises(self._folders)

    def folder(self, name: str) -> Path:
        """Return the folder of the exercise with this name, or at this path.

        Raises `UnknownExercise`, whose message suggests the nearest exercise.
        """
        return find_folder(name, self._folders)

    def get(self, name: str) -> Exercise:
        """Return the exercise with this name, or at this path. Raises `UnknownExercise` or `ExerciseMistakes`."""
        return self.load(self.folder(name))

    def load(self, folder: Path) -> Exercise:
        """Return the exercise in a folder. Raises `ExerciseMistakes` with all mistakes in its file."""
        now = stamp(folder / FILE)
        cached = self._read.get(folder)
        if cached is not None:
            cached_stamp, exercise = cached
            if cached_stamp == now:
                return exercise
        exercise = load_exercise(folder)
        self._read[folder] = now, exercise
        return exercise

    def by_kind(self, kind: str) -> Iterator[Exercise]:
        """Yield the exercises of one kind that are free of mistakes; exercises of other kinds are not parsed."""
        for folder in self.folders().values():
            match = _KIND.search((folder / FILE).read_text(encoding="utf-8", errors="replace"))
            if match is None or match[1] != kind:
                continue
            try:
                yield self.load(folder)
            except ExerciseMistakes:
                continue

    def training_for(self, criterion: str) -> Training | None:
        """Return the first part of an exercise that trains this criterion of a rubric, or None."""
        for name, kind in KINDS.items():
            if kind.trains is None:
                continue
            for exercise in self.by_kind(name):
                training = kind.trains(exercise, criterion)
                if training is not None:
                    return Training(exercise.id, exercise.title, *training)
        return None


def library() -> Library:
    """Return the library of the folders that the settings name at present."""
    return _library(places.exercises_folders())


@cache
def _library(folders: tuple[Path, ...]) -> Library:
    return Library(folders)


def stamp(path: Path) -> tuple[int, int]:
    """Return modification time and size, which change when the file does; zeros if there is no file."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
