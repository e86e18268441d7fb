"""Trust it or change it: an answer for each commitment first, then the evidence, and the three claims together."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.session import Session
from ....ui.document import Box, Column, Content, Fold, Form, Heading, Items, Node, Row, Section, Table, Text
from ....ui.fields import Button, Choice, Field, Hidden
from ....ui.phrases import Chip, Inline, quote, strong
from ..content import RUNGS, Process
from ..ledger import CLAIMS, NOTE, RULES, VERDICTS, Evidence, Sides, tally
from ..map import Sort
from ..moves import evidence_for
from ..state import State
from .evidence import RANGE, plain_share, points, ranges, share
from .tabs import step_among_answers

LONGEST_WORDS = 30
"""Characters of a requirement beside its dot, so that it fits on a phone."""


def body(session: Session) -> list[Node | None]:
    """Ask about the next commitment, show those answered with their evidence, and at the end the claims."""
    process: Process = session.exercise
    state: State = session.state
    evidence = evidence_for(session.script, state)
    commitments = {entry.id: entry for entry in evidence if entry.sort == "commitment" and entry.sides.counted}
    waiting = [entry for name, entry in commitments.items() if name not in state.answers]
    cards = [_card(session, commitments[name]) for name in reversed(list(state.answers)) if name in commitments]
    whose = "your own deals." if state.source == "own" else process.record_of
    count = f"{len(cards)} of {len(commitments)} answered. " if commitments else ""
    count += f"Evidence from: {whose}"
    if waiting:
        step = _question(process, waiting[0])
    elif not commitments:
        step = Section("Nothing to answer", [Text("Your file has no column for a commitment, so nothing is known.")])
    else:
        change = Button("Change the process or log a skip", "go", "lead")
        save = Button("Save the evidence as CSV", "keep", "evidence", "quiet")
        step = Section("The three claims", [*_claims(process, evidence), Row([change, save])])
    titles = ("What the evidence says", "Answered earlier")
    return [Text(count), _not_compared(process), _not_counted(evidence), *step_among_answers(step, cards, titles)]


def _not_compared(process: Process) -> Text | None:
    """Say of which commitments nothing can be asked, because they are the win itself."""
    decisions = [one.text for stage in process.stages for one in stage.commitments if one.rung == "decide"]
    if not decisions:
        return None
    quoted = " and ".join(f"“{text.rstrip('.')}”" for text in decisions)
    return Text(f"Not asked here: {quoted}. That is the win itself, so deals won prove nothing about it.", "fine")


def _not_counted(evidence: Sequence[Evidence]) -> Fold | None:
    """Say of which commitments nothing can be asked, because nobody counted them."""
    missing = [entry for entry in evidence if entry.sort == "commitment" and not entry.sides.counted]
    if not missing:
        return None
    return Fold(f"Not asked, for nothing is known about them ({len(missing)})", [Items([one.text for one in missing])])


def debrief(session: Session) -> list[Node]:
    """Show what was answered beside the evidence, and the three claims."""
    evidence = evidence_for(session.script, session.state)
    cards = [_card(session, entry) for entry in evidence if entry.id in session.state.answers]
    if not any(entry.sides.counted for entry in evidence):
        return [*cards, Text("Nothing was counted, so the three claims cannot be looked at.")]
    return [*cards, Heading("The three claims", 4), *_claims(session.exercise, evidence)]


def _question(process: Process, entry: Evidence) -> Section:
    stage = process.stages[entry.stage]
    rung = next(commitment.rung for commitment in stage.commitments if commitment.id == entry.id)
    answer = Choice("answer", "What would you do with it?", list(VERDICTS.items()), "one", required=True)
    why = Field("why", "Why? (optional)", "long", longest=2_000, id="st-trust-why")
    lines: list[Content] = [[strong(f"{VERDICTS[name].capitalize()}: "), rule] for name, rule in RULES.items()]
    return Section(
        f"{RUNGS[rung]}: {entry.text}",
        [
            Text(f"Stage “{stage.name}”. {_counts(entry.sides)}"),
            ranges("How much more often deals with it were won", [("", entry)]),
            _as_a_table(entry),
            Text(f"{_asked(entry.sides)}{entry.caveat if entry.difference else ''}".strip()),
            Text(RANGE, "fine") if entry.difference else None,
            Fold("When the figures bear out which answer", [Items(lines)], open=True, id="st-rules"),
            Form("trust", [Hidden("commitment", entry.id), answer, why], "Answer and show the evidence"),
        ],
    )


def _as_a_table(entry: Evidence) -> Fold | None:
    """Show the figures of the picture, for those who would rather read them."""
    if entry.difference is None:
        return None
    sides = entry.sides
    rows = [
        ["with it", share(sides.kept_won, sides.kept)],
        ["without it", share(sides.skipped_won, sides.skipped)],
        ["difference", points(entry.difference)],
    ]
    columns = [Column("Closed deals that moved on", names_row=True), Column("Won", "number")]
    return Fold("The same as a table", [Table("Won with and without it", columns, rows, numbers_wrap=True)])


def _counts(sides: Sides) -> str:
    if not sides.kept + sides.skipped:
        return "No closed deal moved on from here."
    return (
        f"Of the closed deals that moved on with it, {plain_share(sides.kept_won, sides.kept)} were won; of those that "
        f"moved on without it, {plain_share(sides.skipped_won, sides.skipped)}."
    )


def _asked(sides: Sides) -> str:
    return f"{_requests(sides)} " if sides.asked else ""


def _requests(sides: Sides) -> str:
    answers = f"{sides.given} given, {sides.conditional} given under a condition, {sides.refused} refused"
    given = sides.given_when_asked
    often = f" Given when asked: {share(given.k, given.n)}." if given else ""
    return f"Asked {sides.asked} times: {answers}.{often}"


def _card(session: Session, entry: Evidence) -> Box:
    """Show the answer for a commitment beside the evidence."""
    given = session.state.answers[entry.id]
    settled = entry.verdict != "too_little"
    chip = Chip("against the evidence" if settled else "goes further than the evidence", "caution")
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
        # What is true of every comparison stands once, beside the question and below the claims.
        caveat = f" {entry.caveat}" if sides.by_coin else ""
        lines.append(f"Difference: {points(entry.difference)}.{caveat}")
    if sides.asked:
        lines.append(_requests(sides))
    return Items(lines)


def _claims(process: Process, evidence: Sequence[Evidence]) -> list[Node]:
    return [*[_claim(process, evidence, sort) for sort in CLAIMS], Text(f"{NOTE} {RANGE}", "fine")]


def _claim(process: Process, evidence: Sequence[Evidence], sort: Sort) -> Box:
    """Show a claim in a sentence and a picture, and on demand its figures."""
    entries = [entry for entry in evidence if entry.sort == sort and entry.sides.counted]
    if not entries:
        return Box([Text([strong(CLAIMS[sort])]), Text("Nothing is known: it was not counted.")])
    counts = [f"{count} “{VERDICTS[name]}”" for name, count in tally(evidence, sort).items() if count]
    rows = []
    for entry in entries:
        kept = share(entry.sides.kept_won, entry.sides.kept)
        skipped = share(entry.sides.skipped_won, entry.sides.skipped)
        rows.append([entry.text, VERDICTS[entry.verdict], kept, skipped])
    shares = [Column("Won with it", "number"), Column("Won without it", "number")]
    columns = [Column("Requirement", names_row=True), Column("The evidence says"), *shares]
    title = f"All {len(rows)}, with their figures" if len(rows) > 1 else "The one that was counted, with its figures"
    every = Fold(title, [Table(CLAIMS[sort], columns, rows, numbers_wrap=True)])
    picture = ranges(CLAIMS[sort], [(f"{_short(process, entry)}: ", entry) for entry in entries])
    says = Text(f"The evidence says of {len(rows)}: {', '.join(counts)}.")
    return Box([Text([strong(CLAIMS[sort])]), says, picture, every])


def _short(process: Process, entry: Evidence) -> str:
    """Return the name of a requirement beside its dot: its stage, its rung, or its words as far as they fit."""
    stage = process.stages[entry.stage]
    if entry.sort == "conversation":
        return stage.name
    rung = next((one.rung for one in stage.commitments if one.id == entry.id), None)
    plain = RUNGS[rung] if rung else entry.text.rstrip(".")
    return plain if len(plain) <= LONGEST_WORDS else f"{plain[:LONGEST_WORDS].rpartition(' ')[0]} …"
