"""Which column is which: the names that programs give to the columns of a deal, and what people changed.

A *profile* is data: for each field the column names that mean it, most certain first. A name that ends in "…" stands
for every name that begins so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Profiles = Mapping[str, Mapping[str, Sequence[str]]]
"""For each program its fields, and for each field the names of columns."""

NOT_READ = ""
"""The answer to "which field is this column?" when it is none."""
SEVERAL = frozenset({"closed_at", "entered"})
"""Fields that more than one column may fill."""
_PEOPLE = re.compile(
    r"e?mail|phone|telefon|mobile|mobilnummer|fax|contact(?!ed)|ansprechpartner|kontaktperson|person|firstname|lastname"
    r"|fullname|vorname|nachname|createdby|modifiedby|salesagent|salesrep|manager|owner|username|assignedto|teammember"
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The guess, to be shown and corrected: `fields` from column to field, `unknown` kept, `dropped` for privacy."""

    program: str
    fields: Mapping[str, str]
    unknown: tuple[str, ...]
    dropped: tuple[str, ...]


def folded(name: str) -> str:
    """A name without case, spaces, marks, punctuation and accents: "Deal - Größe *" is "dealgrosse"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in plain if character.isalnum())


def mapped(
    header: Sequence[str], profiles: Profiles, fields: Sequence[str], chosen: Mapping[str, str] | None = None
) -> Columns:
    """Which of `fields` each column holds, by the profile that knows most of them; `chosen` overrules the guess."""
    chosen = chosen or {}
    names = {column: folded(column) for column in header}
    by_program = {program: _aliases(columns, fields) for program, columns in profiles.items()}
    known = {program: sum(_rank(name, a) is not None for name in names.values()) for program, a in by_program.items()}
    order = sorted(by_program, key=lambda program: -known[program])
    found: dict[str, str] = {column: field for column, field in chosen.items() if column in names and field in fields}
    for program in order:
        ranked = ((column, _rank(name, by_program[program])) for column, name in names.items() if column not in chosen)
        sure = sorted(((rank, column) for column, rank in ranked if rank is not None), key=lambda pair: pair[0][0])
        for (_, field), column in sure:
            if column not in found and (field in SEVERAL or field not in found.values()):
                found[column] = field
    rest = [column for column in header if column not in found]
    dropped = tuple(column for column in rest if _PEOPLE.search(names[column]) and column not in chosen)
    unknown = tuple(column for column in rest if column not in dropped)
    return Columns(order[0] if order and known[order[0]] else "", found, unknown, dropped)


def holds_people(cells: Sequence[str]) -> bool:
    """Whether a column that no name gives away holds e-mail addresses."""
    return any(_ADDRESS.fullmatch(cell) for cell in cells)


def _aliases(columns: Mapping[str, Sequence[str]], fields: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Folded name (a beginning keeps its "…") to how certain it is and its field."""
    found: dict[str, tuple[int, str]] = {}
    for field, names in columns.items():
        for certain, name in enumerate(names):
            if field in fields:
                found.setdefault(folded(name) + ("…" if name.endswith("…") else ""), (certain, field))
    return found


def _rank(name: str, aliases: Mapping[str, tuple[int, str]]) -> tuple[int, str] | None:
    if name in aliases:
        return aliases[name]
    beginnings = (alias for alias in aliases if alias.endswith("…") and name.startswith(alias[:-1]))
    return next((aliases[alias] for alias in beginnings), None)
