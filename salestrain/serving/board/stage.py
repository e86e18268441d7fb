"""What the pages of a workshop are made with."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field

from ...content import ExerciseMistakes, UnknownExercise
from ...content.library import Library
from ..workshop.by_hand import ByHandTalks
from .fishbowl import Fishbowl
from .looking_back import LookingBack
from .rating import RatingRounds
from .watch import Watch


@dataclass(frozen=True, slots=True)
class Stage:
    """The workshops that are watched, the exercises, the talks held together, and the debriefs and rating rounds.

    `sums` are the threads in which things are worked out, `by_hand` the talks in which a person plays the buyer.
    """

    watch: Watch
    library: Library
    fishbowl: Fishbowl
    looking_back: LookingBack
    ratings: RatingRounds
    sums: Executor
    by_hand: ByHandTalks
    _titles: dict[str, str] = field(default_factory=dict)

    def title(self, exercise: str) -> str:
        """Return the title of an exercise; its name if it is gone. Each is read once."""
        if exercise not in self._titles:
            try:
                self._titles[exercise] = self.library.get(exercise).title
            except (ExerciseMistakes, UnknownExercise):
                return exercise
        return self._titles[exercise]

    def close(self) -> None:
        """Stop watching, and work nothing more out."""
        self.watch.close()
        self.sums.shutdown(wait=False, cancel_futures=True)
