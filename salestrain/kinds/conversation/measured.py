"""Measured difficulty of an exercise: the file `measured.json` beside it, and whether its figures are still valid.

The figures are computed by `solver.difficulty`; this module only reads them and never plays a talk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from ...core.by_digest import ByDigest
from ...core.events import canonical
from ...core.exercise import Exercise, Model
from .content import Scenario

FILE = "measured.json"
BOTS_VERSION = 1
"""Version of the bots; raise it if a bot plays or a difficulty is computed differently, which expires all figures."""
SEEDS = 1_000
"""Number of talks each bot holds for published figures."""

GUIDING_VERSION = 1
"""Version of how guided lines are chosen and clicked; raise it if either changes."""
CLICKS = 80
"""Number of talks each clicker holds."""
CLICKER_AT_MOST = 60
"""Mean total that a clicker must stay under with a buyer of difficulty 3 or more."""

Total = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]


class Figures(Model):
    """Results of one bot.

    `low` and `high` bound the mean total with 95 % confidence; `lines` is the mean per talk. `wins` is the share of
    talks that ended in success, `right` the share of right judgements. `variants` holds the mean total of each variant
    drawn.
    """

    talks: Annotated[int, Field(ge=1)]
    total: Total
    low: float
    high: float
    wins: Share
    right: Share
    lines: Annotated[float, Field(ge=0)]
    variants: Mapping[str, Total] = {}


class Clicks(Model):
    """Results of one clicker: the mean total, given the right judgement, and the mean number of lines."""

    total: Total
    lines: Annotated[float, Field(ge=0)]


class Guided(Model):
    """How hard the talk is when lines are chosen; `best` is the best total from offered lines in each variant."""

    digest: str
    talks: int
    clickers: Mapping[str, Clicks]
    best: Mapping[str, Total]

    @property
    def clicker(self) -> float:
        """Mean total of the clicker that fares best."""
        return max(clicks.total for clicks in self.clickers.values())


class Measured(Model):
    """Measured difficulty, with the digest of the content it was measured on.

    `proven` means that no sequence of lines beats the perfect bot. `facility`, `difficulty` and `discrimination` are
    explained in `solver.difficulty`.
    """

    schema_: Literal["salestrain/measured@1"] = Field(default="salestrain/measured@1", alias="schema")
    digest: str
    bots_version: int
    seeds: int
    difficulty: Annotated[int, Field(ge=1, le=5)]
    facility: Total
    discrimination: Annotated[float, Field(ge=-1, le=1)]
    proven: bool
    bots: Mapping[str, Figures]
    guided: Guided | None = None

    def to_json(self) -> str:
        """Return the text of the file; equal figures give equal bytes."""
        left_out = {"guided"} if self.guided is None else set()
        return json.dumps(self.model_dump(mode="json", by_alias=True, exclude=left_out), indent=2) + "\n"


def _digest_of_play(scenario: Scenario) -> str:
    content: dict[str, Any] = scenario.model_dump(mode="json", by_alias=True, include=_PLAYED, exclude=_WORDS)
    content["version"] = scenario.version.split(".")[:2]  # the part that seeds the random streams
    content["judgement"]["options"] = list(scenario.judgement.options)
    for trait in content["buyer"]["traits"].values():
        del trait["why"]
    for variant in content["variants"]:
        for change in variant["set"]["facts"].values():
            del change["text"], change["tokens"]
    for fact, dumped in zip(scenario.facts, content["facts"], strict=True):
        dumped |= {"withhold": fact.withhold is not None, "cover": fact.cover is not None}
    return hashlib.sha256(canonical(content).encode()).hexdigest()


digest_of_play: ByDigest[Scenario, str] = ByDigest(_digest_of_play)
"""Returns a sha256 over everything that decides how a talk goes and what it is worth, ignoring wording."""


def _digest_of_guiding(scenario: Scenario) -> str:
    tempting = scenario.model_dump(mode="json", include={"tempting": {"__all__": {"id", "fault", "when", "costs"}}})
    content = [GUIDING_VERSION, digest_of_play(scenario), tempting]
    return hashlib.sha256(canonical(content).encode()).hexdigest()


digest_of_guiding: ByDigest[Scenario, str] = ByDigest(_digest_of_guiding)
"""Returns a sha256 over everything that decides which lines are offered and what they are worth."""


def read_measured(folder: Path) -> Measured | None:
    """Return the figures stored with the exercise in `folder`, or None if there is no valid file."""
    try:
        return Measured.model_validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def still_holds(measured: Measured, exercise: Exercise) -> bool:
    """Return whether the figures are for the same content, from the same bots, over enough talks."""
    same = isinstance(exercise, Scenario) and measured.digest == digest_of_play(exercise)
    return same and measured.bots_version == BOTS_VERSION and measured.seeds >= SEEDS


def fresh(folder: Path, exercise: Exercise) -> Measured | None:
    """Return the figures of the exercise in `folder` if they still hold, else None."""
    measured = read_measured(folder)
    return measured if measured is not None and still_holds(measured, exercise) else None


WORDS = {1: "gentle", 2: "easy", 3: "takes skill", 4: "demanding", 5: "hard"}
"""The word for each difficulty."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """Difficulty of an exercise from 1 to 5, either `measured` or estimated by its author.

    `clicking` is the mean total that choosing from the list without listening earns; None where it is not measured.
    """

    level: int
    measured: bool
    clicking: int | None = None

    def __str__(self) -> str:
        """Return the one label that card, brief, list and docs show: the number, and a word for it."""
        about = "" if self.measured else "about "
        return f"{about}{self.level} of 5, {WORDS[self.level]}"

    @property
    def source(self) -> str:
        """Return where the figure comes from, in words for a curious reader."""
        return f"measured by five bots in {SEEDS:,} talks each" if self.measured else "the author's estimate"

    @property
    def guided(self) -> str:
        """Return how hard it is when lines are chosen; empty where that is not measured."""
        if self.clicking is None:
            return ""
        return f"choosing without listening earns {self.clicking} of 100"


def difficulty_of(exercise: Exercise, folder: Path | None) -> Difficulty:
    """Return the measured difficulty of the exercise in `folder` if it still holds, else the author's label."""
    measured = fresh(folder, exercise) if folder is not None else None
    if measured is None:
        return Difficulty(exercise.difficulty, measured=False)
    return Difficulty(measured.difficulty, measured=True, clicking=_clicking(measured, exercise))


