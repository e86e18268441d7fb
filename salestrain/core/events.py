"""The shared vocabulary: moves (what the learner does) and events (what happened as a result).

A kind of practice takes a `Move` and answers with `Event`s. Only moves are stored; events, state, score and debrief are
derived from them by replay. Everything here is plain data that survives a round trip through JSON byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Any  # None, bool, int, str, list or dict of these; floats occur only as the confidence of a reading


def canonical(data: Json) -> str:
    """Return the canonical JSON text of `data`: sorted keys and no spaces, so that equal data gives equal bytes."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Move:
    """One action of the learner: a verb and its arguments. Nothing else is stored.

    In a conversation the verbs are `choose`, `say`, `none_of_these`, `correct`, `predict`, `judge` and `open_debrief`.
    """

    verb: str
    data: Mapping[str, Json] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the canonical JSON text, which `from_json` reads back."""
        return canonical({"verb": self.verb, "data": dict(self.data)})

    @classmethod
    def from_json(cls, text: str) -> Move:
        """Return the move that `to_json` wrote."""
        raw = json.loads(text)
        return cls(raw["verb"], raw["data"])


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, named in the past tense.

    `turn` counts the learner's lines; 0 is before the talk. `tags` hold what the kind noticed about the event, written
    `sort:name` (`kind:pitch`, `fact:f.deadline`). The rubric looks at tags only, so that one rubric module serves every
    kind.
    """

    kind: str
    turn: int
    data: Mapping[str, Json] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the canonical JSON text."""
        return canonical({"kind": self.kind, "turn": self.turn, "data": dict(self.data), "tags": self.tags})


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that still count.

    A correction revokes the events of the turn it corrects, and remains itself. An aside or a line that was not
    understood and is corrected afterwards turns out to have been a move, so the reply to it is revoked.
    """
    kept: list[Event] = []
    for event in events:
        if event.kind == "set_right" and kept and kept[-1].kind in ("set_aside", "not_understood"):
            kept.pop()
        if event.kind == "corrected":
            kept = [earlier for earlier in kept if earlier.turn < event.turn or earlier.kind == "attempt_started"]
        kept.append(event)
    return tuple(kept)


def digest(events: Iterable[Event]) -> str:
    """Return a sha256 over the events in order; equal digests mean equal histories."""
    chain = hashlib.sha256()
    for event in events:
        chain.update(event.to_json().encode())
        chain.update(b"\n")
    return chain.hexdigest()


def rng(exercise: str, version: str, seed: int, turn: int, purpose: str) -> random.Random:
    """Return the random stream for one purpose in one turn; streams never influence each other.

    Args:
        exercise: id of the exercise.
        version: version of the exercise; only its first two parts count, so that fixing a typo does not change a talk.
        seed: seed of the attempt.
        turn: number of the turn.
        purpose: what the random numbers are used for.
    """
    major_minor = ".".join(version.split(".")[:2])
    key = f"{exercise}|{major_minor}|{seed}|{turn}|{purpose}"
    # Randomness here must be repeatable and protects no secret.
    return random.Random(int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]))  # noqa: S311


class Refusal(Exception):
    """Raised when a move is not possible here.

    The message is a sentence for the learner, and nothing has changed.
    """
