"""Figures as a table of plain text, the same for every measurement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def as_table(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows under the names of their columns, which all rows share; numbers stand to the right."""
    columns = list(rows[0])
    table = [columns, *([str(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in table) for at in range(len(columns))]
    is_number = [isinstance(value, int | float) for value in rows[0].values()]
    return "\n".join(
        "  ".join(
            word.rjust(width) if right else word.ljust(width)
            for word, width, right in zip(line, widths, is_number, strict=True)
        ).rstrip()
        for line in table
    )
