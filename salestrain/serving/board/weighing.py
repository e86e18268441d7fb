"""The lines of a ballot, weighed: what each would do if it were said now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...attempts.reading import heard
from ...core.events import Move, Refusal
from ...core.kind import part
from ...core.session import Session
from ...core.together import Together
from ...workshop.ballot import BallotLine

MOST_WEIGHED = 16
"""Lines of one ballot that are weighed, those that most people want first."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """A line of a ballot with what it would do; `move` is None for words that cannot be said now.

    `verdict` is right, mixed or wrong; `cost` in points; `heard` what own words were understood as.
    """

    line: BallotLine
    move: Move | None
    verdict: str = ""
    cost: int = 0
    exact: bool = True
    reasons: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


def weigh(session: Session, lines: Sequence[BallotLine]) -> tuple[Weighing, ...]:
    """Return what each line would do, in the order given; own words are read as typed text is.

    Args:
        session: the talk before the line.
        lines: the lines of the ballot.
    """
    wanted = sorted(range(len(lines)), key=lambda place: (lines[place].is_own, -lines[place].people))[:MOST_WEIGHED]
    moves = {place: move for place in wanted if (move := _move(session, lines[place])) is not None}
    steps = part(session.kind.weighed or "")(session, list(moves.values()))
    while True:
        try:
            next(steps)
        except StopIteration as over:
            found = dict(zip(moves, over.value, strict=True))
            break
    return tuple(_weighing(session, lines[place], moves.get(place), found.get(place)) for place in range(len(lines)))


def _weighing(session: Session, line: BallotLine, move: Move | None, found: Any) -> Weighing:
    if move is None or found is None:
        return Weighing(line, None)
    understood = _heard_as(session, move) if line.is_own else ()
    return Weighing(line, move, found.verdict, found.cost, found.exact, found.reasons, understood)


def _move(session: Session, line: BallotLine) -> Move | None:
    """Return the move that a line is, or None if it cannot be said now."""
    move = Move("say", {"text": line.words}) if line.is_own else Move("choose", {"move": line.key})
    try:
        move = heard(session, move)
        session.preview(move)
    except Refusal:
        return None
    return move


def _heard_as(session: Session, move: Move) -> tuple[str, ...]:
    """Return what own words were understood as."""
    together: Together = part(session.kind.together or "")
    trial = Session.replay(session.exercise, session.seed, (*session.moves, move))
    ours = [line for line in together.spoken(trial) if line.is_ours]
    return ours[-1].heard if ours else ()
