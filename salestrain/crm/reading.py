"""Tables in files of any program: a workbook, or a text whose encoding, separator and quoting are detected."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from io import StringIO
from itertools import islice

from .table import LARGEST, MOST_COLUMNS, MOST_ROWS, Fault, Table, table_of
from .workbook import read_workbook

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 30
_LINES_IN_A_CELL = 50
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19]")
"""Characters that do not occur in text; a few may be remnants of some program."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What workbooks begin with, new and old."""
_CODINGS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8"),
)

_OLD_CODINGS = ("cp1252", "cp1250", "cp1251", "cp1254", "mac_roman", "cp932", "gb18030")
"""What files without a mark are in that are not UTF-8, the most usual first."""


def read_table(raw: bytes | str, known: Callable[[str], int] | None = None) -> Table:
    """Return the table in `raw`. Never raises: anything unreadable becomes a fault with a sentence.

    Args:
        raw: content of a file.
        known: counts the words of a text that are understood; of several encodings, the one is taken that has most.
    """
    if isinstance(raw, bytes) and raw.startswith(_WORKBOOKS):
        return read_workbook(raw)
    text, encoding, faults = _text(raw, known)
    if faults:
        return Table((), (), tuple(faults), encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(text)
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        separator, text = first[4], rest
    records = _records(text, separator, faults)
    if len(records) > MOST_ROWS + 1:
        faults.append(Fault(0, "", f"it has more than {MOST_ROWS:,} rows; only the first {MOST_ROWS:,} were read."))
        records = records[: MOST_ROWS + 1]
    if any(len(cells) > MOST_COLUMNS for cells in records):
        faults.append(
            Fault(0, "", f"it has more than {MOST_COLUMNS} columns; only the first {MOST_COLUMNS} were read.")
        )
        records = [cells[:MOST_COLUMNS] for cells in records]
    return table_of(enumerate(records, 1), faults, encoding)


def _text(raw: bytes | str, known: Callable[[str], int] | None) -> tuple[str, str, list[Fault]]:
    """Return the text, its encoding, and the faults that keep it from being read.

    Args:
        raw: content of a file.
        known: counts the words of a text that are understood.
    """
    if len(raw) > LARGEST:
        return "", "", [Fault(0, "", f"it is larger than {LARGEST // 1_000_000} million characters; cut it in parts.")]
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff"), "text", []
    detected = next((coding for mark, coding in _CODINGS if raw.startswith(mark)), "") or _without_mark(raw)
    fallbacks = (_likeliest(raw, known), "cp1252", "latin-1") if detected == "utf-8" else ()
    for encoding in (detected, *fallbacks):
        try:
            text = raw.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if len(_CONTROLS.findall(text)) * 50 > len(text):
            return "", "", [Fault(0, "", "it is no text, but a picture, a program or the like. Save a table as CSV.")]
        return text, encoding, []
    return "", detected, [Fault(0, "", f"it begins like {detected.upper()} and breaks off. Save it again as UTF-8.")]


def _likeliest(raw: bytes, known: Callable[[str], int] | None) -> str:
    """Return the old encoding in which most words are understood; the western one where all are alike."""
    if known is None:
        return _OLD_CODINGS[0]
    start = b"\n".join(raw[:20_000].splitlines()[:_SAMPLE_ROWS])
    understood = {coding: known(start.decode(coding, errors="replace")) for coding in _OLD_CODINGS}
    return max(_OLD_CODINGS, key=understood.__getitem__)


def _without_mark(raw: bytes) -> str:
    """Detect UTF-16 without a BOM: every other byte of Latin text is zero."""
    start = raw[:2_000]
    if len(start) >= 4 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if len(start) >= 4 and start[0::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8"


def _separator(text: str) -> str:
    """Return the separator with which most of the first rows have as many cells."""
    best, best_score = ",", (0, 0)
    for separator in SEPARATORS:
        try:
            sample = islice(csv.reader(_lines(text), delimiter=separator), _SAMPLE_ROWS)
            records = [record for record in sample if record]
        except csv.Error:
            continue
        # Titles above the header have other numbers of cells, so the most common number counts, not the first.
        columns, often = Counter(map(len, records)).most_common(1)[0] if records else (0, 0)
        score = (often, columns)
        if columns > 1 and score > best_score:
            best, best_score = separator, score
    return best


def _lines(text: str) -> Iterable[str]:
    return StringIO(text, newline="\n")


def _records(text: str, separator: str, faults: list[Fault]) -> list[list[str]]:
    """Return the records of the file, line by line if its quotation marks do not match."""
    try:
        return list(islice(csv.reader(_lines(text.rstrip("\n")), delimiter=separator, strict=True), MOST_ROWS + 2))
    except csv.Error:
        pass
    try:
        records = list(islice(csv.reader(_lines(text.rstrip("\n")), delimiter=separator), MOST_ROWS + 2))
        swallowed = any(cell.count("\n") > _LINES_IN_A_CELL for record in records for cell in record)
        if not swallowed and not (records and records[-1] and "\n" in records[-1][-1]):
            return records
    except csv.Error:
        pass
    return _line_by_line(text, separator, faults)


def _line_by_line(text: str, separator: str, faults: list[Fault]) -> list[list[str]]:
    """Read each line by itself: a quotation mark that is never closed would swallow the rest of the file."""
    records: list[list[str]] = []
    for row, line in enumerate(islice(text.rstrip("\n").split("\n"), MOST_ROWS + 2), 1):
        try:
            records += list(csv.reader([line], delimiter=separator, strict=True)) or [[]]
        except csv.Error:
            what = "a quotation mark is opened and not closed; the marks of this row were read as plain characters."
            faults.append(Fault(row, "", what))
            records.append(line.split(separator))
    return records
