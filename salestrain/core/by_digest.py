"""Something that takes a while to make of an exercise, made once for each content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from .exercise import Exercise

Content = TypeVar("Content", bound=Exercise)
Made = TypeVar("Made")
MOST = 32
"""So many are kept; the one that was made first goes first."""


class ByDigest(Generic[Content, Made]):
    """Call it with an exercise: the same content gives the same object, whoever asks and however often."""

    def __init__(self, make: Callable[[Content], Made]) -> None:
        self._make = make
        self._made: dict[str, Made] = {}

    def __call__(self, exercise: Content) -> Made:
        """Return what was made of this content, or make it now. Raises what making it raises."""
        found = self._made.get(exercise.digest)
        if found is None:
            found = self._make(exercise)
            while len(self._made) >= MOST:
                self._made.pop(next(iter(self._made)))
            self._made[exercise.digest] = found
        return found
