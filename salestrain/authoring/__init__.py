"""YAML in, frozen content out, or every mistake at once with file and line."""

from .exercise import Exercise
from .loading import (
    check_folder,
    exercise_from_json,
    find_exercises,
    find_folder,
    hidden_exercises,
    load_exercise,
    load_playthroughs,
)
from .making import new_exercise
from .problems import ExerciseMistakes, Problem, UnknownExercise

__all__ = [
    "Exercise",
    "ExerciseMistakes",
    "Problem",
    "UnknownExercise",
    "check_folder",
    "exercise_from_json",
    "find_exercises",
    "find_folder",
    "hidden_exercises",
    "load_exercise",
    "load_playthroughs",
    "new_exercise",
]
