"""Check that what a playthrough says of itself is what happened in it (E74)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ....core.problems import Place
from ....core.session import Session
from ..playthrough import Playthrough
from .claims import Course, contradictions

CODE = "E74"
LINES = ("said", "set_aside", "not_understood")
"""Events of which each is one line of the learner."""


def untrue(playthrough: Playthrough, session: Session) -> Iterator[tuple[str, Place, str]]:
    """Yield code, place and sentence for each claim that the talk contradicts."""
    texts: list[tuple[Place, str]] = [(("title",), playthrough.title), (("about",), playthrough.about)]
    texts += [(("explain", number), text) for number, text in enumerate(playthrough.explain)]
    whole = course_of(session)
    for place, text in texts:
        yield from ((CODE, place, what) for what in contradictions(text, whole))
    for number, step in enumerate(playthrough.steps):
        if step.note:
            until = course_of(session, number + 1)
            yield from ((CODE, ("steps", number, "note"), what) for what in contradictions(step.note, until))


def course_of(session: Session, steps: int | None = None) -> Course:
    """Return what happened in a talk, or only in its first steps with the buyer's answers to them."""
    events = list(session.standing())
    starts = [at for at, event in enumerate(events) if event.kind in LINES]
    turns, lines = session.state.turn, len(starts)
    if steps is not None and steps < lines:
        events = events[: starts[steps]]
    understood = [event for event in events if event.kind == "understood"]
    learned = [event for event in events if event.kind == "fact_revealed" and event.turn]
    facts, brief = session.script.facts, session.exercise.briefing
    heard = " ".join(_spoken(event.kind, event.data) for event in events)
    typed = [event.data["text"] for event in events if event.kind in LINES]
    return Course(
        line="" if steps is None else typed[-1],
        lines=frozenset({turns, lines}),
        kinds=[event.data["move_kind"] for event in understood],
        moves=[event.data["move"] for event in understood],
        held_back=sum(event.kind in ("fact_withheld", "fact_covered") for event in events),
        asked=[(event.turn, event.data["label"]) for event in understood],
        told=[facts[event.data["fact"]].label for event in learned],
        figures=[event.data["text"] for event in learned],
        said=" ".join(
            [brief.learner, brief.goal, *(fact.text for fact in facts.values() if fact.public), *typed, heard]
        ),
        heard=heard,
    )


def _spoken(kind: str, data: Mapping[str, Any]) -> str:
    if kind == "replied":
        return " ".join(line["text"] for line in data["lines"])
    return str(data["say"]) if kind in ("set_aside", "not_understood") else ""
