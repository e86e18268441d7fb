"""What the learner sees after a talk, as data: marks with proof, what was missed, what to try.

The page shows a `Debrief` as a screen and computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....core.events import Event
from ....core.rubric import Scorecard
from ....core.session import Session
from ....talk_metrics import Profile
from ..solver import Course
from .comparing import GOING_ON, Comparison, compare
from .costs import Costs, cost_words, costs_of, reach_words
from .highlights import Moment, best_and_weakest
from .lines import YOU, Line, transcript
from .missed import Missed, missed_facts
from .profile import profile_of_session
from .reinterpretation import as_meant, turn_end
from .whatif import Option, WhatIf, options, what_if

__all__ = [
    "GOING_ON",
    "YOU",
    "Change",
    "Comparison",
    "Costs",
    "Debrief",
    "Judged",
    "Line",
    "Missed",
    "Moment",
    "Option",
    "WhatIf",
    "as_meant",
    "compare",
    "cost_words",
    "costs_of",
    "debrief",
    "options",
    "profile_of_session",
    "reach_words",
    "transcript",
    "turn_end",
    "what_if",
]

NOTHING_TO_MEND = "Nothing to mend"


@dataclass(frozen=True, slots=True)
class Change:
    """Change of the buyer's trust or patience, with its reason."""

    turn: int
    name: str
    by: int
    to: int
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The learner's judgement compared with the truth key.

    `brier` is (confidence - outcome)², from 0 (best) to 1 (worst). `support` lists the cited facts that support the
    right answer, `beside` those that do not, and `because` all facts that make the right answer right.
    """

    question: str
    answer: str
    confidence: int
    right: bool
    truth: str
    why: str
    brier: float
    support: tuple[str, ...]
    beside: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything there is to see after a talk.

    `gap` is the learner's predicted total minus the total; `costs` is set once they have been worked out.
    """

    title: str
    buyer: str
    ending: str
    verdict: str
    said_last: str
    scorecard: Scorecard
    predicted: int | None
    gap: int | None
    judged: Judged | None
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]
    learned: tuple[str, ...]
    missed: tuple[Missed, ...]
    best: tuple[Moment, ...]
    weakest: tuple[Moment, ...]
    try_next: str
    try_criterion: str
    try_id: str
    corrections: int
    profile: Profile
    costs: Costs | None = None


def debrief(session: Session, course: Course | None = None) -> Debrief:
    """Return the debrief of a talk that has ended.

    With a `course`, it also says what each line cost, and the weakest moments are those that cost most.

    Raises:
        ValueError: the talk is still going on.
    """
    events = session.standing()
    end = next((event for event in events if event.kind == "ended"), None)
    if end is None:
        raise ValueError("The talk is still going on; there is nothing to look back on yet.")
    scorecard = session.score()
    predicted = next((event.data["total"] for event in events if event.kind == "predicted"), None)
    best, weakest = best_and_weakest(session, course)
    focus = max(scorecard.marks, key=lambda mark: mark.lost)
    is_full = not focus.lost
    return Debrief(
        title=session.exercise.title,
        buyer=session.exercise.buyer.name,
        ending=end.data["label"],
        verdict=end.data["verdict"],
        said_last=end.data["say"],
        scorecard=scorecard,
        predicted=predicted,
        gap=None if predicted is None else predicted - scorecard.total,
        judged=_judged(session),
        lines=transcript(session),
        changes=_changes(events),
        learned=tuple(session.script.facts[name].text for name in session.state.known),
        missed=missed_facts(session),
        best=best,
        weakest=weakest,
        try_next=_what_next(session) if is_full else focus.try_next,
        try_criterion=NOTHING_TO_MEND if is_full else focus.label,
        try_id="" if is_full else focus.criterion,
        corrections=sum(event.kind == "corrected" for event in session.events),
        profile=profile_of_session(session),
        costs=costs_of(course, scorecard.total, session.state.judged is not None) if course else None,
    )


def _changes(events: Sequence[Event]) -> tuple[Change, ...]:
    return tuple(
        Change(event.turn, event.data["name"], event.data["by"], event.data["to"], event.data["why"])
        for event in events
        if event.kind == "changed" and event.data["source"] != "per_turn"
    )


def _what_next(session: Session) -> str:
    """Return advice on something harder, after a talk in which nothing was lost."""
    if any(event.kind == "understood" and event.data["how"] == "chosen" for event in session.standing()):
        return "Every criterion is full. Hold the next talk in your own words instead of choosing lines."
    return "Every criterion is full. Try a harder buyer, or the same one again: what is true may differ."


def _judged(session: Session) -> Judged | None:
    data = session.state.judged
    if data is None:
        return None
    judgement = session.exercise.judgement
    facts = session.script.facts
    return Judged(
        question=judgement.question,
        answer=judgement.options[data["answer"]],
        confidence=data["confidence"],
        right=data["right"],
        truth=judgement.options[data["truth"]],
        why=data["why"],
        brier=data["brier"] / 10_000,
        support=tuple(facts[name].text for name in data["supporting"]),
        beside=tuple(facts[name].text for name in data["cited"] if name not in data["supporting"]),
        because=tuple(facts[name].text for name in data["because"]),
    )
