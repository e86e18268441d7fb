"""Gradebooks: who took part, or what was earned, as the tables that learning platforms read.

The columns of Moodle are those of its own export and are mapped by hand at the import; those of Canvas are the ones it
requires, with its second row of possible points. Neither knows our pseudonyms: whoever imports fills in the columns by
which the platform knows people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from .records import Record, by_learner
from .safe_csv import Cell, write_csv

Counts = Literal["first", "best", "last"]
"""Which finished attempt counts where there are several."""
Form = Literal["plain", "moodle", "canvas"]
MOODLE = ("Username", "First name", "Last name", "ID number", "Email address")
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POSSIBLE = "    Points Possible"
"""How Canvas begins the row of possible points; the blanks belong to it."""
PLAIN = ("learner", "exercise", "title", "finished", "minutes")


def gradebook(records: Sequence[Record], form: Form, *, points: bool = False, counts: Counts = "best") -> str:
    """Return a gradebook as CSV.

    Args:
        records: attempts; those that were not finished count for nobody.
        form: for whom it is.
        points: whether it tells points; otherwise it tells who finished what.
        counts: which finished attempt counts.
    """
    return _FORMS[form]([record for record in records if record.earned is not None], counts, points=points)


def _counting(records: Sequence[Record], counts: Counts) -> Record:
    """Return the attempt that counts; of equally good ones the earlier."""
    if counts == "best":
        return max(records, key=lambda record: (_total(record), -record.begun.timestamp()))
    return records[0] if counts == "first" else records[-1]


def _total(record: Record) -> int:
    return record.earned.total if record.earned else 0


def _plain(records: Sequence[Record], counts: Counts, *, points: bool) -> str:
    header = [*PLAIN, "total"] if points else [*PLAIN]
    rows: list[list[Cell]] = []
    for learner, own in by_learner(records).items():
        for exercise, done in _by_exercise(own).items():
            one = _counting(done, counts)
            minutes = round((one.ended - one.begun).total_seconds() / 60)
            cells: list[Cell] = [learner, exercise, one.title, one.ended.date(), minutes]
            rows.append([*cells, _total(one)] if points else cells)
    return write_csv(header, rows)


def _wide(records: Sequence[Record], *, points: bool, counts: Counts) -> tuple[list[str], dict[str, list[Cell]]]:
    """Return the titles of the exercises, and for each learner a cell for each: points, or whether it was finished."""
    titles = dict(sorted({record.exercise: record.title for record in records}.items()))
    rows: dict[str, list[Cell]] = {}
    for learner, own in by_learner(records).items():
        done = _by_exercise(own)
        cells: list[Cell] = []
        for exercise in titles:
            if exercise not in done:
                cells.append(None)
            else:
                cells.append(_total(_counting(done[exercise], counts)) if points else 1)
        rows[learner] = cells
    return list(titles.values()), rows


def _moodle(records: Sequence[Record], counts: Counts, *, points: bool) -> str:
    titles, rows = _wide(records, points=points, counts=counts)
    return write_csv([*MOODLE, *titles], [[None, learner, None, None, None, *cells] for learner, cells in rows.items()])


def _canvas(records: Sequence[Record], counts: Counts, *, points: bool) -> str:
    titles, rows = _wide(records, points=points, counts=counts)
    possible: list[Cell] = [POSSIBLE, None, None, None, None, *([100 if points else 1] * len(titles))]
    return write_csv(
        [*CANVAS, *titles], [possible, *([learner, None, None, None, None, *cells] for learner, cells in rows.items())]
    )


def _by_exercise(records: Sequence[Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.exercise, []).append(record)
    return dict(sorted(found.items()))


class Writer(Protocol):
    """Writes a gradebook in one form."""

    def __call__(self, records: Sequence[Record], counts: Counts, *, points: bool) -> str:
        """Return the gradebook as CSV."""


_FORMS: dict[Form, Writer] = {
    "plain": _plain,
    "moodle": _moodle,
    "canvas": _canvas,
}
