"""Leading the process: the engagement log, a skip with its reason, a change by the one who may change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ....core.exercise import Model
from ....core.session import Session
from ....ui.document import Column, Content, Fold, Form, Items, Node, Row, Section, Table, Text
from ....ui.fields import AnyField, Button, Choice, Field
from ....ui.phrases import quote, strong
from ..content import Process
from ..moves import CHANGES, LEADING
from ..state import State
from .tabs import part_options, part_words
from .words import written_day

MOST_DEALS = 200
"""Deals in the list to choose from."""


def body(session: Session, today: str) -> list[Node]:
    """Show the log, what was skipped and changed on purpose, and the forms for more, with `today` in them."""
    process: Process = session.exercise
    state: State = session.state
    creed = (
        "A process nobody enforces is no process. If you do not trust it, change it: with a date, a reason and a name."
    )
    save = Row([Button("Save the log as CSV", "keep", "log", "quiet")]) if state.led or state.deviations else None
    leader = "" if state.source == "own" else process.owner.partition(",")[0]
    entry = Fold("Add an entry", [_entry_form(process, leader, today)], open=not state.led)
    return [
        Text(creed, "notice"),
        Section("Coaching log", [log(session), save, entry]),
        Section(
            "Skip it or change it",
            [
                deviations(session),
                Fold("Skip it in one deal", [_skip_form(process, state, today)]),
                Fold("Change the process", [_change_form(process, today)]),
                _who_may_change(process),
            ],
        ),
    ]


def _entry_form(process: Process, leader: str, today: str) -> Form:
    fields: list[AnyField] = [
        _name("who", "Who", "st-lead-who", value=leader),
        Choice("did", "What did they do?", list(LEADING.items()), "one", required=True),
        Choice("which", "About", part_options(process), id="st-lead-which"),
        _day("st-lead-on", today),
        _reason("words", "What was said or decided", "st-lead-words"),
    ]
    return Form("lead", fields, "Add to the log")


def _skip_form(process: Process, state: State, today: str) -> Form:
    deals = [(trail.deal.id, trail.deal.name) for trail in state.trails[:MOST_DEALS]]
    fields: list[AnyField] = [
        Choice("deal", "Deal", deals, id="st-skip-deal"),
        Choice("which", "What is skipped", part_options(process), id="st-skip-which"),
        _name("decided_by", "Decided by", "st-skip-who"),
        _day("st-skip-on", today),
        _reason("reason", "Why is it right in this deal?", "st-skip-why"),
    ]
    return Form("skip", fields, "Log the skip")


def _change_form(process: Process, today: str) -> Form:
    hint = "Someone who may not change this stage proposes the change to the person who may."
    fields: list[AnyField] = [
        Choice("which", "What is changed", part_options(process), id="st-change-which"),
        Choice("how", "How?", list(CHANGES.items()), "one", required=True),
        _name("decided_by", "Decided by", "st-change-who", hint=hint),
        _day("st-change-on", today),
        _reason("reason", "Why?", "st-change-why"),
    ]
    return Form("change", fields, "Change or propose it")


def _name(name: str, label: str, ident: str, *, value: str = "", hint: str = "") -> Field:
    return Field(name, label, value=value, hint=hint, required=True, longest=200, id=ident)


def _day(ident: str, today: str) -> Field:
    return Field("on", "Date", "date", today, required=True, id=ident)


def _reason(name: str, label: str, ident: str) -> Field:
    return Field(name, label, "long", required=True, longest=2_000, id=ident)


def log(session: Session) -> Node:
    """Show what the learner wrote, the newest last, after what the exercise brings of its own deals."""
    words = part_words(session.exercise)
    rows = []
    for entry in (*_given(session, session.exercise.engagement), *session.state.led):
        did = f"{LEADING[entry['did']]}: {words[entry['which']]}"
        rows.append([written_day(entry["on"]), entry["who"], did, quote(entry["words"])])
    if not rows:
        return Text("There are no entries yet.")
    columns = [Column("Date", "day"), *map(Column, ("Who", "What they did", "In their words"))]
    return Table("Coaching log", columns, rows)


def deviations(session: Session) -> Node:
    """Show what was skipped and changed on purpose, each with who, when and why."""
    process: Process = session.exercise
    words = part_words(process)
    names = {deal.id: deal.name for deal in process.deals}
    names |= {trail.deal.id: trail.deal.name for trail in session.state.trails}
    rows: list[list[Content]] = []
    for skip in _given(session, process.deviations):
        skipped = "; ".join(words[which] for which in skip["skipped"])
        why = f"{skip['reason']} Afterwards: {skip['result']}" if skip["result"] else skip["reason"]
        rows.append(
            [written_day(skip["on"]), f"skip in {names[skip['deal']]}", skipped, skip["decided_by"], quote(why)]
        )
    for entry in session.state.deviations:
        what = _change(entry) if entry["what"] == "change" else f"skip in {names.get(entry['deal'], 'a deal')}"
        rows.append(
            [written_day(entry["on"]), what, words[entry["which"]], entry["decided_by"], quote(entry["reason"])]
        )
    if not rows:
        return Text("Nothing has been skipped or changed on purpose yet.")
    columns = [Column("Date", "day"), *map(Column, ("What", "Which part", "Decided by", "Why"))]
    return Table("Skips and changes on purpose", columns, rows)


def _given(session: Session, entries: Iterable[Model]) -> list[dict[str, Any]]:
    """Return entries that the exercise brings as those that a learner writes; none beside deals of one's own."""
    if session.state.source == "own":
        return []
    return [entry.model_dump(mode="json") for entry in entries]


def _change(entry: Mapping[str, Any]) -> str:
    change = f"change ({CHANGES[entry['how']]}), {entry['status']}"
    return change if entry["status"] == "decided" else f"{change} to {entry['may']}"


def _who_may_change(process: Process) -> Fold:
    lines: list[Content] = [
        [strong(stage.name), f": {stage.who_may_change} may change it. {stage.skip_note}"] for stage in process.stages
    ]
    return Fold("Who may change what, and when a skip is right", [Items(lines)])
