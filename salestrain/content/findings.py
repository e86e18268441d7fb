"""One file under examination: its data, access to parts of it, and the problems found so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.problems import Place, Problem, where_of
from .yaml import Document


class Findings:
    """Collects the problems of one file; the rules read `data`, which may be malformed in any way."""

    def __init__(self, file: str, document: Document) -> None:
        self.file, self.document = file, document
        self.data: dict[str, Any] = document.data
        self.problems: list[Problem] = []

    def add(self, code: str, place: Place, what: str, remedy: str = "", *, key: bool = False) -> None:
        """Record a problem.

        Args:
            code: code of the problem, such as "E03".
            place: path to the piece of content.
            what: what is wrong.
            remedy: what would be right.
            key: whether line and column point at the key instead of its value.
        """
        line, column = self.document.mark(place, key=key)
        self.problems.append(Problem(self.file, line, column, code, where_of(place), what, remedy))

    def select(self, path: str) -> Iterator[tuple[Place, Any]]:
        """Yield every piece of content at `path`: `facts.*.topic`, or `state.*@` for the keys of a mapping.

        Anything missing, or that is not a list or mapping where one is needed, is skipped.
        """
        yield from _select(self.data, (), path.split("."))

    def listed(self, section: str) -> list[tuple[Place, dict[str, Any]]]:
        """Return the entries of a list of mappings, such as `facts`."""
        return [(place, item) for place, item in self.select(f"{section}.*") if isinstance(item, dict)]


def _select(data: Any, place: Place, steps: list[str]) -> Iterator[tuple[Place, Any]]:
    if not steps:
        yield place, data
        return
    step, rest = steps[0], steps[1:]
    if step == "*@" and isinstance(data, dict):
        yield from (((*place, key), key) for key in data)
    elif step == "*" and isinstance(data, list):
        for index, item in enumerate(data):
            yield from _select(item, (*place, index), rest)
    elif step == "*" and isinstance(data, dict):
        for key, item in data.items():
            yield from _select(item, (*place, key), rest)
    elif isinstance(data, dict) and step in data:
        yield from _select(data[step], (*place, step), rest)
