"""What programs put around a table: titles above the header, totals and footers below the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import eq

_FIRST_ROWS = 30
_GROUPED = 4
"""Number of columns that a table with groups has at least."""
_SAME = 3
"""Number of cells that are their column's name, from which a row is the header once more."""
_WIDE = 0.7
"""Share of rows that may be narrower than the table: in a short file titles and footers are many."""
_TOTAL = re.compile(
    r"(?:grand[ -]|sub[ -]?)?totals?(?: général| general)?|sous-total|(?:gesamt|zwischen|end)?summe|gesamt|insgesamt|"
    r"totale|sum|somme|suma|average|durchschnitt|moyenne|(?:record )?count|anzahl|nombre"
)
_BESIDE = re.compile(r"[ :]*(?:\(.*\)|[\d.,' ]*(?:records?|deals?|zeilen)?)?")
_FIGURE = re.compile(r"[-+(]?[^\w\s]?\s?\d[\d.,'\s]*[\w%€$£)]{0,4}")
_FOOTER = re.compile(
    r"copyright|©|confidential|vertraulich|confidentiel|(?:generated|exported|created|filtered|sorted) (?:by|on)\b|"
    r"(?:erstellt|exportiert|gefiltert|sortiert) (?:am|von|nach)\b|as of\b|stand:|page \d|seite \d|end of report",
    re.I,
)


def header_place(records: Sequence[Sequence[str]]) -> int:
    """Return the place of the header among rows that are not blank.

    Titles have fewer cells than the table. The header is the first row that is about as wide as most.
    """
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in records[:_FIRST_ROWS]]
    usual = sorted(filled)[int(_WIDE * len(filled))]
    if usual < 3:
        return 0
    return next((place for place, cells in enumerate(filled) if cells >= 0.6 * usual), 0)


def is_total(cells: Sequence[str]) -> bool:
    """Return whether a row only sums up: a word for it, and figures."""
    first = next((cell.strip() for cell in cells if cell and not cell.isspace()), "")
    word = _TOTAL.match(first.casefold())
    if not word or not _BESIDE.fullmatch(first.casefold()[word.end() :]):
        return False
    _, *rest = [cell.strip() for cell in cells if cell.strip()]
    return all(_FIGURE.fullmatch(cell) for cell in rest)


def is_footer(cells: Sequence[str]) -> bool:
    """Return whether a row is a line of small print below a table."""
    return is_alone(cells) and bool(_FOOTER.match(next(cell.strip() for cell in cells if cell.strip())))


def is_alone(cells: Sequence[str]) -> bool:
    """Return whether a row has a single cell that is not empty."""
    filled = 0
    for cell in cells:
        filled += bool(cell and not cell.isspace())
        if filled > 1:
            return False
    return filled == 1


def tail_begins(numbered: Sequence[tuple[int, Sequence[str]]], width: int) -> int:
    """Return the place from which rows are a note below the table.

    Such rows stand at the end, below a blank one, and have a single cell each, in a table of at least three columns.

    Args:
        numbered: rows below the header that are not blank, with their numbers in the file.
        width: number of columns of the table.
    """
    begins = len(numbered)
    while width > 2 and begins > 0 and is_alone(numbered[begins - 1][1]):
        begins -= 1
    gaps = (place for place in range(max(begins, 1), len(numbered)) if _is_gap(numbered, place))
    return next(gaps, len(numbered))


def _is_gap(numbered: Sequence[tuple[int, Sequence[str]]], place: int) -> bool:
    return numbered[place][0] > numbered[place - 1][0] + 1


def repeats_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Return whether a row is the header once more, as exports of grouped boards have it."""
    # Compared without a loop of our own, for this is asked of every row.
    same = sum(map(eq, cells, header))
    if same < _SAME:
        return False
    same = sum(bool(cell.strip()) and cell == name for cell, name in zip(cells, header, strict=False))
    return same >= _SAME and same >= 0.6 * sum(bool(cell.strip()) for cell in cells)


def between_groups(numbered: Sequence[tuple[int, Sequence[str]]], header: Sequence[str]) -> list[int]:
    """Return the numbers of rows that part groups: the header once more, a title above it, and sums without a word.

    Args:
        numbered: rows below the header that are not blank, with their numbers in the file.
        header: names of the columns.
    """
    if len(header) < _GROUPED:
        return []
    heads = {place for place, (_, cells) in enumerate(numbered) if repeats_header(cells, header)}
    found = set(heads)
    for place in heads:
        if place and is_alone(numbered[place - 1][1]):
            found.add(place - 1)
    for place in range(len(numbered)):
        is_last = place + 1 == len(numbered) or place + 1 in found or _is_gap(numbered, place + 1)
        if is_last and _only_sums(numbered[place][1], len(header)):
            found.add(place)
    return [numbered[place][0] for place in sorted(found)]


def _only_sums(cells: Sequence[str], width: int) -> bool:
    """Return whether a row has nothing but a few figures: no name, no stage, no day."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or cells[0].strip() or 2 * len(filled) >= width:
        return False
    return all(_FIGURE.fullmatch(cell) for cell in filled)
