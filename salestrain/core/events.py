"""The vocabulary: what a learner does (a move) and what happened because of it (events).

A kind of practice takes a `Move` and answers with `Event`s.
Only moves are stored; events, state, score and debrief are derived from them by replay.
Everything here is plain data that survives a round trip through JSON, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Any  # None, bool, int, str, list, dict of the same; floats only where a reading carries a confidence


def canonical(data: Json) -> str:
    """The one JSON text of `data`: sorted keys, no spaces, so that equal data are equal bytes."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing the learner does: a verb and what it was done with. This, and nothing else, is stored.

    In a conversation the verbs are `choose`, `say`, `none_of_these`, `correct`, `predict`, `judge`
    and `open_debrief`.
    """

    verb: str
    data: Mapping[str, Json] = field(default_factory=dict)

    def to_json(self) -> str:
        """The canonical JSON text; `from_json` reads it back."""
        return canonical({"verb": self.verb, "data": dict(self.data)})

    @classmethod
    def from_json(cls, text: str) -> Move:
        """The move that `to_json` wrote."""
        raw = json.loads(text)
        return cls(raw["verb"], raw["data"])


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, in the past tense. `turn` counts the learner's lines; 0 is before the talk.

    `tags` are what the kind noticed about it, written `sort:name` (`kind:pitch`, `fact:f.deadline`).
    A rubric looks at tags and nothing else, so that one rubric module serves every kind.
    """

    kind: str
    turn: int
    data: Mapping[str, Json] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The canonical JSON text."""
        return canonical({"kind": self.kind, "turn": self.turn, "data": dict(self.data), "tags": self.tags})


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that still count: a correction takes back what its turn had led to; it stays itself.

    What is set right is a line beside the turns that was a move after all: its own answer is taken back.
    """
    kept: list[Event] = []
    for event in events:
        if event.kind == "set_right" and kept and kept[-1].kind in ("set_aside", "not_understood"):
            kept.pop()
        if event.kind == "corrected":
            kept = [e for e in kept if e.turn < event.turn or e.kind == "attempt_started"]
        kept.append(event)
    return tuple(kept)


def digest(events: Iterable[Event]) -> str:
    """A sha256 over the events in order, each chained to the one before: equal only for the same history."""
    chain = hashlib.sha256()
    for event in events:
        chain.update(event.to_json().encode())
        chain.update(b"\n")
    return chain.hexdigest()


def rng(exercise: str, version: str, seed: int, turn: int, purpose: str) -> random.Random:
    """The random stream for one purpose in one turn; streams never shift each other.

    `version` counts by its first two parts, so that a corrected typing error does not change a talk.
    """
    major_minor = ".".join(version.split(".")[:2])
    key = f"{exercise}|{major_minor}|{seed}|{turn}|{purpose}"
    # Chance here must be repeatable, and keeps no secret.
    return random.Random(int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]))  # noqa: S311


class Refusal(Exception):
    """The move is not possible here; the message is a sentence for the learner, and nothing has changed."""
