"""What would have been: one line of a talk said otherwise, and the learner's other lines as far as they still fit.

A thought and no attempt: it is made anew from the talk each time, and the talk stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ....core.events import Event, Move, Refusal
from ....core.session import Session
from .. import engine
from .comparing import GOING_ON, Comparison, compare

Reading = Mapping[str, Any]
"""A reading of typed text, as plain data."""


@dataclass(frozen=True, slots=True)
class Option:
    """A guided line that was possible in a turn; `said`: it is the one that the learner did say."""

    move: str
    text: str
    said: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A talk with one line said otherwise. `comparison`: the talk as it was first, then as it would have been.

    `finding` is the difference in one sentence; `notes` say what of the learner's own did not fit any more.
    """

    turn: int
    instead: str
    comparison: Comparison
    finding: str
    notes: tuple[str, ...]


def options(session: Session, turn: int) -> tuple[Option, ...]:
    """The guided lines that were possible in this turn, in the order in which they were offered.

    Raises ValueError for a turn that was not reached.
    """
    before = session.states[len(session.moves_before(turn))]
    said = {e.data["move"] for e in session.standing() if e.kind == "understood" and e.turn == turn}
    offered = engine.choices(session.script, before)
    return tuple(Option(one.move, one.text, {one.move} == said) for one in offered)


def what_if(session: Session, turn: int, move: Move) -> WhatIf:
    """The talk as it would have been with this line in this turn.

    The learner's other lines follow as far as each is possible then, and the prediction and the judgement as they
    were. Raises `Refusal` when the line was not possible or not understood, ValueError for a turn not reached.
    """
    other = session.fork(turn)
    try:
        other.do(move)
    except Refusal:
        raise Refusal(f"That line was not possible in turn {turn}. Choose one from the list.") from None
    if other.state.turn < turn:
        raise Refusal(_not_heard(session, turn, move))
    instead = next(e.data["text"] for e in other.standing() if e.kind == "said" and e.turn == turn)
    notes = list(_go_on(session, other, turn))
    notes += _judge(session, other)
    comparison = compare(session, other)
    return WhatIf(turn, instead, comparison, _finding(comparison), tuple(notes))


def _not_heard(session: Session, turn: int, move: Move) -> str:
    reading = move.data.get("reading", {})
    close = [session.script.moves[part["move"]].choice for part in reading.get("candidates", ())][:2]
    like = f" Perhaps you meant: {' Or: '.join(f'“{text}”' for text in close)}" if close else ""
    return (
        f"{session.exercise.buyer.name} would not have understood that as one of the lines that were possible "
        f"in turn {turn}. Put it another way, or choose a line from the list.{like}"
    )


def _go_on(session: Session, other: Session, turn: int) -> Iterator[str]:
    """Say the lines after this turn again; what could not be said any more."""
    unsaid: list[tuple[int, str]] = []
    late: list[int] = []
    lines = [event for event in session.standing() if event.kind in ("said", "set_aside") and event.turn >= turn]
    for event in lines:
        if event.kind == "said" and event.turn == turn:
            continue
        if other.state.phase != "talking":
            late += [event.turn] if event.kind == "said" else []
            continue
        try:
            other.do(_again(session, event))
        except Refusal:
            unsaid.append((event.turn, event.data["text"]))
    if len(unsaid) == 1:
        yield f"Your line {unsaid[0][0]}, “{unsaid[0][1]}”, was not possible any more."
    elif unsaid:
        *some, last = [str(number) for number, _ in unsaid]
        yield f"Your lines {', '.join(some)} and {last} were not possible any more."
    if late:
        over = f"The talk would have been over after line {other.state.turn}"
        rest = f"lines {late[0]} to {late[-1]}" if len(late) > 1 else f"line {late[0]}"
        yield f"{over}, so your {rest} could not have been said any more."
    elif other.state.phase == "talking":
        yield (
            "After your last line the talk would still have been going on, so it has no ending and no judgement; "
            f"its marks are those up to there. To go on with it yourself, retry from turn {turn} and say that line."
        )


def _again(session: Session, event: Event) -> Move:
    """The move that leads to this event: what the learner said, as it was understood in the end."""
    if event.kind == "set_aside":
        return Move("say", {"reading": _reading(event, event.data["verdict"], [])})
    parts = [e.data for e in session.standing() if e.kind == "understood" and e.turn == event.turn]
    if parts[0]["how"] == "chosen":
        return Move("choose", {"move": parts[0]["move"]})
    kept = ("move", "confidence", "because", "span")
    return Move("say", {"reading": _reading(event, "heard", [{k: p[k] for k in kept if k in p} for p in parts])})


def _reading(event: Event, verdict: str, heard: list[Any]) -> Reading:
    acts = list(event.data.get("acts", ()))
    return {"text": event.data["text"], "verdict": verdict, "heard": heard, "candidates": [], "acts": acts}


def _judge(session: Session, other: Session) -> Iterator[str]:
    """Predict and judge as the learner did, as far as it can be."""
    predicted = next((e for e in session.standing() if e.kind == "predicted"), None)
    judged = session.state.judged
    if predicted is None or judged is None or other.state.phase != "predicting":
        return
    other.do(Move("predict", {"total": predicted.data["total"]}))
    cited = [name for name in judged["cited"] if name in other.state.known]
    lost = len(judged["cited"]) - len(cited)
    rest = [name for name in other.state.known if name not in cited]
    # What does not decide it comes first, so that the thought gives nothing away that the learner did not say.
    rest.sort(key=lambda name: name in judged["because"])
    needed = min(session.exercise.judgement.cite_facts.min, len(other.state.known))
    cited += rest[: max(0, needed - len(cited))]
    other.do(Move("judge", {"answer": judged["answer"], "confidence": judged["confidence"], "cited": cited}))
    if lost:
        facts = "One fact" if lost == 1 else f"{lost} facts"
        yield f"{facts} that you cited for your judgement would not have been learned; the judgement itself is kept."


def _finding(comparison: Comparison) -> str:
    one, two = comparison.first, comparison.second
    if two.ending == GOING_ON:
        return f"Said so, the talk would not have come to its end. It would stand at {two.total} of 100, not judged."
    ends = "the same end" if one.ending == two.ending else f"another end: “it {two.ending}”, not “it {one.ending}”"
    if one.total == two.total:
        return f"The total would have been the same, {one.total} of 100, with {ends}."
    by = f"{abs(two.total - one.total)} {'more' if two.total > one.total else 'less'}"
    return f"The total would have been {two.total} of 100 instead of {one.total}, {by}, with {ends}."
