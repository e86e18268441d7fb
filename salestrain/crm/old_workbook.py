"""Workbooks that are large or of another form (.xls, .xlsb, .ods) as rows of values, read by a compiled library."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

Rows = Sequence[Sequence[Any]]


def read_sheets(raw: bytes) -> tuple[str, Rows, list[str]]:
    """Return the name and the rows of the fullest sheet that is seen, and the names of the others that hold rows.

    Empty cells are empty texts. Raises what the library raises of files that are damaged or have a password.
    """
    # Imported late, so that pages that read no workbook do not wait for it.
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in seen or book.sheet_names}
    filled = {name: sum(any(value != "" for value in row) for row in rows) for name, rows in sheets.items()}
    fullest = max(filled, key=filled.__getitem__)
    return fullest, sheets[fullest], [name for name in sheets if name != fullest and filled[name] > 1]
