"""CSV in which no cell can become a live formula, whichever separator the program that opens it expects.

A spreadsheet runs a cell that begins with = + - or @, and imported text may begin so. Such text gets an apostrophe in
front, which is how spreadsheets themselves mark text; numbers remain numbers. Source of the characters: OWASP, "CSV
Injection".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | float | bool | date | None

SEPARATORS = (",", ";", "\t")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")
_LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Signs at which some program begins a new line."""
_BEGINS = re.compile(r"[\s\"]*[=+\-@＝＋－＠]|[\t\r\n]")


def safe_text(text: str, separator: str = ",") -> str:
    """Return `text` in a form that is never a formula: unchanged, or with an apostrophe where a formula would begin.

    A program that expects another separator splits a cell there, so what follows such a character is marked as well.
    """
    if _NUMBER.fullmatch(text):
        return text
    others = "".join(mark for mark in (*SEPARATORS, "|") if mark != separator)
    marked = re.sub(rf"(?<=[{re.escape(others)}{_LINE_ENDS}])(?=[^\S\r\n\t]*[\s\"]*[=+\-@＝＋－＠])", "'", text)
    return f"'{marked}" if _BEGINS.match(text) else marked


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], separator: str = ",") -> str:
    """Return the text of a CSV file: a line for the header and each row, ended by CR LF as RFC 4180 requires.

    None becomes an empty cell, booleans words, dates ISO; numbers have a decimal point.
    """
    return "".join(_line(cells, separator) for cells in (header, *rows))


def _line(cells: Sequence[Cell], separator: str) -> str:
    return separator.join(_cell(cell, separator) for cell in cells) + "\r\n"


def _cell(cell: Cell, separator: str) -> str:
    """Return a cell as text, quoted where necessary."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return repr(cell)
    text = safe_text(cell, separator) if isinstance(cell, str) else cell.isoformat()
    quoted = any(mark in text for mark in (*SEPARATORS, "|", '"', "\n", "\r")) or text != text.strip()
    return '"' + text.replace('"', '""') + '"' if quoted else text
