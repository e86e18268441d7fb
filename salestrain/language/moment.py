"""Situation in a talk when a line is typed: what it can mean, and what was said just before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Moment:
    """What the reader knows about the talk.

    `legal`: moves that are possible now. `answers`: ordinary answers that are available, each with how many replies ago
    the buyer said what it takes up (None if it takes up nothing). `expected`: moves that would answer the buyer's own
    question. `spent`: moves that were made before. `told`: moves and answers to which the buyer has nothing to add.
    `barred`: moves that were considered and found to lack proof.
    """

    legal: frozenset[str]
    last_line: str = ""
    answers: Mapping[str, int | None] = field(default_factory=dict)
    expected: frozenset[str] = frozenset()
    spent: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()

    @classmethod
    def of(cls, legal: Collection[str], last_line: str = "") -> Moment:
        """Return a moment about which no more is known."""
        return cls(frozenset(legal), last_line)
