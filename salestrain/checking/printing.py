"""Problems for a reader, for a program, and for the page of a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ..content import Problem
from . import is_error


def placed(folder: Path, problems: Iterable[Problem], here: Path) -> list[Problem]:
    """The problems of the exercise in `folder`, with their files as seen from `here`, where that is above them."""
    return [replace(problem, file=_seen(folder / problem.file, here)) for problem in problems]


def _seen(file: Path, here: Path) -> str:
    file = file.absolute()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)


def as_text(problems: Sequence[Problem], exercises: int) -> str:
    """One line for each, errors first, and how many there are."""
    errors = [problem for problem in problems if is_error(problem)]
    warnings = [problem for problem in problems if not is_error(problem) and not problem.accepted]
    accepted = len(problems) - len(errors) - len(warnings)
    told = f"{_many(exercises, 'exercise')} checked, {_many(len(errors), 'error')}, {_many(len(warnings), 'warning')}"
    meant = f" ({accepted} accepted)" if accepted else ""
    return "\n".join([*map(str, (*errors, *warnings)), f"{told}{meant}."])


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def fails(problems: Sequence[Problem]) -> bool:
    """Whether anything must be mended."""
    return any(is_error(problem) for problem in problems)


def as_json(problems: Sequence[Problem], exercises: int = 0) -> str:
    """All of them, also those that are accepted, as a list."""
    severity = {True: "error", False: "warning"}
    data = [{**problem.as_data(), "severity": severity[is_error(problem)]} for problem in problems]
    return json.dumps(data, indent=2, ensure_ascii=False)


def as_github(problems: Sequence[Problem], exercises: int = 0) -> str:
    """Workflow commands, one line for each, which the page of a pull request shows beside the line they mean."""
    return "\n".join(_command(problem) for problem in problems if not problem.accepted)


def _command(problem: Problem) -> str:
    level = "error" if is_error(problem) else "warning"
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={problem.code}"
    where = f"{problem.where}: " if problem.where else ""
    return f"::{level} {place}::{_data(f'{where}{problem.what} {problem.remedy}'.strip())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


WRITERS: dict[str, Callable[[Sequence[Problem], int], str]] = {"text": as_text, "json": as_json, "github": as_github}
"""By the name of the format: what prints the problems of so many exercises."""
