"""The learner's judgement beside what is true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ....core.session import Session

SURE, DOUBTFUL = 70, 40
"""Confidence, in percent, from which a learner was sure, and below which they leaned the other way."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The learner's judgement compared with the truth key.

    `verdict` says in a few words how it was judged. `brier` is (confidence - outcome)², from 0 (best) to 1 (worst).
    `decisive` lists the cited facts that decide the question, whichever answer was given, and `beside` those that do
    not; `overlooked` the deciding facts that were learned and not cited, `unheard` those that were not learned.
    """

    question: str
    answer: str
    confidence: int
    right: bool
    verdict: str
    truth: str
    why: str
    brier: float
    decisive: tuple[str, ...]
    beside: tuple[str, ...]
    overlooked: tuple[str, ...]
    unheard: tuple[str, ...]


def judgement_of(session: Session) -> Judged | None:
    """Return the judgement of a talk, or None if there was none."""
    data = session.state.judged
    if data is None:
        return None
    judgement, facts = session.exercise.judgement, session.script.facts
    known, cited, because = session.state.known, data["cited"], data["because"]

    def texts(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(facts[name].text for name in names)

    decisive = [name for name in cited if name in because]
    return Judged(
        question=judgement.question,
        answer=judgement.options[data["answer"]],
        confidence=data["confidence"],
        right=data["right"],
        verdict=_verdict(right=data["right"], confidence=data["confidence"], has_reasons=bool(decisive)),
        truth=judgement.options[data["truth"]],
        why=data["why"],
        brier=data["brier"] / 10_000,
        decisive=texts(decisive),
        beside=texts(name for name in cited if name not in because),
        overlooked=texts(name for name in because if name in known and name not in cited),
        unheard=texts(name for name in because if name not in known),
    )


def _verdict(*, right: bool, confidence: int, has_reasons: bool) -> str:
    """Return how it was judged, in a few words."""
    if not right:
        return "Misjudged, and sure of it" if confidence >= SURE else "Misjudged, and with some doubt"
    if not has_reasons:
        return "Right, but by luck: nothing that you cited decides it"
    if confidence >= SURE:
        return "Well judged"
    return "Well judged, and more doubtful than need be" if confidence >= DOUBTFUL else "Right, against your own doubt"
