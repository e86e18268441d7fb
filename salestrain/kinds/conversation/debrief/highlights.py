"""Highlights of a talk: the lines that earned most, and those that were proven to cost most.

Both need what each line cost. Until that is known there are no highlights: what a line brought says little of what it
was worth, because a step that is agreed on or a polite exit brings nothing new and may be the best line of the talk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ....core.events import Event
from ....core.rubric import Mark
from ....core.session import Session
from ..script import WORTH
from ..solver import Course, TurnCost
from .costs import points
from .early import too_early

SHOWN = 2
MOST_MARKS_NAMED = 2
"""Marks named as the reason for a best moment; more would be a list and no reason."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line and why it matters; `cost` is the number of points that it put out of reach."""

    turn: int
    text: str
    why: str
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Moments:
    """The best and the weakest lines; `finding` says by what they were chosen, or that nothing was lost."""

    best: tuple[Moment, ...]
    weakest: tuple[Moment, ...]
    finding: str


def moments_of(session: Session, course: Course) -> Moments:
    """Return up to two lines that earned most, and up to two that were proven to cost most.

    A line that cost nothing is never weak, and one that cost something is never among the best. Nor is a line weak that
    was the best on the list from which it was chosen.
    """
    dear = [turn for turn in course.turns if turn.exact and turn.cost and turn.was_open]
    dear.sort(key=lambda turn: -turn.cost)
    earned = _earned(session)
    early = {event.turn for event in session.standing() if event.kind in ("fact_withheld", "fact_covered")}
    free = [turn for turn in course.turns if turn.exact and not turn.cost and earned.get(turn.turn)]
    free = [turn for turn in free if turn.turn not in early]  # a line is not praised where it is called too early
    free.sort(key=lambda turn: (-_sum(earned[turn.turn]), -_learned_worth(session, turn.turn), turn.turn))
    best = tuple(_best(session, turn, earned[turn.turn]) for turn in free[:SHOWN])
    weakest = tuple(_weak(session, turn) for turn in dear[:SHOWN])
    return Moments(best, weakest, _finding(session, course))


def _finding(session: Session, course: Course) -> str:
    if not course.exact:
        return "Not every way on could be checked, so only lines whose cost is proven are named."
    if any(turn.cost and turn.was_open for turn in course.turns):
        return "Weakest are the lines that put most points out of reach; best are those that earned most and cost none."
    if any(turn.cost for turn in course.turns):
        return "What your lines put out of reach could only be had by typing: each was the best on its list."
    if session.score().total < course.best_end:
        return "No line cost a point, so none is weak. What is missing was lost in the judgement."
    if course.best_end == 100:
        return "Nothing was lost: no line cost a point."
    return "No line cost a point, so none is weak."


def _earned(session: Session) -> dict[int, list[tuple[float, Mark]]]:
    """Return, for each line, the marks that it proves with its share of their points, most points first."""
    card = session.score()
    weights = sum(mark.weight for mark in card.marks)
    earned: dict[int, list[tuple[float, Mark]]] = {}
    for mark in card.marks:
        turns = {proof.turn for proof in mark.proof if proof.turn and proof.who in ("learner", "buyer")}
        for turn in turns if mark.score else ():
            share = 100 * mark.weight * mark.score / mark.best / weights / len(turns)
            earned.setdefault(turn, []).append((share, mark))
    for marks in earned.values():
        marks.sort(key=lambda entry: -entry[0])
    return earned


def _sum(marks: Sequence[tuple[float, Mark]]) -> float:
    return round(sum(share for share, _ in marks), 6)


def _learned_worth(session: Session, turn: int) -> int:
    facts = session.script.facts
    return sum(
        len(WORTH) - WORTH[facts[event.data["fact"]].value]
        for event in _events(session, turn)
        if event.kind == "fact_revealed"
    )


def _best(session: Session, turn: TurnCost, marks: Sequence[tuple[float, Mark]]) -> Moment:
    facts, events = session.script.facts, _events(session, turn.turn)
    named = [f"“{mark.label}”" for _, mark in marks[:MOST_MARKS_NAMED]]
    reasons = [f"It counts for {' and '.join(named)}."]
    reasons += [f"You learned {facts[e.data['fact']].label}." for e in events if e.kind == "fact_revealed"]
    reasons += [f"{change_sentence(c)}" for c in changes_by_line(events) if c["name"] == "trust" and c["by"] > 0]
    return Moment(turn.turn, turn.text, " ".join(reasons))


def _weak(session: Session, turn: TurnCost) -> Moment:
    events = _events(session, turn.turn)
    verdict = next((event.data["verdict"] for event in events if event.kind == "ended"), "")
    reasons = [_loss(turn.cost, verdict)]
    better = turn.listed if turn.off_list else turn.better
    if better is not None:
        reasons.append(f"“{better.text}” would have kept {better.best} within reach.")
    reasons += [change_sentence(change) for change in changes_by_line(events) if change["by"] < 0]
    reasons += [sentence for event in events if event.kind == "said" for sentence in too_early(session, event)]
    return Moment(turn.turn, turn.text, " ".join(dict.fromkeys(reasons)), turn.cost)


def _loss(cost: int, verdict: str) -> str:
    """Say what a line lost; one that ended the talk lost what had not been asked before it."""
    if not verdict:
        return f"It put {points(cost)} out of reach."
    how = "It closed the talk well, and too soon" if verdict == "success" else "The talk was over with it"
    were = "was" if cost == 1 else "were"
    return f"{how}: {points(cost)} that {were} still to be had {were} lost."


def _events(session: Session, turn: int) -> list[Event]:
    return [event for event in session.standing() if event.turn == turn]


def changes_by_line(events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return the changes that the line itself brought about, without what every turn costs."""
    return [dict(e.data) for e in events if e.kind == "changed" and e.data["source"] != "per_turn"]


def change_sentence(change: dict[str, Any]) -> str:
    """Say what a line changed, by how much, and why."""
    by = change["by"]
    return f"{change['name'].capitalize()} {'rose' if by > 0 else 'fell'} by {abs(by)}: {change['why']}"
