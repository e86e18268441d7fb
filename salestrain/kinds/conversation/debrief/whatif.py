"""What-if analysis: one line of a talk replaced, and the learner's other lines as far as they still fit.

It is not an attempt: it is recomputed from the talk each time, and the talk is unchanged.
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
"""Reading of typed text, as plain data."""


@dataclass(frozen=True, slots=True)
class Option:
    """Guided line that was possible in a turn; `said` marks the one the learner said."""

    move: str
    text: str
    said: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Talk with one line replaced; `comparison` has the talk as it was first, and as it would have been second.

    `finding` is the difference in one sentence; `notes` say which of the learner's own lines and facts no longer
    fitted.
    """

    turn: int
    instead: str
    comparison: Comparison
    finding: str
    notes: tuple[str, ...]


def options(session: Session, turn: int) -> tuple[Option, ...]:
    """Return the lines that were possible in this turn, in an order drawn for it.

    Raises:
        ValueError: the turn was not reached.
    """
    before = session.states[len(session.moves_before(turn))]
    said = {e.data["move"] for e in session.standing() if e.kind == "understood" and e.turn == turn}
    offered = engine.every_choice(session.script, before)
    return tuple(Option(choice.move, choice.text, {choice.move} == said) for choice in offered)


def what_if(session: Session, turn: int, move: Move) -> WhatIf:
    """Return the talk as it would have been with another line in this turn.

    The learner's other lines follow as far as each is still possible, then the prediction and the judgement as they
    were.

    Args:
        session: talk to examine.
        turn: turn to change.
        move: what to say instead.

    Raises:
        Refusal: the line was not possible, or not understood.
        ValueError: the turn was not reached.
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
    suggestion = f" Perhaps you meant: {' Or: '.join(f'“{text}”' for text in close)}" if close else ""
    return (
        f"{session.exercise.buyer.name} would not have understood that as one of the lines that were possible "
        f"in turn {turn}. Put it another way, or choose a line from the list.{suggestion}"
    )


def _go_on(session: Session, other: Session, turn: int) -> Iterator[str]:
    """Repeat the lines after this turn; yield notes on those that were no longer possible."""
    impossible: list[tuple[int, str]] = []
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
            impossible.append((event.turn, event.data["text"]))
    if len(impossible) == 1:
        yield f"What you said in turn {impossible[0][0]}, “{impossible[0][1]}”, was not possible any more."
    elif impossible:
        *some, last = [str(number) for number, _ in impossible]
        yield f"Your lines in turns {', '.join(some)} and {last} were not possible any more."
    if late:
        over = f"The talk would have been over after turn {other.state.turn}"
        rest = f"lines in turns {late[0]} to {late[-1]}" if len(late) > 1 else f"line in turn {late[0]}"
        yield f"{over}, so your {rest} could not have been said any more."
    elif other.state.phase == "talking":
        yield (
            "After your last line the talk would still have been going on, so it has no ending and no judgement; "
            f"its marks are those up to there. To go on with it yourself, retry from turn {turn} and say that line."
        )


def _again(session: Session, event: Event) -> Move:
    """Return the move that leads to this event: what the learner said, as it was finally understood."""
    if event.kind == "set_aside":
        return _as_stored(session, event)
    parts = [e.data for e in session.standing() if e.kind == "understood" and e.turn == event.turn]
    if parts[0]["how"] == "chosen":
        return Move("choose", {"move": parts[0]["move"]})
    keys = ("move", "confidence", "because", "span")
    heard = [{key: part[key] for key in keys if key in part} for part in parts]
    return Move("say", {"reading": _reading(event, "heard", heard)})


def _as_stored(session: Session, event: Event) -> Move:
    """Return the stored move of a line beside the turns; its reading says what the buyer answered."""
    for move in session.moves:
        reading = move.data.get("reading", {})
        if (reading.get("text"), reading.get("verdict")) == (event.data["text"], event.data["verdict"]):
            return move
    return Move("say", {"reading": _reading(event, event.data["verdict"], [])})


def _reading(event: Event, verdict: str, heard: list[Any]) -> Reading:
    acts = list(event.data.get("acts", ()))
    return {"text": event.data["text"], "verdict": verdict, "heard": heard, "candidates": [], "acts": acts}


def _judge(session: Session, other: Session) -> Iterator[str]:
    """Predict and judge as the learner did, as far as possible; yield a note if cited facts are missing."""
    predicted = next((e for e in session.standing() if e.kind == "predicted"), None)
    judged = session.state.judged
    if predicted is None or judged is None or other.state.phase != "predicting":
        return
    other.do(Move("predict", {"total": predicted.data["total"]}))
    cited = [name for name in judged["cited"] if name in other.state.known]
    lost = len(judged["cited"]) - len(cited)
    rest = [name for name in other.state.known if name not in cited]
    # Facts that do not decide it come first, so that the analysis gives nothing away that the learner did not say.
    rest.sort(key=lambda name: name in judged["because"])
    needed = min(session.exercise.judgement.cite_facts.min, len(other.state.known))
    cited += rest[: max(0, needed - len(cited))]
    other.do(Move("judge", {"answer": judged["answer"], "confidence": judged["confidence"], "cited": cited}))
    if lost:
        facts = "One fact" if lost == 1 else f"{lost} facts"
        yield f"{facts} that you cited for your judgement would not have been learned; the judgement itself is kept."


def _finding(comparison: Comparison) -> str:
    first, second = comparison.first, comparison.second
    if second.ending == GOING_ON:
        return f"Said so, the talk would not have come to its end. It would stand at {second.total} of 100, not judged."
    ends = (
        "the same end"
        if first.ending == second.ending
        else f"another end: “it {second.ending}”, not “it {first.ending}”"
    )
    if first.total == second.total:
        return f"The total would have been the same, {first.total} of 100, with {ends}."
    by = f"{abs(second.total - first.total)} {'more' if second.total > first.total else 'less'}"
    return f"The total would have been {second.total} of 100 instead of {first.total}, {by}, with {ends}."
