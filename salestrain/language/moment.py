"""Where a talk stands when a line is typed: what can be meant, and what was said just before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Moment:
    """What the reader is told of the talk.

    `legal` are the moves that are possible now, `answers` the ordinary answers that there are, each with how many
    replies ago the buyer said what it takes up (None for what takes up nothing), `expected` the moves that would
    answer the buyer's own question, `spent` those that were made before, `told` the moves and answers to which
    the buyer has nothing new to say, `barred` the moves that were looked at and found to lack proof.
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
        """A moment of which no more is known."""
        return cls(frozenset(legal), last_line)
