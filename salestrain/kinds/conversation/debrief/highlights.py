"""Highlights of a talk: the turns that gained most, and those that cost most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....core.events import Event
from ....core.session import Session
from ..solver import Course, TurnCost
from .costs import points

WORTH = {"key": 3, "useful": 2, "context": 1, "decoy": 0}
SHOWN = 2
NOTHING = "It brought nothing new and cost a turn."
ENOUGH = 2
"""Gain from which a turn is not a weak one, however short the talk."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn and why it matters.

    `gain` is what was learned (3 for a key fact, 2 useful, 1 context) plus the change of trust. `cost` is the number of
    points it put out of reach, if known.
    """

    turn: int
    text: str
    gain: int
    why: str
    cost: int | None = None


def best_and_weakest(session: Session, course: Course | None = None) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """Return up to two turns that gained most, and two that gained least and contributed nothing to the score.

    With a proven course, the weakest are those that cost most, and only turns that cost nothing are among the best. A
    turn that gained much, proves a mark or led to the end reached is never weak; if nothing was lost, no turn is.
    """
    if course is not None and course.exact:
        return _by_cost(session, course)
    moments = [_moment(session, turn) for turn in range(1, session.state.turn + 1)]
    ranked = sorted(moments, key=lambda moment: (-moment.gain, moment.turn))
    best = [moment for moment in ranked[:SHOWN] if moment.gain > 0]
    needed = _needed(session)
    rest = [m for m in ranked if m not in best and m.gain < ENOUGH and (m.turn not in needed or m.gain < 0)]
    rest.sort(key=lambda moment: (moment.gain, moment.turn))
    return tuple(best), tuple(rest[:SHOWN])


def _needed(session: Session) -> set[int]:
    """Return the turns the result depends on: they prove a mark, or led to the end reached."""
    card = session.score()
    if not any(mark.lost for mark in card.marks):
        return set(range(session.state.turn + 1))
    proving = {proof.turn for mark in card.marks if mark.score for proof in mark.proof}
    return proving | ({session.state.turn} if session.state.verdict in ("success", "judged") else set())


def _by_cost(session: Session, course: Course) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    moments = [_with_cost(_moment(session, turn.turn), turn) for turn in course.turns]
    free = [moment for moment in moments if not moment.cost and moment.gain > 0]
    costly = [moment for moment in moments if moment.cost]
    free.sort(key=lambda moment: (-moment.gain, moment.turn))
    costly.sort(key=lambda moment: (-(moment.cost or 0), moment.turn))
    return tuple(free[:SHOWN]), tuple(costly[:SHOWN])


def _with_cost(moment: Moment, turn: TurnCost) -> Moment:
    if not turn.cost:
        return replace(moment, cost=0)
    kept = f" “{turn.better.text}” would have kept {turn.better.best}." if turn.better else ""
    lost = f"It cost {points(turn.cost)}: {turn.before} were within reach before it, {turn.after} after it.{kept}"
    why = lost if moment.why == NOTHING else f"{lost} {moment.why}"
    return replace(moment, cost=turn.cost, why=why)


def _moment(session: Session, turn: int) -> Moment:
    events = [event for event in session.standing() if event.turn == turn]
    text = next(event.data["text"] for event in events if event.kind == "said")
    facts = session.script.facts
    learned = [facts[event.data["fact"]] for event in events if event.kind == "fact_revealed"]
    trust = sum(e.data["by"] for e in events if e.kind == "changed" and e.data["name"] == "trust")
    gain = sum(WORTH[fact.value] for fact in learned) + trust
    reasons = [f"You learned {fact.label}." for fact in learned]
    reasons += _trust_reasons(events)
    explained = " ".join(reasons)
    reasons += [event.data["why"] for event in events if event.kind == "reacted" and event.data["why"] not in explained]
    reasons += _held_back(session, events)
    return Moment(turn, text, gain, " ".join(dict.fromkeys(reasons)) or NOTHING)


def _trust_reasons(events: Sequence[Event]) -> list[str]:
    changes = [e.data for e in events if e.kind == "changed" and e.data["name"] == "trust"]
    return [f"Trust {'rose' if c['by'] > 0 else 'fell'} by {abs(c['by'])}: {c['why']}" for c in changes]


def _held_back(session: Session, events: Sequence[Event]) -> list[str]:
    facts = session.script.facts
    return [
        f"The buyer held back {facts[event.data['fact']].label}: it takes {event.data['unmet']}."
        for event in events
        if event.kind in ("fact_withheld", "fact_covered")
    ]
