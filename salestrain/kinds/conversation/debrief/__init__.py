"""What the learner sees after a talk, as data: marks with proof, what was missed, what to try.

The page shows a `Debrief` as a screen and computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ....core.events import Event
from ....core.rubric import Scorecard
from ....core.session import Session
from ....talk_metrics import Profile
from .. import engine
from ..solver import Course
from .comparing import GOING_ON, Comparison, compare
from .costs import Costs, cost_words, costs_of, reach_words
from .highlights import Moment, best_and_weakest
from .missed import Missed, missed_facts
from .profile import profile_of_session
from .reinterpretation import as_meant, turn_end
from .speakers import voices
from .whatif import Option, WhatIf, options, what_if

__all__ = [
    "GOING_ON",
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


YOU = "You"
"""Name shown in front of the learner's own lines."""
NOTHING_TO_MEND = "Nothing to mend"
SAID_BACK = "said back what was said"
"""Label of a line that only repeats what was said and is not a move; the buyer answers it at no cost."""
ACTS = {
    "open": "an open question",
    "closed": "a closed question",
    "choice": "a question with answers to choose from",
    "leading": "perhaps a leading question",
    "stacked": "several questions in one turn",
    "pitch": "speaks for one's own offer",
    "price": "speaks about the price",
    "attack": "runs down a competitor",
    "reflection_simple": "perhaps a reflection",
    "reflection_complex": "perhaps a reflection that goes further",
    "summary": "a summary",
    "empathy": "perhaps empathy",
    "permission": "asks leave",
    "commitment_ask": "asks for a step",
    "disqualification": "says that it may not be worth pursuing",
    "follow_up": "takes up the buyer's word",
}
"""Acts worth showing, in words; those that are recognised less reliably say "perhaps"."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the talk; `name` is the speaker: "You", the buyer, or another person.

    `heard_as` is what it was understood as; `how` is chosen, heard or corrected. `reasons` explain why typed text was
    understood that way: the author's nearest wording with the confidence, and what else the line does, with its words.
    `could_mean` lists the moves that were possible then, as (move, label).
    """

    turn: int
    who: Literal["learner", "buyer"]
    name: str
    text: str
    heard_as: tuple[str, ...] = ()
    how: str = ""
    reasons: tuple[str, ...] = ()
    could_mean: tuple[tuple[str, str], ...] = ()
    coach: str | None = None


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


def transcript(session: Session) -> tuple[Line, ...]:
    """Return the talk in order: the learner's lines with how they were understood, and the buyer's."""
    moves = session.script.moves
    lines: list[Line] = []
    events, buyer = session.standing(), session.exercise.buyer.name
    offered = {event.data["text"] for event in events if event.kind == "offered"}
    for event in events:
        if event.kind == "said":
            parts = [e for e in events if e.kind == "understood" and e.turn == event.turn]
            coach = next((c for e in parts if (c := moves[e.data["move"]].coach)), None)
            heard = tuple(e.data["label"] for e in parts)
            how, reasons = parts[0].data["how"], (*_reasons(event.data["text"], parts), *_acts(event))
            could = _could_mean(session, event) if how != "chosen" else ()
            lines.append(Line(event.turn, "learner", YOU, event.data["text"], heard, how, reasons, could, coach))
        elif event.kind in ("not_understood", "set_aside"):
            could = _may_mean(session, event) if event.data["text"] not in offered else ()
            back = _read_as(session, event)
            lines.append(Line(event.turn, "learner", YOU, event.data["text"], back, "not counted", could_mean=could))
            lines.append(Line(event.turn, "buyer", buyer, event.data["say"]))
        elif event.kind == "replied":
            lines += [Line(event.turn, "buyer", name, text) for name, text in voices(event, buyer)]
    return tuple(lines)


def _read_as(session: Session, event: Event) -> tuple[str, ...]:
    """Return what a line outside the turns was read as, in words."""
    data, moves = event.data, session.script.moves
    if data["verdict"] == "said_back" and "lines" not in data:
        return (SAID_BACK,)
    if data["verdict"] == "early":
        return tuple(f"{moves[name].label}: the right question, too early" for name in data["early"])
    if data["verdict"] == "asks_back":
        return tuple(f"perhaps {moves[name].label}" for name in data["moves"])
    return tuple(dict.fromkeys(answer["label"] for answer in data.get("answers", ()) if answer["label"]))


def _may_mean(session: Session, missed: Event) -> tuple[tuple[str, str], ...]:
    """Return what a line that was not understood may mean; nothing for a line that was not meant for the buyer."""
    if missed.kind != "not_understood":
        return ()
    then = next(state for state in reversed(session.states) if state.turn == missed.turn and state.phase == "talking")
    return tuple((name, session.script.moves[name].label) for name in engine.legal(session.script, then))


def _could_mean(session: Session, said: Event) -> tuple[tuple[str, str], ...]:
    before = next(state for state in reversed(session.states) if state.turn < said.turn)
    possible = engine.legal(session.script, before)
    return tuple((name, session.script.moves[name].label) for name in possible)


def _reasons(text: str, parts: Sequence[Event]) -> tuple[str, ...]:
    return tuple(
        f"“{text[part.data['span'][0] : part.data['span'][1]].strip()}” is nearest to “{part.data['because']}” "
        f"({part.data['confidence']:.0%} sure)"
        for part in parts
        if part.data["how"] == "heard"
    )


def _acts(said: Event) -> tuple[str, ...]:
    """Return what else the line does, with the words that show it; none of this is scored."""
    text = said.data["text"]
    return tuple(
        f"{ACTS[act['name']].capitalize()}: “{text[slice(*act['span'])]}”."
        for act in said.data.get("acts", ())
        if act["name"] in ACTS
    )


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
