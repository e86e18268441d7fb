"""Own talks as trails: what was held, what came out, what was asked for, and whether it went forward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....core.session import Session
from ....ui import Button, Column, Content, Items, Node, Row, Section, Table, Text, muted, quote
from ..content import Process
from ..trail import Trail
from ..wording import asking
from .evidence import share
from .tabs import part_words

ANSWERS = {"given": "given", "conditional": "given conditionally", "refused": "refused"}


def section(session: Session) -> Section:
    """Show the talks that were brought in, and the way to bring in more."""
    offer = (
        "The talks you have finished in this course: which conversation you held, what came out of it, what you asked "
        "for and what you got. Nobody else's talks are read."
    )
    body = talk_trails(session) if session.state.talks else [Text(offer)]
    return Section("Your own talks", [*body, Row([Button("Import my talks", "bring")])])


def talk_trails(session: Session) -> list[Node]:
    """Show how often a commitment was asked for and given, and each talk as a trail."""
    talks: Sequence[Trail] = session.state.talks
    asked = sum(bool(talk.asked) for talk in talks)
    given = sum(_went_forward(talk) for talk in talks)
    summary = f"Commitment asked for: {share(asked, len(talks))}. Given when asked: {share(given, asked)}."
    titles = ("Conversation", "Outcomes, with the words", "Commitment asked for", "Result")
    columns = [Column("Talk", names_row=True), *map(Column, titles)]
    rows = [_row(session.exercise, talk) for talk in talks]
    return [Text(summary), Table("Your talks as trails", columns, rows)]


def _went_forward(talk: Trail) -> bool:
    return "given" in talk.answers.values()


def _row(process: Process, talk: Trail) -> list[Content]:
    words = part_words(process)
    stage = process.stages[talk.visits[0].stage if talk.visits else talk.reached]
    held = "held" if stage.id in talk.met else "opened, but nothing learned"
    evidence = [step for step in talk.deal.trail if step.did == "evidenced"]
    outcomes: list[Content] = [[words[step.which], " ", quote(step.words or "")] for step in evidence]
    requests = _requests(talk, words)
    return [
        talk.deal.name,
        f"“{stage.name}”: {held}",
        Items(outcomes) if outcomes else "none",
        Items(requests) if requests else "none",
        "moved forward" if _went_forward(talk) else "did not move forward",
    ]


def _requests(talk: Trail, words: Mapping[str, str]) -> list[Content]:
    """List what was asked for, in which words, and how it was answered."""
    lines: list[Content] = []
    for step in talk.deal.trail:
        spoken = step.words or ""
        if step.did == "asked":
            lines.append([words[step.which], " You: ", quote(spoken), muted(f" {asking(spoken).sentence}")])
        elif step.did in ANSWERS:
            lines.append([f"{ANSWERS[step.did]}: ", quote(spoken)])
    return lines
