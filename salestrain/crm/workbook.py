"""Workbooks as tables: the fullest sheet, with values in place of formulas and, of .xlsx, merged heads taken apart."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .old_workbook import read_sheets
from .table import LARGEST, MOST_COLUMNS, MOST_ROWS, Fault, Table, table_of
from .written import written

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

WORKBOOK = "workbook"
"""What stands in place of the encoding of a table that was a workbook."""
OLD = b"\xd0\xcf\x11\xe0"
"""What workbooks of the form .xls begin with, and any with a password."""
_TOO_LARGE = f"it is larger than {LARGEST // 1_000_000} million characters; cut it in parts."
SMALL = 3_000_000
"""Size in bytes up to which merged cells are looked for: larger ones are reports of programs, which merge nothing."""
_MOST_UNPACKED = 8 * LARGEST
_HEAD_ROWS = 12
"""Rows in which a head with merged cells is looked for."""
_Grid = dict[int, list[str]]


def read_workbook(raw: bytes) -> Table:
    """Return the table in a workbook. Never raises: anything unreadable becomes a fault with a sentence."""
    problem = _unreadable(raw)
    if problem:
        return Table((), (), (Fault(0, "", problem),), WORKBOOK)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and lists that no cell's value depends on
            return _read(raw)
    except Exception:  # damaged workbooks make openpyxl raise nearly anything
        broken = "it looks like a workbook and cannot be read. Open it and save the sheet as CSV."
        shut = "it has a password, or it is damaged. Open it and save it without a password, as .xlsx or CSV."
        return Table((), (), (Fault(0, "", shut if raw.startswith(OLD) else broken),), WORKBOOK)


def _unreadable(raw: bytes) -> str:
    """Return why a file cannot be read as a workbook; empty if it can be tried."""
    if raw.startswith(OLD):
        return "" if len(raw) <= LARGEST else _TOO_LARGE
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "it looks like a workbook and cannot be read. Open it and save the sheet as CSV."
    if len(raw) > LARGEST or unpacked > _MOST_UNPACKED:
        return _TOO_LARGE
    return ""


def _read(raw: bytes) -> Table:
    if len(raw) > SMALL or not _is_xlsx(raw):
        title, rows, others = read_sheets(raw)
        faults = _not_read(title, others)
        grid = _grid(rows, faults)
    else:
        # Imported late, so that pages that read no workbook do not wait for it.
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(raw), data_only=True)
        sheet = _fullest(book)
        title = sheet.title
        faults = _not_read(title, [name.title for name in book.worksheets if name is not sheet and _rows_in(name) > 1])
        grid = _grid(sheet.iter_rows(values_only=True), faults)
        _take_merges_apart(grid, sheet)
    if _is_xlsx(raw):
        faults += _without_result(raw, title, grid)
    return table_of(grid.items(), faults, WORKBOOK)


def _is_xlsx(raw: bytes) -> bool:
    if raw.startswith(OLD):
        return False
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return "xl/workbook.xml" in packed.namelist()


def _fullest(book: Workbook) -> Worksheet:
    """Return the sheet that is seen and has the most rows; the first of those with as many."""
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    return max(seen, key=lambda sheet: _rows_in(sheet))


def _rows_in(sheet: Worksheet) -> int:
    """Return how many of the first rows have something in them; a sheet may call itself larger than it is."""
    rows = 0
    for row in sheet.iter_rows(max_row=2_000, values_only=True):
        rows += any(value is not None for value in row)
    return rows


def _not_read(title: str, others: Sequence[str]) -> list[Fault]:
    if not others:
        return []
    names = ", ".join(f"“{name}”" for name in others[:5])
    return [Fault(0, "", f"the sheet “{title}” was read, for it is the fullest; not read: {names}.")]


def _grid(rows: Iterable[Sequence[Any]], faults: list[Fault]) -> _Grid:
    """Return the texts of all cells, by the number of the row."""
    grid: _Grid = {}
    widest = 0
    for number, row in enumerate(rows, 1):
        if len(grid) > MOST_ROWS:
            faults.append(Fault(0, "", f"it has more than {MOST_ROWS:,} rows; only the first {MOST_ROWS:,} were read."))
            break
        texts = [written(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        widest = max(widest, len(texts))
        if texts:
            grid[number] = texts[:MOST_COLUMNS]
    for cells in grid.values():
        cells.extend([""] * (min(widest, MOST_COLUMNS) - len(cells)))
    if widest > MOST_COLUMNS:
        what = f"it has more than {MOST_COLUMNS} columns; only the first {MOST_COLUMNS} were read."
        faults.append(Fault(0, "", what))
    return grid


def _take_merges_apart(grid: _Grid, sheet: Worksheet) -> None:
    """Write a head of two rows as one: a name over several columns goes before the names below it where these repeat.

    A name that runs down over both rows stands in the lower one. A cell that runs across the whole sheet is a title.
    """
    merged = [area for area in sheet.merged_cells.ranges if area.min_row <= _HEAD_ROWS]
    heads = [area for area in merged if area.max_row > area.min_row]
    if heads:
        upper, lower = min(area.min_row for area in heads), max(area.max_row for area in heads)
    else:
        groups = _groups(merged)
        if not groups:
            return
        upper, lower = groups, groups + 1
    if upper not in grid or lower > _HEAD_ROWS:
        return
    width = max(len(grid.get(row, ())) for row in range(upper, lower + 1))
    names = [_names_above(grid, merged, range(upper, lower + 1), column) for column in range(1, width + 1)]
    last = [parts[-1] if parts else "" for parts in names]
    grid[lower] = [
        " ".join(parts) if last.count(parts[-1] if parts else "") > 1 else (parts[-1] if parts else "")
        for parts in names
    ]
    for row in range(upper, lower):
        grid.pop(row, None)


def _groups(merged: Sequence[Any]) -> int:
    """Return the row in which at least two names run over several columns each; 0 without one."""
    rows = [area.min_row for area in merged if area.max_col > area.min_col]
    return next((row for row in sorted(set(rows)) if rows.count(row) > 1), 0)


def _names_above(grid: _Grid, merged: Sequence[Any], rows: range, column: int) -> list[str]:
    """Return the names over a column from the top down, each once."""
    names: list[str] = []
    for row in rows:
        area = next((a for a in merged if a.min_row <= row <= a.max_row and a.min_col <= column <= a.max_col), None)
        top, left = (area.min_row, area.min_col) if area else (row, column)
        cells = grid.get(top, [])
        text = cells[left - 1] if left <= len(cells) else ""
        if text and text not in names:
            names.append(text)
    return names


def _without_result(raw: bytes, title: str, grid: _Grid) -> list[Fault]:
    """Return a fault for formulas whose result the file does not hold, and write them where the result would stand."""
    if not _has_formulas(raw):
        return []
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False)
    missing = list(_formulas(book[title], grid))
    for row, column, text in missing:
        cells = grid.setdefault(row, [])
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = text
    if not missing:
        return []
    row, _, text = missing[0]
    more = f" ({len(missing) - 1} more cells are like this.)" if len(missing) > 1 else ""
    what = f"“{text[:60]}” is a formula, and the file does not hold its result. Open it, save it, and load it again."
    return [Fault(row, "", what + more)]


def _has_formulas(raw: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        return any(b"<f>" in (text := packed.read(name)) or b"<f " in text for name in sheets)


def _formulas(sheet: Worksheet, grid: _Grid) -> Iterator[tuple[int, int, str]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        known = grid.get(number, [])
        for column, value in enumerate(row, 1):
            is_missing = column > len(known) or not known[column - 1]
            if isinstance(value, str) and value.startswith("=") and is_missing:
                yield number, column, value
