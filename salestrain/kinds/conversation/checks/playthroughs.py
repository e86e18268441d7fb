"""Checks of the playthroughs beside an exercise: what they promise, say and leave out (E42, E70 to W72, E74)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ....content.findings import Findings
from ....content.yaml import read_document
from ....core.events import Refusal
from ....core.problems import Place, Problem
from ....core.rubric import by_criterion
from ....core.session import Session
from ..content import Scenario
from ..judging import true_row
from ..playing import play
from ..playthrough import Playthrough
from ..reading import TalkEar
from .impossible import refused
from .notes import untrue

FULL = 100
Failed = tuple[str, Place, str]
"""Code, place in the playthrough's file, and a sentence on what happened instead."""


@dataclass(frozen=True)
class Played:
    """Playthrough with the session it led to, or with why it was refused."""

    playthrough: Playthrough
    session: Session | None
    refused: Failed | None = None


def play_all(scenario: Scenario, playthroughs: Sequence[Playthrough], read: TalkEar) -> list[Played]:
    """Run every playthrough to its end, or to the first step that is refused.

    Args:
        scenario: exercise to play.
        playthroughs: playthroughs to run.
        read: reader of their typed lines.
    """
    return [_played(scenario, playthrough, read) for playthrough in playthroughs]


def _played(scenario: Scenario, playthrough: Playthrough, read: TalkEar) -> Played:
    try:
        return Played(playthrough, play(scenario, playthrough, read))
    except Refusal as refusal:
        return Played(playthrough, None, ("E70", *refused(scenario, playthrough, read, str(refusal))))


def failures(played: Played) -> Iterator[Failed]:
    """Yield everything in which a talk differs from its playthrough's expectations."""
    if played.session is None:
        assert played.refused is not None
        yield played.refused
        return
    yield from _misheard(played.playthrough, played.session)
    expect, state = played.playthrough.expect, played.session.state
    if expect.ending not in (None, state.ending):
        yield "E70", ("expect", "ending"), f"The talk ends {_with(state.ending)}, and not with {expect.ending}."
    for number, fact in enumerate(expect.facts):
        if fact not in state.known:
            yield "E70", ("expect", "facts", number), f"{fact} is not learned."
    for number, fact in enumerate(expect.not_facts):
        if fact in state.known:
            yield "E70", ("expect", "not_facts", number), f"{fact} is learned."
    for name, value in expect.state.items():
        if state.values[name] != value:
            yield "E70", ("expect", "state", name), f"{name} is {state.values[name]} at the end, and not {value}."
    judged = None if state.judged is None else "right" if state.judged["right"] else "wrong"
    if expect.judged not in (None, judged):
        yield "E70", ("expect", "judged"), f"The judgement is {judged or 'never asked'}, and not {expect.judged}."
    yield from _marks(played.playthrough, played.session)


def _with(ending: str | None) -> str:
    return f"with {ending}" if ending else "nowhere: it still goes on"


def _marks(playthrough: Playthrough, session: Session) -> Iterator[Failed]:
    expect, card = playthrough.expect, session.score()
    marks = by_criterion(card)
    for name, mark in expect.marks.items():
        if marks[name] != mark:
            yield "E70", ("expect", "marks", name), f"{name} earns {marks[name]}, and not {mark}."
    if expect.total and not expect.total.gte <= card.total <= expect.total.lte:
        bounds = f"{expect.total.gte} to {expect.total.lte}"
        yield "E70", ("expect", "total"), f"The total is {card.total}, and not {bounds}."


def _misheard(playthrough: Playthrough, session: Session) -> Iterator[Failed]:
    """Yield the typed lines that were understood as other moves than the playthrough states."""
    heard: list[tuple[str, ...]] = []
    for event in session.events:
        if event.kind in ("said", "not_understood", "set_aside"):  # Each line leads to exactly one of these.
            heard.append(())
        elif event.kind == "understood":
            heard[-1] += (event.data["move"],)
    for number, (step, moves) in enumerate(zip(playthrough.steps, heard, strict=True)):
        if step.say is not None and moves != step.heard:
            what = f"The typed line is heard as {_named(moves)}, and not as {_named(step.heard)}."
            yield "E42", ("steps", number), what


def _named(moves: Sequence[str]) -> str:
    return " and ".join(moves) or "no move"


def check_talks(folder: Path, scenario: Scenario, played: Sequence[Played], findings: Findings) -> list[Problem]:
    """Return the problems of the playthroughs, each in its own file; record in `findings` what none of them shows.

    Args:
        folder: folder of the exercise.
        scenario: the exercise.
        played: playthroughs that were run.
        findings: where problems of the exercise are recorded.
    """
    problems: list[Problem] = []
    for result in played:
        file = f"playthroughs/{result.playthrough.id}.yaml"
        file_findings = Findings(file, read_document(folder / file))
        for code, place, what in failures(result):
            remedy = "Mend the exercise, or write down what is right now."
            file_findings.add(
                code, place, what, remedy if code == "E70" else "Reword it, or give the move more examples."
            )
        for code, place, what in untrue(result.playthrough, result.session) if result.session else ():
            file_findings.add(code, place, what, "Say what happened in the talk, or play what is said of it.")
        problems += file_findings.problems
    _check_endings(scenario, played, findings)
    _check_full_marks(scenario, played, findings)
    return problems


def _check_endings(scenario: Scenario, played: Sequence[Played], findings: Findings) -> None:
    reached = {result.session.state.ending for result in played if result.session}
    for number, ending in enumerate(scenario.endings):
        if ending.id not in reached:
            findings.add(
                "W71",
                ("endings", number),
                f"No playthrough ends with {ending.id}, {ending.label}.",
                f"Write one in playthroughs/, with 'expect: {{ending: {ending.id}}}'.",
            )


def _check_full_marks(scenario: Scenario, played: Sequence[Played], findings: Findings) -> None:
    full = [result.session for result in played if result.session and result.session.score().total == FULL]
    shown = [true_row(session.script, session.state) for session in full]
    for number, row in enumerate(scenario.judgement.model):
        if row not in shown:
            findings.add(
                "W72",
                ("judgement", "model", number),
                f"No playthrough earns {FULL} where '{row.answer}' is right for this reason.",
                "Write one in playthroughs/: a talk done well, with 'expect: {total: {gte: 100}}'.",
            )
