"""The cells of a file, with what could not be read of it; nothing is lost.

Rows are numbered as in a spreadsheet: the header is row 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .around import between_groups, header_place, is_footer, is_total, tail_begins

LARGEST = 100_000_000
"""Maximum size of a file in bytes or characters."""
MOST_ROWS = 250_000
MOST_COLUMNS = 500
"""An export has fewer; a text with more separators than that is no table of deals or tasks."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in the file that could not be read.

    Row 0 means the file as a whole, an empty column the whole row.
    """

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        where = f"Row {self.row}" if self.row else "The file"
        return f"{where}, column “{self.column}”: {self.what}" if self.column else f"{where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a file: the header, the rows with their numbers and exactly as many cells, and the faults.

    `left_off` are the numbers of rows that are no rows of the table: titles above the header, totals and footers.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Fault, ...]
    encoding: str
    left_off: tuple[int, ...] = ()

    def columns(self) -> dict[str, list[str]]:
        """Return the cells of each column, by its name."""
        if not self.rows:
            return {name: [] for name in self.header}
        columns = zip(*(cells for _, cells in self.rows), strict=True)
        return {name: list(cells) for name, cells in zip(self.header, columns, strict=True)}


def table_of(records: Iterable[tuple[int, list[str]]], faults: list[Fault], encoding: str) -> Table:
    """Return a table of rows of cells: the header is found, and what stands around the table is left off.

    Args:
        records: numbers and cells of all rows.
        faults: what could not be read so far; more are added.
        encoding: how the text was encoded, or what the rows were made of.
    """
    numbered = [(row, cells) for row, cells in records if not _is_blank(cells)]
    if not numbered:
        return Table((), (), (Fault(0, "", "there is nothing in it."),), encoding)
    start = header_place([cells for _, cells in numbered])
    names, below = numbered[start][1], numbered[start + 1 :]
    width = _width(names)
    end = tail_begins(below, sum(bool(name.strip()) for name in names))
    off = [row for row, cells in below[:end] if is_total(cells) or (len(names) > 2 and is_footer(cells))]
    off += [row for row, _ in below[end:]]
    off += [row for row in between_groups(below[:end], names) if row not in off]
    removed = set(off)
    kept = [(row, cells) for row, cells in below if row not in removed]
    header = _header(names, max(len(cells) for _, cells in (numbered[start], *kept)))
    rows = tuple((row, _fitted(row, cells, header, width, faults)) for row, cells in kept)
    left_off = (*(row for row, _ in numbered[:start]), *sorted(off))
    return Table(header, rows, _grouped(faults), encoding, left_off)


def _grouped(faults: list[Fault]) -> tuple[Fault, ...]:
    """Return one fault for all rows that have the same, at the first of them."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.column, fault.what), []).append(fault)
    told = []
    for (column, what), same in alike.items():
        more = f" ({len(same) - 1} more rows are like this.)" if len(same) > 1 else ""
        told.append(Fault(same[0].row, column, f"{what}{more}"))
    return tuple(told)


def _is_blank(cells: list[str]) -> bool:
    return not any(cell and not cell.isspace() for cell in cells)


def _width(header: list[str]) -> int:
    """Return the number of columns up to the last one with a name."""
    return max(i for i, name in enumerate(header, 1) if name.strip())


def _header(names: list[str], columns: int) -> tuple[str, ...]:
    """Return unique names for all columns: a second “Amount” is “Amount (2)”, one without a name “column 5”."""
    header: list[str] = []
    used: set[str] = set()
    for position in range(columns):
        name = " ".join(names[position].split()) if position < len(names) else ""
        base = name = name or f"column {position + 1}"
        number = 1
        while name in used:
            number += 1
            name = f"{base} ({number})"
        used.add(name)
        header.append(name)
    return tuple(header)


def _fitted(row: int, cells: list[str], header: tuple[str, ...], width: int, faults: list[Fault]) -> tuple[str, ...]:
    """Return exactly as many cells as the header has, and add a fault if the row had another number of them."""
    if len(cells) < width:
        faults.append(Fault(row, "", f"it has {len(cells)} cells, the header has {width}; the missing ones are empty."))
    elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
        faults.append(Fault(row, "", f"it has {len(cells)} cells, the header has {width}; is a separator in a text?"))
    return tuple(map(str.strip, cells)) + ("",) * (len(header) - len(cells))
