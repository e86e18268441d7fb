"""Side-by-side comparison of two branches of one talk: up to which turn they agree, and what differs afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from ....core.session import Session
from .speakers import voices

GOING_ON = "still going on"
"""Ending of a branch that has none yet."""


@dataclass(frozen=True, slots=True)
class Side:
    """One branch.

    `lines` are (turn, speaker or None for the learner, text), from the first turn that differs.
    """

    lines: tuple[tuple[int, str | None, str], ...]
    learned: int
    """Number of facts known at the end."""
    only_learned: tuple[str, ...]
    values: dict[str, int]
    ending: str
    total: int


@dataclass(frozen=True, slots=True)
class MarkPair:
    """Marks of one criterion in both branches."""

    label: str
    first: int
    second: int
    best: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two branches of a talk; `same_until` is the last turn they share, 0 if they differ from the first line."""

    same_until: int
    first: Side
    second: Side
    marks: tuple[MarkPair, ...]


def compare(first: Session, second: Session) -> Comparison:
    """Compare two attempts at the same exercise with the same seed."""
    same = _same_until(first, second)
    cards = first.score(), second.score()
    pairs = zip(cards[0].marks, cards[1].marks, strict=True)
    return Comparison(
        same_until=same,
        first=_side(first, second, same, cards[0].total),
        second=_side(second, first, same, cards[1].total),
        marks=tuple(MarkPair(a.label, a.score, b.score, a.best) for a, b in pairs),
    )


def _turns(session: Session) -> dict[int, list[tuple[int, str | None, str]]]:
    turns: dict[int, list[tuple[int, str | None, str]]] = {}
    for event in session.standing():
        if event.kind == "said":
            turns.setdefault(event.turn, []).append((event.turn, None, event.data["text"]))
        elif event.kind == "replied" and event.turn:
            for name, text in voices(event, session.exercise.buyer.name):
                turns.setdefault(event.turn, []).append((event.turn, name, text))
    return turns


def _same_until(first: Session, second: Session) -> int:
    first_turns, second_turns = _turns(first), _turns(second)
    turn = 0
    while turn + 1 in first_turns and first_turns[turn + 1] == second_turns.get(turn + 1):
        turn += 1
    return turn


def _side(mine: Session, other: Session, same: int, total: int) -> Side:
    facts = mine.script.facts
    lines: list[tuple[int, str | None, str]] = []
    for turn, spoken in sorted(_turns(mine).items()):
        if turn > same:
            lines += spoken
    only = [facts[name].text for name in mine.state.known if name not in other.state.known]
    end = next((event.data["label"] for event in mine.standing() if event.kind == "ended"), GOING_ON)
    return Side(tuple(lines), len(mine.state.known), tuple(only), dict(mine.state.values), end, total)
