"""Trust it or change it: an answer for each commitment first, then the evidence, and the three claims together."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.session import Session
from ....ui.document import Box, Column, Fold, Form, Heading, Items, Node, Row, Section, Table, Text
from ....ui.fields import Button, Choice, Field, Hidden
from ....ui.phrases import Chip, Inline, quote, strong
from ..content import RUNGS, Process
from ..ledger import CLAIMS, NOTE, VERDICTS, Evidence, Sides, tally
from ..moves import evidence_for
from ..state import State
from ..trail import Sort
from .evidence import points, share
from .tabs import step_among_answers

RULES = (
    "Too little data: fewer than 20 closed deals on a side. Trust: the whole interval is above 0. Drop: even its "
    "top end is below +5 points. Fix: anything else."
)


def body(session: Session) -> list[Node]:
    """Ask about the next commitment, show those answered with their evidence, and at the end the claims."""
    process: Process = session.exercise
    state: State = session.state
    evidence = evidence_for(session.script, state)
    commitments = {entry.id: entry for entry in evidence if entry.sort == "commitment"}
    waiting = [entry for name, entry in commitments.items() if name not in state.answers]
    cards = [_card(session, commitments[name]) for name in reversed(list(state.answers))]
    whose = "your own deals." if state.source == "own" else process.record_of
    count = f"{len(cards)} of {len(commitments)} answered. Evidence from: {whose}"
    if waiting:
        step = _question(process, waiting[0])
    else:
        change = Button("Change the process or log a skip", "go", "lead")
        save = Button("Save the evidence as CSV", "keep", "evidence", "quiet")
        step = Section("The three claims", [*_claims(evidence), Row([change, save])])
    titles = ("What the evidence says", "Answered earlier")
    return [Text(count), Text(RULES, "notice"), *step_among_answers(step, cards, titles)]


def debrief(session: Session) -> list[Node]:
    """Show what was answered beside the evidence, and the three claims."""
    evidence = evidence_for(session.script, session.state)
    cards = [_card(session, entry) for entry in evidence if entry.id in session.state.answers]
    return [*cards, Heading("The three claims", 4), *_claims(evidence)]


def _question(process: Process, entry: Evidence) -> Section:
    stage = process.stages[entry.stage]
    rung = next(commitment.rung for commitment in stage.commitments if commitment.id == entry.id)
    sides = entry.sides
    counts = "No closed deal moved on from here."
    if sides.kept + sides.skipped:
        counts = (
            f"Of the closed deals that moved on with it, {sides.kept_won} of {sides.kept} were won; of those that "
            f"moved on without it, {sides.skipped_won} of {sides.skipped}."
        )
    if sides.asked:
        counts += f" {_requests(sides)}"
    answer = Choice("answer", "What would you do with it?", list(VERDICTS.items()), "one", required=True)
    why = Field("why", "Why? (optional)", "long", longest=2_000, id="st-trust-why")
    return Section(
        f"{RUNGS[rung]}: {entry.text}",
        [
            Text(f"Stage “{stage.name}”. {counts}"),
            Text("How sure is that? You will see the interval, and what it says, after you answer.", "hint"),
            Form("trust", [Hidden("commitment", entry.id), answer, why], "Answer and show the evidence"),
        ],
    )


def _requests(sides: Sides) -> str:
    answers = f"{sides.given} given, {sides.conditional} conditional, {sides.refused} refused"
    return f"Asked {sides.asked} times: {answers}."


def _card(session: Session, entry: Evidence) -> Box:
    """Show the answer for a commitment beside the evidence."""
    given = session.state.answers[entry.id]
    chip = Chip("against the evidence", "caution")
    if given["answer"] == entry.verdict:
        chip = Chip("in line with the evidence", "good")
    answers = f"You said “{VERDICTS[given['answer']]}”; the evidence says “{VERDICTS[entry.verdict]}”. "
    comparison: list[Inline] = [answers, chip]
    if given["reason"]:
        comparison += [" Your reason: ", quote(given["reason"])]
    return Box([Heading(entry.text, 4), Text(comparison), Text(entry.why), _figures(entry)])


def _figures(entry: Evidence) -> Items:
    sides, lines = entry.sides, []
    if sides.kept + sides.skipped:
        kept, skipped = share(sides.kept_won, sides.kept), share(sides.skipped_won, sides.skipped)
        lines.append(f"Won with it: {kept}. Without it: {skipped}.")
    if entry.difference:
        lines.append(f"Difference: {points(entry.difference)}. {NOTE}")
    if sides.asked:
        lines.append(_requests(sides))
    return Items(lines)


def _claims(evidence: Sequence[Evidence]) -> list[Node]:
    note = f"Hit rates of closed deals that moved past the stage, with 95% intervals. {NOTE}"
    return [*[_claim(evidence, sort) for sort in CLAIMS], Text(note)]


def _claim(evidence: Sequence[Evidence], sort: Sort) -> Box:
    counts = ", ".join(f"{VERDICTS[name]}: {count}" for name, count in tally(evidence, sort).items())
    rows = []
    for entry in evidence:
        if entry.sort == sort:
            kept = share(entry.sides.kept_won, entry.sides.kept)
            skipped = share(entry.sides.skipped_won, entry.sides.skipped)
            rows.append([entry.text, VERDICTS[entry.verdict], kept, skipped])
    shares = [Column("Won with it", "number"), Column("Won without it", "number")]
    columns = [Column("Requirement", names_row=True), Column("The evidence says"), *shares]
    every = Fold(f"All {len(rows)}, with their figures", [Table(CLAIMS[sort], columns, rows)])
    return Box([Text([strong(CLAIMS[sort])]), Text(f"{len(rows)} in all. {counts.capitalize()}."), every])
