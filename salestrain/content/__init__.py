"""Loading of exercises: YAML in, immutable content out, or all mistakes at once with file and line."""

from ..core.exercise import Exercise
from ..core.problems import ExerciseMistakes, Problem, UnknownExercise
from .loading import (
    check_folder,
    exercise_from_json,
    find_exercises,
    find_folder,
    hidden_exercises,
    load_exercise,
    load_playthroughs,
)
from .scaffold import new_exercise

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
