"""What conditions query: a record of noticed tags with their moments, and bounds on numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

MOMENTS_PER_TURN = 1000
"""A moment is `turn * MOMENTS_PER_TURN + position`, which makes moments comparable within and across turns."""


def turn_of(moment: int) -> int:
    """Return the turn that a moment belongs to."""
    return moment // MOMENTS_PER_TURN


class Record(Protocol):
    """What a condition can query: the history and state of a practice."""

    def moments(self, tag: str) -> tuple[int, ...]:
        """Return the moments at which this tag was noticed, in order; empty if never."""

    def now(self, tag: str) -> bool:
        """Return whether the learner's current turn carries this tag."""

    def value(self, name: str) -> int:
        """Return a state variable such as `trust`, or the current `turn`."""

    def streak(self, kind: str) -> int:
        """Return how many of the latest moves in a row were of this kind (in a rubric: the longest run)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive lower and upper bounds on a whole number; either may be open."""

    low: int | None = None
    high: int | None = None

    def hold(self, number: int) -> bool:
        """Return whether `number` is within the bounds."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)
