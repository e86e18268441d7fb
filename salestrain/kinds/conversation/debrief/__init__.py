"""What the learner sees after a talk, as data: marks with proof, what was missed, what to try.

The page shows a `Debrief` as a screen and computes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from ....core.rubric import Scorecard
from ....core.session import Session
from ....talk_metrics import Profile
from ..by_hand import is_with_a_person
from ..scale import level_words
from ..solver import Course
from .advice import Advice, advice_of
from .comparing import GOING_ON, Comparison, compare
from .costs import Costs, cost_words, costs_of, reach_words
from .highlights import Moment, Moments, moments_of
from .judged import Judged, judgement_of
from .lines import YOU, Line, numbered, transcript
from .looking_back import OwnView, own_view
from .missed import Missed, missed_facts
from .profile import profile_of_session
from .reinterpretation import as_meant, turn_end
from .whatif import Option, WhatIf, options, what_if

__all__ = [
    "GOING_ON",
    "YOU",
    "Advice",
    "Change",
    "Comparison",
    "Costs",
    "Debrief",
    "Judged",
    "Line",
    "Missed",
    "Moment",
    "Moments",
    "Option",
    "OwnView",
    "WhatIf",
    "as_meant",
    "compare",
    "cost_words",
    "costs_of",
    "debrief",
    "numbered",
    "options",
    "profile_of_session",
    "reach_words",
    "transcript",
    "turn_end",
    "what_if",
]


@dataclass(frozen=True, slots=True)
class Change:
    """Change of the buyer's trust or patience, with its reason; `level` is the value after it on its scale."""

    turn: int
    name: str
    by: int
    level: str
    why: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything there is to see after a talk.

    `gap` is the learner's predicted total minus the total; `costs` and `moments` are set once it has been worked out
    what each line cost; `own` is what the learner named before the debrief. Where a person played the buyer, nothing is
    proven of other lines.
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
    moments: Moments | None
    own: OwnView | None
    advice: Advice
    corrections: int
    profile: Profile
    costs: Costs | None = None
    is_with_a_person: bool = False


def debrief(session: Session, course: Course | None = None) -> Debrief:
    """Return the debrief of a talk that has ended.

    With a `course`, it also says what each line cost, and which lines were best and weakest.

    Raises:
        ValueError: the talk is still going on.
    """
    events = session.standing()
    end = next((event for event in events if event.kind == "ended"), None)
    if end is None:
        raise ValueError("The talk is still going on; there is nothing to look back on yet.")
    scorecard = session.score()
    predicted = next((event.data["total"] for event in events if event.kind == "predicted"), None)
    moments = moments_of(session, course) if course else None
    missed = missed_facts(session)
    return Debrief(
        title=session.exercise.title,
        buyer=session.exercise.buyer.name,
        ending=end.data["label"],
        verdict=end.data["verdict"],
        said_last=end.data["say"],
        scorecard=scorecard,
        predicted=predicted,
        gap=None if predicted is None else predicted - scorecard.total,
        judged=judgement_of(session),
        lines=transcript(session),
        changes=_changes(session),
        learned=tuple(session.script.facts[name].text for name in session.state.known),
        missed=missed,
        moments=moments,
        own=own_view(session, moments),
        advice=advice_of(session, scorecard, missed),
        corrections=len({event.turn for event in session.events if event.kind == "corrected"}),
        profile=profile_of_session(session),
        costs=costs_of(course, scorecard.total, judged=session.state.judged is not None) if course else None,
        is_with_a_person=is_with_a_person(session.state),
    )


def _changes(session: Session) -> tuple[Change, ...]:
    state = session.exercise.state
    return tuple(
        Change(
            event.turn,
            data["name"],
            data["by"],
            level_words(state[data["name"]], data["to"]),
            data["why"],
        )
        for event in session.standing()
        if event.kind == "changed" and (data := event.data)["source"] != "per_turn"
    )
