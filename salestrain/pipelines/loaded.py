"""A table of deals as it was read: the mapping to look at and correct, what remains to be asked, and the frame."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from ..crm import Deals, Question, Table, read_deals
from ..crm.ending import value_key
from ..crm.ends import LOST, WON
from ..crm.fields import FIELDS
from ..crm.frames import frame_of, table_of_frame
from ..crm.headers import ENTERED, NOT_READ
from ..crm.profiles import read_profiles, read_wording
from ..crm.quality import Quality, quality
from ..crm.reading import read_table
from ..crm.table import LARGEST, Fault
from ..places import data_folder
from ..ui.document import Body
from ..ui.notebook import InNotebook
from .shown import in_words, shown

Source: TypeAlias = str | Path | bytes | pd.DataFrame
_TELLS_THE_END = frozenset({"status", "stage", "is_won", "is_lost", "is_closed", "is_active"})
MOST_STAGES = 15
"""Number of stages up to which each is asked about where no deal is won."""


@dataclass(frozen=True)
class Pipeline(InNotebook):
    """Deals of one's own: a pandas frame, with how it was read and what to know before a figure of it is believed.

    `frame` has a row for each deal. Nothing is guessed: what could be read in two ways is empty in the frame until it
    is answered (`corrected`).
    """

    table: Table
    deals: Deals
    on: date
    chosen: Mapping[str, str]
    answers: Mapping[str, str]
    owners: str | None

    @property
    def frame(self) -> pd.DataFrame:
        """The deals as a frame; it remembers the day of the export and what is still open, also in parts of it."""
        frame = frame_of(self.deals)
        frame.attrs = {"on": self.on.isoformat(), "unanswered": unanswered(self), "entered": self.entered}
        return frame

    @property
    def entered(self) -> dict[str, str]:
        """For each stage, the column with the day on which it was entered, in the order of the file."""
        fields = self.deals.columns.fields
        return {stage_in(name): name for name in self.table.header if fields.get(name) == "entered"}

    @property
    def mapping(self) -> dict[str, str]:
        """What each column was taken for; empty for one that is kept as it is."""
        columns = self.deals.columns
        return {**columns.fields, **dict.fromkeys(columns.unknown, NOT_READ)}

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only a person can decide."""
        return (*self.deals.questions, *self._about_stages())

    @property
    def quality(self) -> tuple[Quality, ...]:
        """What to know before a figure is believed."""
        return quality(self.deals, self.on)

    def corrected(self, columns: Mapping[str, str] | None = None, answers: Mapping[str, str] | None = None) -> Pipeline:
        """Return the same table read anew with corrections, which add to earlier ones.

        Args:
            columns: for a column, the field that it is; "" for one that is none.
            answers: for a question, by its name, the chosen answer.

        Raises:
            ValueError: there is no such column, field, question or answer; the message says which there are.
        """
        self._check(columns or {}, answers or {})
        chosen, told = {**self.chosen, **(columns or {})}, {**self.answers, **(answers or {})}
        deals = read_deals(
            self.table, read_profiles(), wording=read_wording(), chosen=chosen, answers=told, seller_key=self.owners
        )
        return replace(self, deals=deals, chosen=chosen, answers=told)

    def save(self, path: str | Path) -> None:
        """Keep how this table is read, for the next export of the same program: `pipeline(..., mapping=path)`."""
        known = {"columns": self.mapping, "answers": dict(self.answers)}
        Path(path).write_text(json.dumps(known, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def __repr__(self) -> str:
        return in_words(self)

    def content(self) -> Body:
        """Return what was read, what remains to be asked, and what to know first."""
        return shown(self)

    def _about_stages(self) -> list[Question]:
        """Return a question for each stage, where neither stage nor status tells of any deal that it was won."""
        if WON in set(self.deals.values["status"]):
            return []
        found = []
        for name, field in self.deals.columns.fields.items():
            if field != "stage":
                continue
            stages = [text for text in dict.fromkeys(self.deals.values["stage"]) if text]
            if 1 < len(stages) <= MOST_STAGES:
                found += [_about_stage(name, text) for text in stages if value_key(name, text) not in self.answers]
        known = {question.column for question in self.deals.questions}
        return [question for question in found if question.column not in known]

    def _check(self, columns: Mapping[str, str], answers: Mapping[str, str]) -> None:
        for column, field in columns.items():
            if column not in self.table.header:
                raise ValueError(f"There is no column “{column}”; there are: {', '.join(self.table.header)}.")
            if field not in (*FIELDS, NOT_READ):
                raise ValueError(f"“{field}” is no field of a deal; there are: {', '.join(FIELDS)}, or '' for none.")
        choices = {question.column: question.choices for question in self.questions}
        for name, answer in answers.items():
            if name in choices and answer not in dict(choices[name]):
                raise ValueError(f"“{name}” is answered by one of: {', '.join(key for key, _ in choices[name])}.")
            if name not in choices and name not in self.answers:
                raise ValueError(f"Nothing is asked about “{name}”; open are: {', '.join(choices) or 'no questions'}.")


def load(
    source: Source,
    on: date,
    columns: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    mapping: str | Path | None = None,
    owners: str | None = None,
) -> Pipeline:
    """Return the deals of a table of any program.

    Args:
        source: a file (CSV or .xlsx), its bytes, a pandas frame, or one of `SAMPLES`.
        on: the day of the export.
        columns: what single columns are, where the guess is wrong.
        answers: answers to questions.
        mapping: a file that `Pipeline.save` has written.
        owners: a key under which owners become pseudonyms; without it they are left out.

    Raises:
        ValueError: there is no such file, or the mapping cannot be read, in a sentence.
    """
    if isinstance(source, str) and source in SAMPLES:
        name, on = SAMPLES[source]
        source = data_folder() / "pipeline" / name
    with _nothing_to_collect():
        table = _table(source)
        kept = _kept(mapping, table) if mapping else {"columns": {}, "answers": {}}
        chosen = {**kept["columns"], **(columns or {})}
        told = {**kept["answers"], **(answers or {})}
        deals = read_deals(
            table, read_profiles(), wording=read_wording(), chosen=chosen, answers=told, seller_key=owners
        )
    return Pipeline(table, deals, on, chosen, told, owners)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Keep Python from looking for garbage: a million cells are made and none is dropped, so a third of the time goes.

    What is not collected meanwhile is collected afterwards.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


SAMPLES = {"sample": ("deals.csv", date(2026, 9, 30)), "sample before": ("deals_a_month_before.csv", date(2026, 8, 31))}
"""Invented exports to learn with, by the word for which each is loaded: the file, and the day it was exported on."""


def sample_table(name: str) -> pd.DataFrame:
    """Return a table to learn with: "team" or "activities". Raises ValueError for any other."""
    path = data_folder() / "pipeline" / f"{name}.csv"
    if name not in ("team", "activities"):
        raise ValueError(f'There is no sample “{name}”; there are: team, activities, and pipeline("sample").')
    return pd.read_csv(path, index_col="Month")


def _table(source: Source) -> Table:
    if isinstance(source, pd.DataFrame):
        return table_of_frame(source)
    if isinstance(source, bytes):
        return read_table(source, read_wording().known)
    path = Path(source).expanduser()
    if not path.is_file():
        raise ValueError(f"There is no file {path}. Write where the export lies, such as “exports/deals.csv”.")
    size = path.stat().st_size
    if size > LARGEST:
        most = f"{LARGEST // 1_000_000} MB are read at once"
        what = f"it has {size // 1_000_000:,} MB; {most}. Export fewer columns, or one year after the other."
        return Table((), (), (Fault(0, "", what),), "")
    return read_table(path.read_bytes(), read_wording().known)


def _kept(path: str | Path, table: Table) -> dict[str, dict[str, str]]:
    """Return a mapping that was saved, as far as it speaks of columns that the table has. Raises ValueError."""
    try:
        known: Any = json.loads(Path(path).read_text(encoding="utf-8"))
        columns = {str(name): str(field) for name, field in known["columns"].items() if name in table.header}
        return {"columns": columns, "answers": {str(key): str(said) for key, said in known["answers"].items()}}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise ValueError(f"{path} is no mapping. Write one with: pipeline(…).save(“{path}”)") from None


def stage_in(column: str) -> str:
    """Return the stage that a column such as “Date entered "Proposal (Sales Pipeline)"” is about."""
    words = ENTERED.sub("", column).strip().strip('"“”')
    return re.sub(r"\s*\([^)]*pipeline\)$", "", words, flags=re.I)


def unanswered(pipeline: Pipeline) -> dict[str, str]:
    """Return the fields that a question is open about, with the question."""
    fields = pipeline.deals.columns.fields
    found: dict[str, str] = {}
    for question in pipeline.questions:
        name, _, about = question.column.partition(": ")
        field = fields.get(question.column) or fields.get(name, "")
        if about == "of closed deals":
            found["closed_at"] = question.asks
        elif field in _TELLS_THE_END:
            found["status"] = question.asks
        elif field:
            found["amount" if field == "won_amount" else field] = question.asks
    return found


def _about_stage(column: str, text: str) -> Question:
    choices = ((WON, "won"), (LOST, "lost"), ("open", "neither: it is open"))
    asks = f"No stage says by its name that a deal was won. Is one in “{text[:60]}” won, lost, or neither?"
    return Question(value_key(column, text), asks, choices)
