"""A worked example as a script: who says what, what is worth seeing in it, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.session import Session
from ....ui import Body, Content, Items, Line, Node, Screen, Section, Text, Transcript, strong
from ....ui.handout import Handout
from ....ui.phrases import Phrase
from ..debrief import transcript
from ..playthrough import Playthrough

SELLER = "Seller"


def worked_example(playthrough: Playthrough, session: Session, letter: str) -> Handout:
    """Return a playthrough as a script to read aloud or to talk over.

    Args:
        playthrough: its title, notes and questions.
        session: the talk as it was played.
        letter: what its truth is called on paper; empty where there is only one.
    """
    buyer = session.exercise.buyer
    body: Body = [
        Text(playthrough.about, "lead"),
        Text(f"With {buyer.name}, {buyer.role}, {buyer.company}{f'; truth {letter}' if letter else ''}.", "muted"),
        Transcript(said(session, [step.note for step in playthrough.steps])),
        Section("What it came to", _came_to(session)),
        Section("To talk over", [Items(list(playthrough.explain))]) if playthrough.explain else None,
    ]
    says = f"A worked example to read or to act out: {playthrough.about}"
    name = f"example-{playthrough.id.replace('_', '-')}"
    return Handout(name, says, Screen(playthrough.title, body), gives_away=True)


def said(session: Session, notes: Sequence[str | None] = ()) -> list[Line]:
    """Return a talk as a script.

    Args:
        session: the talk.
        notes: what is worth seeing in each of the seller's lines, if anything.
    """
    left = iter(notes)
    lines: list[Line] = []
    for one in transcript(session):
        note = next(left, None) if one.who == "learner" else None
        margin: list[Node] = [Phrase(note, "margin")] if note else []
        lines.append(Line(SELLER if one.who == "learner" else one.name, one.text, one.who, margin))
    return lines


def _came_to(session: Session) -> list[Node]:
    endings = {ending.id: ending.label for ending in session.exercise.endings}
    ended = endings.get(session.state.ending, "was not finished")
    card = session.score()
    marks: list[Content] = [[strong(f"{mark.label}: {mark.score} of {mark.best}. "), mark.level] for mark in card.marks]
    return [Text(f"The talk {ended}. {card.total} of 100."), Items(marks)]
