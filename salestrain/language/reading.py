"""Data model of what was understood of typed text: the public interface of this package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

_WHERE_SET = ("sort", "proposed", "addresses", "figure", "about")
"""Fields of a reading that are stored only if there is something in them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a seller may word one move: the guided choice, example wordings, and optional patterns."""

    move: str
    kind: str
    choice: str
    examples: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Part of the text understood as one move.

    `confidence` is 0 to 1 with three decimals; `because` is the nearest wording or the rule, in words; `span` is the
    part of the text, as start and end.
    """

    move: str
    confidence: float
    because: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answered:
    """Part of the text that the buyer answers outside the score.

    `id` is the exercise's own answer; it is empty if `say` has lines with which any buyer can answer this `intent`.
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
    """What was understood of a text.

    `verdict` is one of:

    - `heard`: one or two moves, perhaps with answers beside them;
    - `answered`: ordinary, and answered at no cost;
    - `early`: a move that is not possible yet;
    - `told`: more is asked than there is to tell;
    - `asks_back`: a move that would end the talk or cost something, while a doubt remains;
    - `unsure`: up to three candidates;
    - `nothing`: not understood;
    - `not_said`: it plays back a figure that was never given, named by `figure`;
    - `said_back`: it repeats what was said, which is not a move now;
    - `unknowable`: the buyer cannot know;
    - `off_topic`, `meta` (meant for a machine) or `abuse`.

    `candidates` are other moves that may have been meant. `sort` is the sort of line if no more is known, and `puzzled`
    what a buyer can say to that. `proposed` is the day and hour of a next step, in words. `addresses` says that the
    text may answer what the buyer has just asked. `about` names which of several answers to a move is asked for. `text`
    is the text as it was read; `cut` says that everything after 600 characters was ignored.
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
    figure: str = ""
    about: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return plain data, which `from_json` reads back exactly."""
        data: dict[str, Any] = {
            "text": self.text,
            "verdict": self.verdict,
            "heard": [_part_to_json(part) for part in self.heard],
            "candidates": [_part_to_json(part) for part in self.candidates],
            "acts": [_part_to_json(act) for act in self.acts],
            "cut": self.cut,
        }
        if self.answers:
            data["answers"] = [{**_part_to_json(answer), "say": list(answer.say)} for answer in self.answers]
        if self.early:
            data["early"] = [_part_to_json(part) for part in self.early]
        if self.puzzled:
            data["puzzled"] = list(self.puzzled)
        return data | {key: getattr(self, key) for key in _WHERE_SET if getattr(self, key)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        """Return the reading that `to_json` wrote."""
        return cls(
            text=data["text"],
            verdict=data["verdict"],
            heard=_heard(data["heard"]),
            candidates=_heard(data["candidates"]),
            acts=tuple(Act(**{**act, "span": tuple(act["span"])}) for act in data["acts"]),
            cut=data["cut"],
            answers=tuple(
                Answered(**{**answer, "span": tuple(answer["span"]), "say": tuple(answer["say"])})
                for answer in data.get("answers", ())
            ),
            early=_heard(data.get("early", ())),
            sort=data.get("sort", ""),
            puzzled=tuple(data.get("puzzled", ())),
            proposed=data.get("proposed", ""),
            addresses=data.get("addresses", False),
            figure=data.get("figure", ""),
            about=data.get("about", ""),
        )


def _heard(parts: Any) -> tuple[Heard, ...]:
    return tuple(Heard(**{**part, "span": tuple(part["span"])}) for part in parts)


def _part_to_json(part: Heard | Answered | Act) -> dict[str, Any]:
    return {**asdict(part), "span": list(part.span)}
