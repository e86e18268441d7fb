"""CSV in which no cell is a live formula, whichever separator the program that opens it expects.

A spreadsheet runs a cell that begins with = + - or @, and a text that came in from elsewhere may begin so. Such a
text gets an apostrophe before it, as spreadsheets themselves mark text; numbers stay numbers.
Source of the characters: OWASP, "CSV Injection".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | float | bool | date | None

SEPARATORS = (",", ";", "\t")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")
_BEGINS = re.compile(r"[\s\"]*[=+\-@＝＋－＠]|[\t\r\n]")


def safe_text(text: str, separator: str = ",") -> str:
    """`text` so that it is never a formula: itself, or with an apostrophe where one would begin.

    A program that expects another separator cuts a cell where it stands, so what follows one there is marked too.
    """
    if _NUMBER.fullmatch(text):
        return text
    others = "".join(mark for mark in (*SEPARATORS, "|") if mark != separator)
    inside = re.sub(rf"(?<=[{re.escape(others)}\r\n])(?=[^\S\r\n\t]*[\s\"]*[=+\-@＝＋－＠])", "'", text)
    return f"'{inside}" if _BEGINS.match(text) else inside


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], separator: str = ",") -> str:
    """The text of a CSV file: one line for the header and for each row, ended by CR LF as RFC 4180 says.

    Nothing (None) is an empty cell, true and false are words, dates are ISO, numbers have a decimal point.
    """
    lines = [header, *rows]
    return "".join(separator.join(_cell(cell, separator) for cell in line) + "\r\n" for line in lines)


def _cell(cell: Cell, separator: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return repr(cell)
    text = safe_text(cell, separator) if isinstance(cell, str) else cell.isoformat()
    quoted = any(mark in text for mark in (*SEPARATORS, "|", '"', "\n", "\r")) or text != text.strip()
    return '"' + text.replace('"', '""') + '"' if quoted else text
