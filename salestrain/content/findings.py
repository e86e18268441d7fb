"""One file under examination: its data, ways through it, and the problems found so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.problems import Place, Problem, where_of
from .yaml import Document


class Findings:
    """Collects problems of one file; rules look at `data`, which may be wrong in every other way."""

    def __init__(self, file: str, document: Document) -> None:
        self.file, self.document = file, document
        self.data: dict[str, Any] = document.data
        self.problems: list[Problem] = []

    def add(self, code: str, place: Place, what: str, remedy: str = "", *, key: bool = False) -> None:
        """Note a problem at `place`; `key` points at the key instead of its value."""
        line, column = self.document.mark(place, key=key)
        self.problems.append(Problem(self.file, line, column, code, where_of(place), what, remedy))

    def select(self, path: str) -> Iterator[tuple[Place, Any]]:
        """Every piece that `path` leads to: `facts.*.topic`, or `state.*@` for the keys of a mapping.

        What is not there, or is no list or mapping where one is needed, is passed over.
        """
        yield from _select(self.data, (), path.split("."))

    def listed(self, section: str) -> list[tuple[Place, dict[str, Any]]]:
        """The entries of a list of mappings, such as `facts`."""
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
