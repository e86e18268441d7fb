"""Output formats for problems: text for people, JSON for programs, and workflow commands for pull requests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ..content import Problem
from . import is_error


def placed(folder: Path, problems: Iterable[Problem], here: Path) -> list[Problem]:
    """Return the problems of the exercise in `folder` with file names relative to `here`, if `here` is above them."""
    return [replace(problem, file=_relative(folder / problem.file, here)) for problem in problems]


def _relative(file: Path, here: Path) -> str:
    file = file.absolute()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)


def as_text(problems: Sequence[Problem], exercises: int) -> str:
    """Return one line for each problem, errors first, and a summary."""
    errors = [problem for problem in problems if is_error(problem)]
    warnings = [problem for problem in problems if not is_error(problem) and not problem.accepted]
    accepted = len(problems) - len(errors) - len(warnings)
    counted = f"{_count_of(len(errors), 'error')}, {_count_of(len(warnings), 'warning')}"
    exempt = f" ({accepted} accepted)" if accepted else ""
    return "\n".join(
        [*map(str, (*errors, *warnings)), f"{_count_of(exercises, 'exercise')} checked, {counted}{exempt}."]
    )


def _count_of(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def fails(problems: Sequence[Problem]) -> bool:
    """Return whether any problem must be fixed."""
    return any(is_error(problem) for problem in problems)


def as_json(problems: Sequence[Problem], exercises: int = 0) -> str:
    """Return all problems as a JSON list, including those that are accepted."""
    severity = {True: "error", False: "warning"}
    data = [{**problem.as_data(), "severity": severity[is_error(problem)]} for problem in problems]
    return json.dumps(data, indent=2)


def as_github(problems: Sequence[Problem], exercises: int = 0) -> str:
    """Return workflow commands, one for each problem, which a pull request shows beside the line they refer to."""
    return "\n".join(_command(problem) for problem in problems if not problem.accepted)


def _command(problem: Problem) -> str:
    """Return the workflow command for a problem."""
    level = "error" if is_error(problem) else "warning"
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={problem.code}"
    where = f"{problem.where}: " if problem.where else ""
    return f"::{level} {place}::{_data(f'{where}{problem.what} {problem.remedy}'.strip())}"


def _data(text: str) -> str:
    """Return text escaped for the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return text escaped for a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


WRITERS: dict[str, Callable[[Sequence[Problem], int], str]] = {"text": as_text, "json": as_json, "github": as_github}
"""Functions that print the problems of a number of exercises, by the name of the format."""
