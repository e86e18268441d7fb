"""Which column is which: the names that programs give to the columns of a deal, and the corrections of people.

A *profile* is data: for each field, the column names that mean it, most certain first. A name that ends in "…" stands
for every name with this beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Profiles = Mapping[str, Mapping[str, Sequence[str]]]
"""By program and field, the names of columns."""

NOT_READ = ""
"""The answer to "which field is this column?" if it is none."""
SEVERAL = frozenset({"closed_at", "entered"})
"""Fields that several columns may fill."""
ENTERED = re.compile(r"^(?:date\s+)?entered\s*|^hs_date_entered_|^eintritt in\s*|^date d['’]entrée(?: dans)?\s*", re.I)
"""Beginnings of the names of columns with the day on which a stage was entered; the stage follows."""
_PEOPLE = re.compile(
    r"e?mail|phone|telefon|mobile|mobilnummer|fax|contact(?!ed)|ansprechpartner|kontaktperson|person|firstname|lastname"
    r"|fullname|vorname|nachname|createdby|modifiedby|updatedby|salesagent|salesrep|salesperson|manager|owner|username"
    r"|assigned(?:to|by|user)|assignee|teammember|accountexecutive|responsible|champion|decisionmaker"
)
_NO_PEOPLE = re.compile(r"^(?:number|no|count|anzahl|nombre)(?:of|de|der)|(?:count|date|time|datum)$")
"""Names of columns that speak of people and hold a count or a day."""
_PROVES_PROGRAM = 3
"""Number of columns that a program must know, before an export is called its own."""
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The guessed mapping, to be shown and corrected.

    `fields` maps columns to fields, `unknown` columns are kept, `dropped` ones left out for privacy.
    """

    program: str
    fields: Mapping[str, str]
    unknown: tuple[str, ...]
    dropped: tuple[str, ...]


def folded(name: str) -> str:
    """Return a name without case, spaces, punctuation and accents: "Deal - Größe *" becomes "dealgrosse"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in plain if character.isalnum())


def mapped(
    header: Sequence[str], profiles: Profiles, fields: Sequence[str], chosen: Mapping[str, str] | None = None
) -> Columns:
    """Return which of `fields` each column holds.

    The profile that knows most of the columns is tried first.

    Args:
        header: names of the columns.
        profiles: column names of several programs.
        fields: the fields to look for.
        chosen: fields that a person has assigned to columns, which overrule the guess.
    """
    chosen = chosen or {}
    names = {column: folded(column) for column in header}
    by_program = {program: _aliases(columns, fields) for program, columns in profiles.items()}
    known: dict[str, int] = {}
    for program, aliases in by_program.items():
        known[program] = sum(_rank(name, aliases) is not None for name in names.values())
    # Where two know as many, the one with fewer names in all is the more particular one.
    order = sorted(by_program, key=lambda program: (-known[program], len(by_program[program])))
    assigned = {column: field for column, field in chosen.items() if column in names and field in fields}
    for program in order:
        ranked = ((column, _rank(name, by_program[program])) for column, name in names.items() if column not in chosen)
        candidates = sorted(
            ((rank, column) for column, rank in ranked if rank is not None), key=lambda pair: pair[0][0]
        )
        for (_, field), column in candidates:
            if column not in assigned and (field in SEVERAL or field not in assigned.values()):
                assigned[column] = field
    rest = [column for column in header if column not in assigned]
    dropped = tuple(column for column in rest if _is_about_people(names[column]) and column not in chosen)
    unknown = tuple(column for column in rest if column not in dropped)
    # A column or two that are called "Status" and "Pipeline" prove no program.
    program = order[0] if order and known[order[0]] >= min(_PROVES_PROGRAM, len(header)) else ""
    return Columns(program, assigned, unknown, dropped)


def _is_about_people(name: str) -> bool:
    return bool(_PEOPLE.search(name)) and not _NO_PEOPLE.search(name)


def holds_people(cells: Sequence[str]) -> bool:
    """Return whether a column with a harmless name contains e-mail addresses."""
    return any(_ADDRESS.fullmatch(cell) for cell in cells)


def _aliases(columns: Mapping[str, Sequence[str]], fields: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return the field of each name and its rank, 0 being the most rank; a name's beginning keeps its "…"."""
    aliases: dict[str, tuple[int, str]] = {}
    for field, names in columns.items():
        for rank, name in enumerate(names):
            if field in fields:
                aliases.setdefault(folded(name) + ("…" if name.endswith("…") else ""), (rank, field))
    return aliases


def _rank(name: str, aliases: Mapping[str, tuple[int, str]]) -> tuple[int, str] | None:
    """Return rank and field of a column with this name, or None if the program does not have it."""
    if name in aliases:
        return aliases[name]
    beginnings = (alias for alias in aliases if alias.endswith("…") and name.startswith(alias[:-1]))
    return next((aliases[alias] for alias in beginnings), None)
