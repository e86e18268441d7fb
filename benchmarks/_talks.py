"""The talks on the shelf, for the benchmarks that hold them."""

from __future__ import annotations

from pathlib import Path

from salestrain.content import find_exercises
from salestrain.content.loading import load_exercise
from salestrain.kinds.conversation.content import Scenario
from salestrain.places import exercises_folders


def talks_on_the_shelf() -> dict[str, tuple[Path, Scenario]]:
    """Name to folder and scenario, of every exercise that is a talk."""
    loaded = {name: (folder, load_exercise(folder)) for name, folder in find_exercises(exercises_folders()).items()}
    return {name: (folder, one) for name, (folder, one) in loaded.items() if isinstance(one, Scenario)}
