"""What was asked and answered in a real call, or in a sheet: pairs, line by line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..crm.table import Table
from ..crm.workbook import read_workbook
from ..kinds.call.files import text_of_file
from ..talk_metrics import TranscriptUnclear, read_transcript
from ..talk_metrics.asking import questions_of

_SHEETS = (".xlsx", ".xlsm", ".xls")
_SEPARATORS = "\t;,|"
_HEADS = frozenset("question questions asked ask answer answers answered said buyer seller topic notes".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """What was asked, and what was answered; `line` counts turns of a call, or rows of a sheet."""

    line: int
    asked: str
    answered: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a file; `people` are those who spoke, the seller first, as far as it names them."""

    pairs: tuple[Pair, ...]
    people: tuple[str, ...] = ()


def heard_in(name: str, raw: bytes, seller: str = "") -> Heard:
    """Return what was asked and answered in a file: a transcript, a Word document, a workbook or a table as text.

    Args:
        name: what the file is called.
        raw: its bytes.
        seller: who asks, as the transcript calls them; whoever asks most if omitted.

    Raises:
        TranscriptUnclear: if nothing in it is asked and answered, with what would be right.
    """
    if name.lower().endswith(_SHEETS):
        table = read_workbook(raw)
        if table.faults and not table.rows:
            raise TranscriptUnclear(f"{name}: {table.faults[0].what}")
        pairs = tuple(_in_rows(_rows_of(table)))
        return _not_empty(name, Heard(pairs))
    text = text_of_file(name, raw)
    rows = _rows_in(text)
    if rows:
        return _not_empty(name, Heard(tuple(_in_rows(rows))))
    return _not_empty(name, _in_talk(text, seller))


def _not_empty(name: str, heard: Heard) -> Heard:
    if not heard.pairs:
        raise TranscriptUnclear(
            f"In {name} nothing is asked and answered. A transcript says who speaks in each turn; "
            "a sheet has what was asked in its first column, and what was answered in the second."
        )
    return heard


def _in_talk(text: str, seller: str) -> Heard:
    talk = read_transcript(text)
    asks = dict.fromkeys(talk.speakers, 0)
    for turn in talk.turns:
        asks[turn.speaker] += len(questions_of(turn.text))
    who = talk.speaker(seller) if seller else max(talk.speakers, key=lambda speaker: asks[speaker])
    pairs = [
        Pair(number, _question(turn.text), following.text)
        for number, (turn, following) in enumerate(zip(talk.turns, talk.turns[1:], strict=False), start=1)
        if turn.speaker == who and following.speaker != who and _question(turn.text)
    ]
    return Heard(tuple(pairs), (who, *(speaker for speaker in talk.speakers if speaker != who)))


def _question(text: str) -> str:
    """Return the last thing that was asked in a turn; empty if nothing was."""
    asked = [part.strip() for part in re.findall(r"[^.!?\u2026]*\?", text)]
    if asked:
        return str(asked[-1])
    return text.strip() if questions_of(text) and len(text.split()) < 30 else ""


def _rows_of(table: Table) -> list[list[str]]:
    return [list(table.header), *(list(cells) for _, cells in table.rows)]


def _rows_in(text: str) -> list[list[str]]:
    """Return the rows of a table that is text; none if most lines are no row of two cells or more."""
    lines = [line for line in text.splitlines() if line.strip()]
    for separator in _SEPARATORS:
        try:
            rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(map(str.strip, row))]
        except csv.Error:
            continue
        of_two = [row for row in rows if len(row) == 2 and all(cell.strip() for cell in row)]
        asked = [row for row in of_two if row[0].strip().endswith("?")]
        if len(of_two) > len(lines) * 0.7 and len(asked) >= max(2, len(of_two) // 2):
            return rows
    return []


def _in_rows(rows: Sequence[Sequence[str]]) -> Iterator[Pair]:
    for number, row in enumerate(rows, start=1):
        cells = [" ".join(str(cell).split()) for cell in row]
        filled = [cell for cell in cells if re.search(r"[^\W\d_]", cell)]
        if len(filled) < 2 or {cell.lower() for cell in filled[:2]} <= _HEADS:
            continue
        yield Pair(number, filled[0], filled[1])
