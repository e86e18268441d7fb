"""What is wrong with content: a sentence with its place, for the author who has to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches

Place = tuple[str | int, ...]
"""The way to a piece of content: keys and positions from the top, such as ("moves", 3, "when")."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: `file` is relative to the exercise's folder, `line` and `column` count from 1.

    `where` is the way from the top of the file, positions counted from 1.
    `what` says what is wrong, `remedy` what would be right.
    `accepted` is why the author means it so; such a problem is kept and not counted.
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
        """The same as plain data, for other programs."""
        return asdict(self)


class ExerciseMistakes(Exception):
    """An exercise that cannot be used; `problems` are all its mistakes, the text is one line for each."""

    def __init__(self, folder: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        mistakes = "1 mistake" if len(self.problems) == 1 else f"{len(self.problems)} mistakes"
        super().__init__("\n".join([f"{folder}: {mistakes}", *map(str, self.problems)]))


class UnknownExercise(Exception):
    """No exercise has this name; the text gives the nearest one, or all there are."""


def where_of(place: Place) -> str:
    """A place in an author's words: `moves.4.when`, positions counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """`Did you mean 'f.change'?` for the nearest name; what there is, when nothing is near."""
    known = sorted(set(names))
    near = get_close_matches(name, known, n=1, cutoff=0.6) or get_close_matches(
        name.lower(), [k for k in known if k == k.lower()], n=1, cutoff=0.6
    )
    if near:
        return f"Did you mean '{near[0]}'?"
    if not known:
        return ""
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return f"There is: {shown}."
