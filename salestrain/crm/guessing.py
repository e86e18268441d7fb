"""Which columns are which where no profile knows their headings: by the words of a heading, if the cells suit it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .ends import LOST, WON, end_of
from .headers import SEVERAL, Columns
from .suiting import share_read
from .wording import Wording

_SUITS = 0.5
"""Share of cells that must be readable, before a column is taken for what its heading says."""
_MOST_STAGES = 15
"""Number of different words up to which a column may hold stages."""
_TELLS_THE_END = frozenset({"stage", "status", "is_won", "is_lost", "is_closed"})
Cells = Mapping[str, Sequence[str]]


def completed(columns: Columns, cells: Cells, wording: Wording, chosen: Mapping[str, str]) -> Columns:
    """Return the columns with those that can be told by their words.

    Args:
        columns: what profiles know.
        cells: texts of each column.
        wording: reads headings.
        chosen: fields that a person has assigned, which nothing overrules.
    """
    assigned = _without_misfits(columns.fields, cells, wording, chosen)
    free = [name for name in cells if name not in assigned and name not in columns.dropped and name not in chosen]
    readings = [(name, place, field) for name in free for place, field in enumerate(wording.fields(name))]
    # What a heading means first goes before what it may mean as well; then the shorter heading.
    for name, _, field in sorted(readings, key=lambda reading: (reading[1], len(reading[0].split()))):
        is_taken = field in assigned.values() and field not in SEVERAL
        if name not in assigned and not is_taken and share_read(field, cells[name]) >= _SUITS:
            assigned[name] = field
    assigned = _with_actual_day(assigned, cells, wording, chosen)
    # Where nothing is known, the first row may be a deal; that is told, and not made worse.
    if assigned and not _TELLS_THE_END & set(assigned.values()):
        name, field = _by_its_ends([name for name in free if name not in assigned], cells)
        assigned |= {name: field} if name else {}
    rest = [name for name in cells if name not in assigned and name not in columns.dropped]
    people = [name for name in rest if name not in chosen and wording.is_about_people(name)]
    unknown = tuple(name for name in rest if name not in people)
    return replace(columns, fields=assigned, unknown=unknown, dropped=(*columns.dropped, *people))


def _by_its_ends(names: Sequence[str], cells: Cells) -> tuple[str, str]:
    """Return the column whose few different words say won and lost most often, and which field that makes it.

    Words that all say how a deal stands are its status; others are stages, of which some are ends.
    """
    best: tuple[float, str, str] = (0.0, "", "")
    for name in names:
        words = {text for text in cells[name] if text}
        ends = [end_of(word) for word in words] if len(words) <= _MOST_STAGES else []
        if not {WON, LOST} & set(ends):
            continue
        share = sum(end is not None for end in ends) / len(ends)
        best = max(best, (share, name, "status" if share == 1 else "stage"))
    return best[1], best[2]


def _without_misfits(
    fields: Mapping[str, str], cells: Cells, wording: Wording, chosen: Mapping[str, str]
) -> dict[str, str]:
    """Return the fields without columns of which no cell can be read, where the heading can mean something else."""
    kept = {}
    for name, field in fields.items():
        other = [meant for meant in wording.fields(name) if meant != field and share_read(meant, cells[name]) >= _SUITS]
        if name in chosen or share_read(field, cells[name]) > 0 or not other:
            kept[name] = field
    return kept


def _with_actual_day(
    fields: Mapping[str, str], cells: Cells, wording: Wording, chosen: Mapping[str, str]
) -> dict[str, str]:
    """Return the fields with a plain closing date as the actual one, if it stands beside a planned one.

    Both are filled by different hands: where some rows have a plan and no plain date, the plain one comes with the end.
    """
    found = dict(fields)
    closing = [name for name in cells if name not in chosen and "expected_close" in wording.fields(name)]
    closing = [name for name in closing if found.get(name, "expected_close") == "expected_close"]
    planned = [name for name in closing if wording.says(name, "planned") and share_read("expected_close", cells[name])]
    plain = [name for name in closing if not wording.says(name, "planned")]
    if not planned or not plain or "closed_at" in fields.values():
        return found
    plan, day = planned[0], plain[0]
    if any(a and not b for a, b in zip(cells[plan], cells[day], strict=True)):
        found |= {plan: "expected_close", day: "closed_at"}
    return found
