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
class Answered:
    """One part of the text that the buyer answers beside the score.

    `id` is the exercise's own answer, or empty where `say` has lines with which any buyer can answer this `intent`;
    `label` says in words what the line is.
    """

    id: str
    intent: str
    label: str
    say: tuple[str, ...]
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

    `verdict` is `heard` (one or two moves, perhaps with answers beside them), `answered` (ordinary, and answered at
    no cost), `early` (a move that is not possible yet), `told` (more is asked than there is to tell), `asks_back` (a
    move that would end the talk or cost something, and a doubt is left), `unsure` (up to three candidates), `nothing`,
    `said_back` (it gives back what was said, which is no move now), `unknowable` (the buyer cannot know), `off_topic`,
    `meta` (meant for a machine) or `abuse`.
    `candidates` are what else may have been meant. `sort` is what sort of line it is where no more is known, `puzzled`
    what a buyer can say to that; `proposed` is the day and hour of a next step, in words; `addresses` says that it may
    be an answer to what the buyer has just asked.
    `text` is the text as it was considered; `cut` says that what came after 600 characters was left out.
    """

    text: str
    verdict: str
    heard: tuple[Heard, ...] = ()
    candidates: tuple[Heard, ...] = ()
    acts: tuple[Act, ...] = ()
    cut: bool = False
    answers: tuple[Answered, ...] = ()
    early: tuple[Heard, ...] = ()
    sort: str = ""
    puzzled: tuple[str, ...] = ()
    proposed: str = ""
    addresses: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` reads it back exactly."""
        data: dict[str, Any] = {
            "text": self.text,
            "verdict": self.verdict,
            "heard": [_part_to_json(part) for part in self.heard],
            "candidates": [_part_to_json(part) for part in self.candidates],
            "acts": [_part_to_json(act) for act in self.acts],
            "cut": self.cut,
        }
        if self.answers:
            data["answers"] = [{**_part_to_json(one), "say": list(one.say)} for one in self.answers]
        if self.early:
            data["early"] = [_part_to_json(part) for part in self.early]
        if self.puzzled:
            data["puzzled"] = list(self.puzzled)
        return data | {key: getattr(self, key) for key in ("sort", "proposed", "addresses") if getattr(self, key)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that `to_json` wrote."""
        return cls(
            text=data["text"],
            verdict=data["verdict"],
            heard=_heard(data["heard"]),
            candidates=_heard(data["candidates"]),
            acts=tuple(Act(**{**act, "span": tuple(act["span"])}) for act in data["acts"]),
            cut=data["cut"],
            answers=tuple(
                Answered(**{**one, "span": tuple(one["span"]), "say": tuple(one["say"])})
                for one in data.get("answers", ())
            ),
            early=_heard(data.get("early", ())),
            sort=data.get("sort", ""),
            puzzled=tuple(data.get("puzzled", ())),
            proposed=data.get("proposed", ""),
            addresses=data.get("addresses", False),
        )


def _heard(parts: Any) -> tuple[Heard, ...]:
    return tuple(Heard(**{**part, "span": tuple(part["span"])}) for part in parts)


def _part_to_json(part: Heard | Answered | Act) -> dict[str, Any]:
    return {**asdict(part), "span": list(part.span)}
