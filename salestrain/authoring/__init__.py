"""YAML in, frozen content out, or every mistake at once with file and line."""

from .loading import (
    ExerciseMistakes,
    UnknownExercise,
    check_folder,
    find_exercises,
    load_exercise,
    load_playthroughs,
    new_exercise,
)

__all__ = [
    "ExerciseMistakes",
    "UnknownExercise",
    "check_folder",
    "find_exercises",
    "load_exercise",
    "load_playthroughs",
    "new_exercise",
]
