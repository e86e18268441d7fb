"""How confidence and what is shown stand to each other: earned, fragile, a hidden strength, or to build next.

The four fields come from the article on which this exercise rests: confidence that has a source (a plan kept, results
shown) is earned; confidence without one is not. Rating at graded difficulties, "I can do this now" from 0 to 100, is
Bandura's way (Guide for constructing self-efficacy scales, 2006).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ...statistics.rates import Estimate, wilson
from .content import Ledger
from .state import State

Field = Literal["earned", "fragile", "hidden", "next"]
FIELDS: Mapping[Field, str] = {
    "earned": "Earned",
    "fragile": "Fragile",
    "hidden": "Hidden strength",
    "next": "Build next",
}
SENTENCES: Mapping[Field, str] = {
    "earned": "You are sure of it, and something shows it.",
    "fragile": "You are sure of it, and nothing here shows it yet. Show it, or look again.",
    "hidden": "Something shows it, and you are less sure than you could be.",
    "next": "You are not sure of it, and nothing here shows it yet.",
}
SURE = 60.0
"""Confidence, 0 to 100, from which somebody counts as sure of a part."""
SHOWS = 0.6
"""Mean share of the marks from which practice shows a part."""
FEWEST_MARKS = 2
"""One mark may be luck; so many show something."""
FEWEST_WINS = 2
"""So many wins, each with what was done and its evidence, show a part as well."""
FEWEST_JUDGEMENTS = 5
"""Judgements below which nothing is said of how well somebody judges."""
ROSE = 10.0
"""Points by which confidence must rise to be spoken of."""


def field_of(state: State, part: str) -> Field | None:
    """Return where a part stands; None while it is not rated."""
    confidence = state.confidence(part)
    if confidence is None:
        return None
    has_proof = is_shown(state, part)
    if confidence >= SURE:
        return "earned" if has_proof else "fragile"
    return "hidden" if has_proof else "next"


def is_shown(state: State, part: str) -> bool:
    """Return whether a learner's own practice shows a part, or wins that rest on something."""
    shown = state.shown.get(part)
    by_marks = shown is not None and shown.n >= FEWEST_MARKS and shown.share >= SHOWS
    return by_marks or solid_wins(state, part) >= FEWEST_WINS


def solid_wins(state: State, part: str) -> int:
    """Return how many wins of a part name what was done and what shows it."""
    return sum(win["part"] == part and win["acts"] and bool(win["evidence"]) for win in state.wins.values())


@dataclass(frozen=True, slots=True)
class Link:
    """Two parts that follow each other, and the chance that both go well if confidence is right, from 0 to 1."""

    first: str
    second: str
    together: float


def weakest_link(ledger: Ledger, state: State) -> Link | None:
    """Return the weakest link between neighbouring parts; None while no two neighbours are rated.

    Both parts have to go well, so what somebody gives each is multiplied.
    """
    links = []
    for first, second in pairwise(ledger.parts):
        one, other = state.confidence(first.id), state.confidence(second.id)
        if one is not None and other is not None:
            links.append(Link(first.id, second.id, one / 100 * other / 100))
    return min(links, key=lambda link: link.together, default=None)


def rose_without_practice(state: State, part: str) -> float | None:
    """Return by how many points confidence in a part rose although nothing new was practised; None if it did not."""
    ratings, counts = state.ratings.get(part, ()), state.shown_at_rating.get(part, ())
    if len(ratings) < 2 or counts[-1] > counts[-2]:
        return None
    rise = (sum(ratings[-1]) - sum(ratings[-2])) / 3
    return rise if rise >= ROSE else None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well somebody judges: mean confidence, rate of right judgements with its 95 % interval, and Brier's score.

    `brier` is the mean of (confidence - outcome)², from 0, which is best, to 1.
    """

    confidence: float
    right: Estimate
    brier: float

    @property
    def bias(self) -> float:
        """Mean confidence minus the rate of right judgements: above 0 is surer than right."""
        return self.confidence - self.right.value

    @property
    def is_clear(self) -> bool:
        """Whether the confidence lies outside of the interval, so that it is more than chance."""
        return not self.right.low <= self.confidence <= self.right.high


def calibration(state: State) -> Calibration | None:
    """Return how well somebody judges in talks; None for fewer than five judgements."""
    judged = state.judged
    n = len(judged)
    if n < FEWEST_JUDGEMENTS:
        return None
    confidence = sum(sure for sure, _ in judged) / n / 100
    brier = sum((sure / 100 - right) ** 2 for sure, right in judged) / n
    return Calibration(confidence, wilson(sum(right for _, right in judged), n), brier)
