"""What is handed out of an attempt: plain data, of which every export makes its own form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..core.events import Event, Move

LEARNER = 12
"""Hexadecimal digits of a pseudonym."""


@dataclass(frozen=True, slots=True)
class Step:
    """One move with the moment at which it was stored, and what it led to."""

    seq: int
    at: datetime
    move: Move
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Earned:
    """What a finished attempt came to: the total out of 100, the marks by criterion, the ending if there are any."""

    total: int
    marks: Mapping[str, int]
    ending: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """An attempt as it is handed out.

    `learner` is a pseudonym or a nickname that its learner chose. An attempt that nobody finished has no `earned`;
    `left` says that its learner has begun another one at the same exercise since.
    """

    attempt: str
    learner: str
    exercise: str
    title: str
    version: str
    lang: str
    activity: str
    begun: datetime
    steps: tuple[Step, ...]
    earned: Earned | None = None
    parent: str | None = None
    fork_seq: int | None = None
    left: bool = False

    @property
    def ended(self) -> datetime:
        """The moment of the last move."""
        return self.steps[-1].at if self.steps else self.begun


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody who observed a talk marked, and let the one see who sold; both by the names handed out."""

    by: str
    of: str
    exercise: str
    title: str
    version: str
    lang: str
    at: datetime
    marks: Mapping[str, int]


def pseudonym(key: str, salt: str) -> str:
    """Return a name that stands for somebody: the same for the same key and salt, and telling nothing of them."""
    return "learner-" + hashlib.sha256(f"{salt}|{key}".encode()).hexdigest()[:LEARNER]


def by_learner(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the records of each learner, in the order of their names."""
    found: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda record: (record.learner, record.begun)):
        found.setdefault(record.learner, []).append(record)
    return found
