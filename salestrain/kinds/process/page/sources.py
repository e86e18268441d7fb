"""Before the work: the brief, and where the deals come from."""

from __future__ import annotations

from collections.abc import Mapping

from ....attempts.practice import Practice
from ....core.session import Session
from ....ui.blocks import criteria, earlier_attempts
from ....ui.document import Column, Content, Fold, Form, Items, Node, Row, Screen, Section, Table, Text
from ....ui.fields import Button, Field, FileField
from ....ui.phrases import Break, Chip, muted, strong
from ....ui.places import finished, way_in
from ..content import RUNGS, Commitment, Outcome, Process, Stage
from . import own_talks


def start_screen(practice: Practice) -> Screen:
    """Show the brief, and the way into the work."""
    process: Process = practice.exercise
    return Screen(
        "Your brief",
        [
            Text(process.briefing, "lead"),
            Text([strong("Your goal: "), process.goal]),
            Text([Chip(f"about {process.minutes} minutes")]),
            *way_in(practice),
            process_map(process),
            criteria(process, "work"),
            earlier_attempts(finished(practice), "work"),
            Text(process.illustrative, "fine"),
        ],
    )


def process_map(process: Process, changes: Mapping[str, str] | None = None) -> Fold:
    """Show the whole process, to be looked up at any time; `changes` says what of it a learner changed."""
    titles = ("Conversation", "Outcomes", "Commitments")
    columns = [Column("Stage", names_row=True), *map(Column, titles), Column("Days", "number")]
    note = (
        "Days: a quarter, half and three quarters of deals take no longer than this. "
        f"Process owner: {process.owner}. Reviewed every {process.review_every_days} days."
    )
    rows = [_stage_row(stage, changes or {}) for stage in process.stages]
    return Fold("The process", [Table("Stages from target to close", columns, rows), Text(note, "fine")])


def _stage_row(stage: Stage, changes: Mapping[str, str]) -> list[Content]:
    def with_change(name: str, *nodes: Node) -> list[Node]:
        return [*nodes, Break(), strong(changes[name])] if name in changes else list(nodes)

    return [
        stage.name,
        with_change(stage.id, stage.conversation, Break(), muted(_for_buyer(stage))),
        Items([with_change(outcome.id, *_outcome(outcome)) for outcome in stage.outcomes]),
        Items([with_change(commitment.id, _commitment(commitment)) for commitment in stage.commitments]),
        " / ".join(str(days) for days in stage.typical_days),
    ]


def _for_buyer(stage: Stage) -> str:
    """Say what a stage is worth to the buyer, and when it may be left."""
    least = stage.exit.commitments_min
    needs = ["every outcome"] if stage.exit.all_outcomes else []
    if least:
        needs.append("1 commitment" if least == 1 else f"{least} commitments")
    later = [RUNGS[one.rung] for one in stage.commitments if one.free and one.mandatory]
    exit_rule = f"Exit with {' and '.join(needs)}." if needs else "Exit at any time."
    free = (
        f" {' and '.join(later)} may come later, but before what needs it and before the deal is won." if later else ""
    )
    return f"For the buyer: {stage.value} {exit_rule}{free}"


def _outcome(outcome: Outcome) -> list[Node]:
    return [outcome.text, Break(), muted(f"Evidence: {outcome.evidence}")]


def _commitment(commitment: Commitment) -> str:
    words = f"{RUNGS[commitment.rung]}: {commitment.text}"
    if commitment.given_by == "seller":
        words += " (by us)"
    if not commitment.mandatory:
        words += " (optional)"
    if commitment.free:
        words += " (at any time)"
    return words


def source_screen(session: Session) -> Screen:
    """Offer the sample deals, own deals, and own talks."""
    process: Process = session.exercise
    samples = f"{len(process.deals)} deals of the invented company, and counts of all the deals it closed."
    take = Row([Button("Use the sample deals", "take", weight="primary")])
    return Screen(
        "Which deals will you look at?",
        [
            Section("The sample deals", [Text(samples), take]),
            Section("Your own deals", [_file_form(), columns_to_fill(process)]),
            own_talks.section(session),
            process_map(process),
        ],
    )


def _file_form() -> Form:
    hint = (
        "From any program, in any encoding. It goes to the machine that serves this page (in a training room, the "
        "trainer's laptop), and what you take over is kept there with your practice. Names of people are left out."
    )
    file = FileField("file", "A file of deals (CSV or .xlsx)", ".csv,.tsv,.txt,.xlsx,text/csv", hint=hint)
    lines = Field("text", "Or paste its lines", "pasted", id="st-paste", rows=4)
    return Form("load", [file, lines], "Read the deals", "plain")


def columns_to_fill(process: Process) -> Fold:
    """Say how the columns of a file are headed, by words that stand on the page, with an empty file to save."""
    first = process.stages[0]
    lines = [
        "Deal name, stage, status, created on, closed on: as your CRM exports them.",
        f"“Date entered {first.name}” and so on: the day each stage was entered.",
        f"A conversation, such as “{first.conversation}”: the day it was held, or yes.",
    ]
    if first.outcomes:
        lines.append(f"An outcome, such as “{first.outcomes[0].text}”: the day its evidence was there, or yes.")
    if first.commitments:
        name = first.commitments[0].text
        lines.append(f"A commitment, such as “{name}”: asked, given, conditional or refused, with or without a day.")
    lines.append("All of them stand under “The process”, in the same words. Columns you leave out are not checked.")
    save = Button("Save an empty template", "template", weight="quiet")
    return Fold("Which columns to fill in", [Items(lines), save])