def _clicking(measured: Measured, exercise: Exercise) -> int | None:
    guided = measured.guided
    if guided is None or not isinstance(exercise, Scenario) or guided.digest != digest_of_guiding(exercise):
        return None
    return round(guided.clicker)


_PLAYED: Any = {
    "id": True,
    "state": True,
    "per_turn": True,
    "facts": True,
    "moves": True,
    "reactions": True,
    "agenda": True,
    "endings": True,
    "judgement": {"cite_facts", "model"},
    "rubric": True,
    "caps": True,
    "variants": True,
    "buyer": {"traits"},
    "briefing": {"known_at_start"},
}
_SPOKEN = {"say", "say_at", "label", "why", "by"}
_ASKED = {"early", "asks_back"}
_WORDS: Any = {
    "facts": {"__all__": {"label", "text", "tokens", "withhold_again", "debrief", "by", "lie"}},
    "moves": {"__all__": {"choice", "means", "about", "examples", "understand", "reply", "coach", "label", *_ASKED}},
    "reactions": {"__all__": _SPOKEN},
    "agenda": {"__all__": _SPOKEN},
    "endings": {"__all__": _SPOKEN},
    "judgement": {"model": {"__all__": {"why"}}},
    "rubric": {"__all__": {"label": True, "try_next": True, "levels": {"__all__": {"text"}}}},
    "caps": {"__all__": {"why"}},
}
