"""Mistakes in content: a sentence with its place, for the author who has to fix it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches

Place = tuple[str | int, ...]
"""The path to a piece of content: keys and positions from the top, such as ("moves", 3, "when")."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in an exercise.

    `file` is relative to the exercise's folder; `line` and `column` count from 1. `where` is the path from the top of
    the file, with positions counted from 1. `what` says what is wrong, `remedy` what would be right. `accepted` is the
    author's reason for leaving it as it is; such a problem is reported but not counted.
    """

    file: str
    line: int
    column: int
    code: str
    where: str
    what: str
    remedy: str = ""
    accepted: str = ""

    def __str__(self) -> str:
        where = f" {self.where}" if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.file}:{self.line}:{self.column} {self.code}{where}: {self.what}{remedy}"

    def as_data(self) -> dict[str, str | int]:
        """Return the problem as plain data, for other programs."""
        return asdict(self)


class ExerciseMistakes(Exception):
    """Raised for an exercise that cannot be used.

    `problems` holds all its mistakes; the message has one line for each.
    """

    def __init__(self, folder: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        mistakes = "1 mistake" if len(self.problems) == 1 else f"{len(self.problems)} mistakes"
        super().__init__("\n".join([f"{folder}: {mistakes}", *map(str, self.problems)]))


class UnknownExercise(Exception):
    """Raised when no exercise has this name; the message suggests the nearest one, or lists them all."""


def where_of(place: Place) -> str:
    """Return a place as authors read it: `moves.4.when`, with positions counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return `Did you mean 'f.change'?` for the nearest name, or a list of the names if none is near."""
    known = sorted(set(names))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if not near:
        lower_case = [candidate for candidate in known if candidate == candidate.lower()]
        near = get_close_matches(name.lower(), lower_case, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    if not known:
        return ""
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return f"There is: {shown}."
