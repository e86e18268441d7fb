"""Cache of objects that are expensive to derive from an exercise, one per content digest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from .exercise import Exercise

Content = TypeVar("Content", bound=Exercise)
Derived = TypeVar("Derived")
MOST = 32
"""Maximum number of cached objects; the oldest is evicted first."""


class ByDigest(Generic[Content, Derived]):
    """Callable cache: exercises with the same content give the same object."""

    def __init__(self, make: Callable[[Content], Derived]) -> None:
        self._make = make
        self._by_digest: dict[str, Derived] = {}

    def __call__(self, exercise: Content) -> Derived:
        """Return the object derived from this content, deriving it on first use.

        Raises whatever the factory raises.
        """
        derived = self._by_digest.get(exercise.digest)
        if derived is None:
            derived = self._make(exercise)
            while len(self._by_digest) >= MOST:
                self._by_digest.pop(next(iter(self._by_digest)), None)  # another thread may have been faster
            self._by_digest[exercise.digest] = derived
        return derived
