"""Tables as users of pandas hold them: a frame is read like a file, and deals become a frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from .deals import Deals
from .fields import DATES
from .table import MOST_COLUMNS, MOST_ROWS, Fault, Table, table_of
from .written import written

FRAME = "frame"
"""What stands in place of the encoding of a table that was a frame."""
_FIGURES = ("amount", "probability", "activities")


def table_of_frame(frame: pd.DataFrame) -> Table:
    """Return the table in a frame; its index is left out, unless it has a name. Rows are numbered from 2, as in a file.

    Times keep their day, and numbers can be read in one way only, whatever the country.
    """
    named = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
    faults = []
    if len(named) > MOST_ROWS:
        faults.append(Fault(0, "", f"it has more than {MOST_ROWS:,} rows; only the first {MOST_ROWS:,} were read."))
    if named.shape[1] > MOST_COLUMNS:
        what = f"it has more than {MOST_COLUMNS} columns; only the first {MOST_COLUMNS} were read."
        faults.append(Fault(0, "", what))
    named = named.iloc[:MOST_ROWS, :MOST_COLUMNS]
    if named.empty:
        return Table((), (), (Fault(0, "", "there is nothing in it."),), FRAME)
    columns = [_texts(named.iloc[:, place]) for place in range(named.shape[1])]
    header = [_heading(name) for name in named.columns]
    records = [(1, header), *((row, list(cells)) for row, cells in enumerate(zip(*columns, strict=True), 2))]
    return table_of(records, faults, FRAME)


def _texts(column: pd.Series) -> list[str]:
    """Return the texts of a column; values that occur often are written once."""
    known: dict[Any, str] = {}
    texts = []
    for value in column.astype(object).array:
        try:
            if value not in known:
                known[value] = written(None if value is pd.NaT or value is pd.NA else value)
            texts.append(known[value])
        except TypeError:  # a list, or pandas' word for nothing
            texts.append("" if value is pd.NA else str(value))
    return texts


def _heading(name: Any) -> str:
    return " ".join(str(part) for part in name if part) if isinstance(name, tuple) else str(name)


def frame_of(deals: Deals) -> pd.DataFrame:
    """Return deals as a frame with a row for each, indexed by the row of the file.

    The columns that are known stand first, under the names of the fields of a `Deal`, with amounts as numbers and days
    as times; then those that nobody knows, under their own names. A field that no deal has is left out.
    """
    columns: dict[str, Any] = {}
    for name, values in deals.values.items():
        if any(value is not None for value in values):
            columns[name] = _typed(name, values)
    for name, days in deals.entered().items():
        columns[name] = _typed("entered", days)
    for name, texts in deals.kept().items():
        columns[name if name not in columns else f"{name} (file)"] = [text or None for text in texts]
    return pd.DataFrame(columns, index=pd.Index(deals.rows, name="row"))


def _typed(name: str, values: Sequence[Any]) -> Any:
    if name in DATES:
        return pd.to_datetime(pd.Series(values, dtype=object).to_numpy(), errors="coerce")
    if name in _FIGURES:
        return pd.array(values, dtype="Float64").to_numpy(dtype=float, na_value=float("nan"))
    return list(values)
