"""The draft as a screen shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.problems import Place, Problem, where_of
from .places import TITLES


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What every screen of the workbench shows.

    Args:
        title: what the exercise is called.
        data: its content.
        problems: what the checks found in it.
        changed: whether there is something to save.
        can_undo: whether a change can be taken back.
        in_words: says a condition as a sentence; nothing where that cannot be done.
        code: the code of a file that is not UTF-8, such as "UTF-16".
        curled: whether Word's quotes stand where there should be plain ones.
        apart: whether changes are kept beside a file that somebody else has changed.
    """

    title: str
    data: Mapping[str, Any]
    problems: Sequence[Problem]
    changed: bool
    can_undo: bool
    in_words: Callable[[Any], str]
    code: str = ""
    curled: bool = False
    apart: bool = False

    def problems_at(self, place: Place) -> list[Problem]:
        """Return the problems of a place itself."""
        return [problem for problem in self.problems if problem.where == where_of(place)]

    def problems_in(self, place: Place) -> list[Problem]:
        """Return the problems of a place and of what is in it; of the exercise itself those that are in no part."""
        if not place:
            return [problem for problem in self.problems if problem.where.split(".")[0] not in TITLES]
        where = where_of(place)
        return [problem for problem in self.problems if f"{problem.where}.".startswith(f"{where}.")]


def is_mistake(problem: Problem) -> bool:
    """Return whether a problem has to be mended; the others are worth a look."""
    return problem.code.startswith("E")
