"""A workshop in a notebook: its results as a frame of pandas, and pictures of what is chosen from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..places import data_folder
from ..store import KeptWorkshop, Store, open_store
from ..ui.document import Body, Column, Content, Node, Section, Table, Text
from ..ui.figures import CountBars, CountRow, RangeRow, Ranges
from ..ui.notebook import InNotebook
from ..workshop.joining import read_code, shown_code
from .rows import COLUMNS, rows_of

if TYPE_CHECKING:
    import pandas as pd

SAMPLE = "sample"
"""The name of the results that ship with the course: of a room of bots, made by `tools/sample_results.py`."""
SAMPLE_FILE = data_folder() / "workshops" / "sample_results.csv"
WHOLE, ESTIMATES = ("people", "of"), ("value", "low", "high")
_NUMBERS = (*WHOLE, *ESTIMATES)


def results(workshop: str, store: str | None = None) -> pd.DataFrame:
    """Return what a facilitator may see of a workshop: for the arguments and what it raises see `api.results`."""
    import pandas as pd  # late: no page needs it

    if workshop == SAMPLE or workshop.lower().endswith(".csv"):
        frame = _saved(SAMPLE_FILE if workshop == SAMPLE else Path(workshop).expanduser())
    else:
        with open_store(_address(store)) as opened:
            rows = rows_of(opened, _found(opened, workshop).id, _title, datetime.now(UTC))
        frame = pd.DataFrame([row.cells() for row in rows], columns=list(COLUMNS))
    whole, rest = dict.fromkeys(WHOLE, "Int64"), dict.fromkeys(ESTIMATES, "Float64")
    typed: pd.DataFrame = frame.astype(whole | rest)
    return typed


def _address(store: str | None) -> str | None:
    """Return the address of a store that is there already. Raises ValueError for a file that is not."""
    if store is None or "://" in store:
        return store
    file = Path(store).expanduser().absolute()
    if not file.is_file():
        raise ValueError(f"There is no file {file}.")
    return str(file)


def _saved(file: Path) -> pd.DataFrame:
    """Return results that were saved with `to_csv`. Raises ValueError if they are none."""
    import pandas as pd

    try:
        frame = pd.read_csv(file, keep_default_na=False, na_values={name: [""] for name in _NUMBERS})
    except (OSError, ValueError) as problem:  # pandas' own errors of reading are ValueErrors
        raise ValueError(f"{file} cannot be read: {problem}") from None
    missing = [name for name in COLUMNS if name not in frame]
    if missing:
        raise ValueError(f"{file} holds no results of a workshop: the column “{missing[0]}” is missing.")
    return frame[list(COLUMNS)]


def _found(store: Store, named: str) -> KeptWorkshop:
    """Return the workshop with this join code or this title, the newest of several."""
    every = store.workshops.all()
    code, title = read_code(named), " ".join(named.split()).casefold()
    for one in every:
        if one.code == code or one.plan.title.casefold() == title:
            return one
    if not every:
        raise ValueError(f'No workshop is kept here yet. Look at the sample first: results("{SAMPLE}")')
    known = ", ".join(f"“{shown_code(one.code)}” ({one.plan.title})" for one in every[:10])
    raise ValueError(f"There is no workshop “{named}”. There are, by their codes: {known}.")


def _title(exercise: str) -> str:
    try:
        return library().get(exercise).title
    except (ExerciseMistakes, UnknownExercise):
        return exercise


class LookedBack(InNotebook):
    """Some results of a workshop as pictures: a sentence, a chart, and a table, for each part of each exercise."""

    def __init__(self, chosen: pd.DataFrame) -> None:
        """Take the rows that are shown, as `results` gives them or as they were chosen from it."""
        missing = [name for name in COLUMNS if name not in chosen]
        if missing:
            raise ValueError(f"Choose rows, and keep all columns: “{missing[0]}” is missing.")
        self._parts: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for row in chosen.astype(object).where(chosen.notna(), None).to_dict("records"):
            self._parts.setdefault((row["title"], row["part"], row["sentence"]), []).append(row)

    def __repr__(self) -> str:
        return "\n".join(f"{title}. {part}: {sentence}" for title, part, sentence in self._parts)

    def content(self) -> Content:
        """Return the parts."""
        if not self._parts:
            return Text("Nothing was chosen, or too few people have finished to be told of.")
        return [_part(*names, rows) for names, rows in self._parts.items()]


def _part(title: str, part: str, sentence: str, rows: Sequence[dict[str, Any]]) -> Section:
    counted = [row for row in rows if row["value"] is None]
    estimates = [row for row in rows if row["low"] is not None]
    body: Body = [
        Text(title, "muted"),
        Text(sentence, "lead"),
        _bars(part, sentence, counted) if counted else None,
        _ranges(part, sentence, estimates) if estimates else None,
        _table(part, rows),
    ]
    return Section(part, body)


def _bars(part: str, sentence: str, rows: Sequence[dict[str, Any]]) -> Node:
    """Return what was counted as bars; what stands side by side in one row."""
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    by_what: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows:
        by_what.setdefault(str(row["what"]), {})[str(row["series"])] = row
    bars = [_bar(what, [found.get(name) for name in series]) for what, found in by_what.items()]
    return CountBars(part, sentence, bars, series if len(series) > 1 else (), title_shown=False)


def _bar(what: str, found: Sequence[dict[str, Any] | None]) -> CountRow:
    first = next(row for row in found if row is not None)
    nearly = len(found) == 1 and first["people"] is None and bool(first["note"]) and first["series"] == ""
    numbers = [None if row is None else row["people"] for row in found]
    if nearly and first["note"] == "nearly all":
        return CountRow(what, [first["of"]], told=str(first["note"]), remark=str(first["about"]))
    return CountRow(what, numbers, remark=str(first["about"]))


def _ranges(part: str, sentence: str, rows: Sequence[dict[str, Any]]) -> Node:
    reach = max(10.0, *(abs(row[end]) for row in rows for end in ("low", "high")))
    shown = [RangeRow(_signed(row["value"]), row["value"], row["low"], row["high"]) for row in rows]
    return Ranges(part, sentence, shown, ("no change", 0.0), ("lower", "higher", reach))


def _table(part: str, rows: Sequence[dict[str, Any]]) -> Table:
    """Return the numbers, with the columns that say something here."""
    names = {"series": "Which", "what": "What", "people": "People", "of": "Of", "value": "Points", "low": "Likely from"}
    names |= {"high": "to"}
    used = [name for name in names if any(row[name] not in (None, "") for row in rows)]
    columns = [Column(names[name], "number" if name in _NUMBERS else "text", names_row=name == "what") for name in used]
    return Table(part, columns, [[_cell(row, name) for name in used] for row in rows], caption_shown=False)


def _cell(row: dict[str, Any], name: str) -> str:
    value = row[name]
    if value is None:
        return str(row["note"]) if name == "people" else ""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def _signed(number: float) -> str:
    return f"{number:+.0f} points".replace("-", "−")
