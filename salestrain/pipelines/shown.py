"""How a loaded table shows itself: what was read, what remains to be asked, and what to know before any figure."""

from __future__ import annotations

from typing import Protocol

from ..crm import LOST, OPEN, WON, Deals, Question
from ..crm import Table as DealTable
from ..crm.quality import Quality
from ..ui.document import Body, Box, Column, Content, Fold, Items, Node, Section, Table, Text
from ..ui.phrases import Inline, Phrase, strong

FIELD_WORDS = {
    "deal_id": "number of the deal",
    "name": "name of the deal",
    "account": "account",
    "owner": "owner, as a pseudonym",
    "stage": "stage",
    "pipeline": "pipeline",
    "amount": "amount",
    "won_amount": "amount once won",
    "currency": "currency",
    "probability": "probability",
    "activities": "number of activities",
    "created_at": "created on",
    "expected_close": "expected to close on, and closed on once somebody says so",
    "closed_at": "closed on",
    "last_stage_change": "in its stage since",
    "entered": "entered a stage on",
    "status": "open, won or lost",
    "is_won": "whether it is won",
    "is_lost": "whether it is lost",
    "is_closed": "whether it is closed",
    "is_active": "whether it is active",
    "lost_reason": "reason of the loss",
}
_MOST_FAULTS = 8
ENCODING_WORDS = {
    "cp1252": "those of western Europe",
    "cp1250": "those of central Europe",
    "cp1251": "Cyrillic ones",
    "cp1254": "Turkish ones",
    "mac_roman": "those of an old Mac",
    "cp932": "Japanese ones",
    "gb18030": "Chinese ones",
    "latin-1": "those of western Europe",
}
IF_WRONG = "If names look wrong, save it again as “CSV UTF-8”."


class Shown(Protocol):
    """What is told of a pipeline."""

    @property
    def table(self) -> DealTable:
        """The cells as they were read."""

    @property
    def deals(self) -> Deals:
        """The deals."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only a person can decide."""

    @property
    def quality(self) -> tuple[Quality, ...]:
        """What to know before a figure is believed."""


def headline(pipeline: Shown) -> str:
    """Say how many deals there are, and how they ended."""
    status = list(pipeline.deals.values["status"])
    count = len(status)
    if not count:
        return "No deals were read."
    if not any(status):
        rows = "row" if count == 1 else "rows"
        return f"{count:,} {rows}, and no column tells how a deal stands. Say which one is the stage or the status."
    ends = ((WON, "won"), (LOST, "lost"), (OPEN, "open"), (None, "not said which"))
    parts = [f"{status.count(end):,} {words}" for end, words in ends if status.count(end)]
    program = pipeline.deals.columns.program
    read_as = f" Read as: {program}." if program else ""
    return f"{count:,} {'deal' if count == 1 else 'deals'}: {', '.join(parts)}.{read_as}"


def in_words(pipeline: Shown) -> str:
    """Return the same as plain lines."""
    lines = [headline(pipeline)]
    lines += [f"? {question.asks}" for question in pipeline.questions]
    lines += [f"! {check.sentence}" for check in pipeline.quality if check.count]
    lines += [f"! {fault}" for fault in pipeline.deals.faults[:_MOST_FAULTS]]
    return "\n".join(lines)


def shown(pipeline: Shown) -> Body:
    """Return what was read, what remains to be asked, and what to know first."""
    body: list[Node | None] = [
        Text([strong(headline(pipeline))], "lead"),
        _asked(pipeline.questions),
        _faults(pipeline),
    ]
    if not pipeline.table.header:
        return body
    return [*body, _mapping(pipeline), _quality(pipeline)]


def _asked(questions: tuple[Question, ...]) -> Box | None:
    if not questions:
        return None
    rows: list[Content] = [_question(question) for question in questions]
    first = questions[0]
    answer = f'.corrected(answers={{"{first.column}": "{first.choices[0][0]}"}})'
    how: list[Inline] = ["Answer by the name of the question, such as ", Phrase(answer, "code"), "."]
    return Box([Section("Only you can say", [Items(rows, "spaced"), Text(how, "small")], 3)], "notice", "caution")


def _question(question: Question) -> Content:
    choices = ", ".join(f"“{key}” ({words})" for key, words in question.choices)
    return [Text([question.asks]), Text([Phrase(question.column, "code"), f": {choices}"], "small")]


def _faults(pipeline: Shown) -> Section | None:
    faults = pipeline.deals.faults
    if not faults:
        return None
    told: list[Content] = [str(fault) for fault in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        told.append(f"And {len(faults) - _MOST_FAULTS:,} more like these.")
    return Section("Not understood, and kept as text", [Items(told, "fine")], 3)


def _mapping(pipeline: Shown) -> Section:
    columns = pipeline.deals.columns
    rows: list[list[Content]] = [
        [name, FIELD_WORDS.get(field, field), Phrase(field, "code")] for name, field in columns.fields.items()
    ]
    table = Table(
        "What each column was taken for",
        [Column("Column", names_row=True), Column("Taken for"), Column("In the frame")],
        rows,
        caption_shown=False,
    )
    notes: list[Content] = []
    if columns.unknown:
        notes.append(f"Kept as they are: {', '.join(columns.unknown)}.")
    if columns.dropped:
        notes.append(f"Left out, for they are about people: {', '.join(columns.dropped)}.")
    if pipeline.deals.left_off:
        numbers = pipeline.deals.left_off
        more = " and others" if len(numbers) > 8 else ""
        notes.append(f"No deals, but titles, totals or small print: rows {', '.join(map(str, numbers[:8]))}{more}.")
    if pipeline.deals.encoding in ENCODING_WORDS:
        letters = ENCODING_WORDS[pipeline.deals.encoding]
        notes.append(f"The file does not say how its letters are written; they were read as {letters}. {IF_WRONG}")
    body: Body = [table, Items(notes, "fine") if notes else None]
    return Section("What each column was taken for", body, 3)


def _quality(pipeline: Shown) -> Section:
    checks = pipeline.quality
    found = [check for check in checks if check.count]
    clean: list[Content] = [check.sentence for check in checks if not check.count]
    rows: list[list[Content]] = [[check.sentence, _rows(check.rows)] for check in found]
    columns = [Column("What was found", names_row=True), Column("In rows")]
    table = Table("Before you believe a figure", columns, rows, caption_shown=False) if rows else None
    body: Body = [
        table or Text("No check found anything."),
        Fold("Looked for, and not found", [Items(clean, "fine")]) if clean else None,
    ]
    return Section("Before you believe a figure", body, 3)


def _rows(rows: tuple[int, ...]) -> str:
    return ", ".join(map(str, rows[:6])) + (f" and {len(rows) - 6:,} more" if len(rows) > 6 else "")
