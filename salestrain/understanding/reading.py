"""What was understood of typed text: the face of this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Wording:
    """How a seller may say one move: the guided choice, example wordings, and patterns as an extra."""

    move: str
    kind: str
    choice: str
    examples: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One part of the text, understood as one move.

    `confidence` is 0 to 1 with three decimals; `because` the nearest wording or the rule, in words;
    `span` the part of the text, as start and end.
    """

    move: str
    confidence: float
    because: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """Something the text does besides being a move, with the words that show it."""

    name: str
    span: tuple[int, int]
    because: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a text.

    `verdict` is `heard` (one or two moves), `unsure` (up to three candidates), `nothing`, `said_back`
    (it gives back what was said, which is no move now), `unknowable` (the buyer cannot know), `off_topic`,
    `meta` (meant for a machine) or `abuse`.
    `text` is the text as it was considered; `cut` says that what came after 600 characters was left out.
    """

    text: str
    verdict: str
    heard: tuple[Heard, ...] = ()
    candidates: tuple[Heard, ...] = ()
    acts: tuple[Act, ...] = ()
    cut: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` reads it back exactly."""
        return {
            "text": self.text,
            "verdict": self.verdict,
            "heard": [_part_to_json(part) for part in self.heard],
            "candidates": [_part_to_json(part) for part in self.candidates],
            "acts": [_part_to_json(act) for act in self.acts],
            "cut": self.cut,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that `to_json` wrote."""
        return cls(
            text=data["text"],
            verdict=data["verdict"],
            heard=tuple(Heard(**{**part, "span": tuple(part["span"])}) for part in data["heard"]),
            candidates=tuple(Heard(**{**part, "span": tuple(part["span"])}) for part in data["candidates"]),
            acts=tuple(Act(**{**act, "span": tuple(act["span"])}) for act in data["acts"]),
            cut=data["cut"],
        )


def _part_to_json(part: Heard | Act) -> dict[str, Any]:
    return {**asdict(part), "span": list(part.span)}
