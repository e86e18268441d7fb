"""A file on its way onto the table: read, asked about, shown; nothing of it is kept before the learner takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ....core.events import Refusal
from ....crm import LOST, WON
from ....ui import Button, Choice, Fold, Form, Hidden, Items, Node, Row, Screen, Section, Stack, Text
from ....ui.fields import Option
from ..content import Process
from ..own_deals import ENTRY, FIELDS, Own, read_own_deals
from .sources import columns_to_fill
from .tabs import part_options, stage_names

PASSED_OVER = "none"
"""The answer that a column or a stage of the file is not to be read."""
NOTHING_CHOSEN: Option = ("", "Choose …")
"""What a question stands at first: an answer that nobody gave is none."""
MOST_FAULTS = 20
OTHER_FIELDS = {
    "entered": "the day a stage was entered",
    "expected_close": "close date: a plan, and no day on which a deal closed",
    "is_won": "won or not",
    "is_closed": "closed or not",
    "deal_id": "number of the deal",
    "pipeline": "pipeline (not used)",
    "amount": "amount (not used)",
    "currency": "currency (not used)",
    "probability": "chance (not used)",
    "activities": "activities (not used)",
    "lost_reason": "why it was lost (not used)",
}
"""What a column may have been taken for that nobody needs to choose."""


class Loading:
    """A file and what was answered about it; `own` is how it is read by now. Raises `Refusal` where it is no table."""

    def __init__(self, process: Process, raw: bytes | str, today: date) -> None:
        if not raw.strip():
            raise Refusal("Choose a file that is not empty, or paste its lines.")
        self._process, self._raw, self._today = process, raw, today
        self._answers: dict[str, str] = {}
        self._stages: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        self.own = self._read()
        if not self.own.columns:
            raise Refusal(" ".join(self.own.faults[:3]))

    def map_stage(self, stage: str, to: str) -> None:
        """Read it again, with a stage of the file taken for one of ours. Raises Refusal if none was chosen."""
        self._stages[stage] = _chosen(to)
        self.own = self._read()

    def read_way(self, column: str, way: str) -> None:
        """Read it again, with a question about a column answered. Raises Refusal if nothing was chosen."""
        self._answers[column] = _chosen(way)
        self.own = self._read()

    def read_column(self, column: str, to: str) -> None:
        """Read it again, with a column taken for another one. Raises Refusal if none was chosen."""
        self._columns[column] = "" if _chosen(to) == PASSED_OVER else to
        self.own = self._read()

    def _read(self) -> Own:
        return read_own_deals(self._process, self._raw, self._today, self._answers, self._stages, self._columns)


def _chosen(answer: str) -> str:
    if not answer:
        raise Refusal("Choose one of the answers first.")
    return answer


def loading_screen(process: Process, own: Own) -> Screen:
    """Ask one question at a time, then show what was read; `own` is how the file is read by now."""
    columns = Stack([reading_list(process, own), _column_form(process, own)])
    other_readings: Fold | None = Fold("See or change how the columns are read", [columns])
    if own.questions or own.strangers:
        left = len(own.questions) + len(own.strangers)
        lead = "1 question left." if left == 1 else f"{left} questions left."
        step: Node = _question(process, own)
    elif own.reading is None:
        lead, step, other_readings = own.faults[0], columns, None
    else:
        lead, step = own.notes[0], _deals_to_take(process, own, own.reading)
    put_away = Row([Button("Cancel", "cancel", weight="quiet")])
    lead = f"{lead} Nothing from the file has been saved yet."
    return Screen("Before the import", [Text(lead), step, other_readings, put_away])


def _question(process: Process, own: Own) -> Form:
    if own.questions:
        question = own.questions[0]
        ways = Choice("way", question.asks, [NOTHING_CHOSEN, *question.choices], required=True)
        return Form("way", [Hidden("column", question.column), ways], "Continue")
    name = own.strangers[0]
    options = [
        NOTHING_CHOSEN,
        *stage_names(process).items(),
        (WON, "none: such a deal is won"),
        (LOST, "none: such a deal is lost"),
        (PASSED_OVER, "none of these: leave it out"),
    ]
    stages = Choice("to", f"Which stage is “{name}”?", options, required=True)
    return Form("map", [Hidden("stage", name), stages], "Continue")


def _deals_to_take(process: Process, own: Own, reading: Mapping[str, Any]) -> Stack:
    count = len(reading["deals"])
    words = "Use this deal" if count == 1 else f"Use these {count:,} deals"
    notes, faults = own.notes[1:], own.faults
    return Stack(
        [
            Items(notes) if notes else None,
            None if reading["knows"] else columns_to_fill(process),
            Section(f"What could not be read ({len(faults)})", [fault_list(faults)]) if faults else None,
            Row([Button(words, "accept", weight="primary")]),
        ]
    )


def fault_list(faults: Sequence[str]) -> Items:
    """List the first faults, and how many more there are."""
    more = len(faults) - MOST_FAULTS
    rest = [f"and {more} more like these"] if more > 0 else []
    return Items([*faults[:MOST_FAULTS], *rest])


def reading_list(process: Process, own: Own) -> Items:
    """List what each column was taken for, in words."""
    words = {**FIELDS, **OTHER_FIELDS, **dict(_parts(process))}
    return Items([f"{column}: {words.get(to, to) or 'ignored'}" for column, to in own.columns.items()])


def _parts(process: Process) -> list[Option]:
    """Return every stage, outcome and commitment, a stage as the conversation that a column of it tells of."""
    names = stage_names(process)
    return [
        (key, f"{names[key]}, conversation held" if key in names else words) for key, words in part_options(process)
    ]


def _column_form(process: Process, own: Own) -> Form:
    """Ask what a column holds, where it was taken for something else."""
    entries = [(ENTRY + stage.id, f"the day “{stage.name}” was entered") for stage in process.stages]
    nothing = (PASSED_OVER, "nothing used here: ignore it")
    meanings = [NOTHING_CHOSEN, *FIELDS.items(), *entries, *_parts(process), nothing]
    column = Choice("column", "Column", [NOTHING_CHOSEN, *((name, name) for name in own.columns)], required=True)
    meaning = Choice("to", "What it holds", meanings, id="st-column-to", required=True)
    return Form("column", [column, meaning], "Use this reading", "plain", small=True)
