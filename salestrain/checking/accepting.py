"""Errors, warnings, and warnings that an author means and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..content import Problem
from ..content.loading import FILE
from ..core.exercise import Exercise


def is_error(problem: Problem) -> bool:
    """Whether this must be mended before the exercise may be shown."""
    return problem.code.startswith("E")


def accepted(problems: Sequence[Problem], exercise: Exercise, data: Any) -> list[Problem]:
    """The problems, with the author's reason at each warning that `exercise` accepts; `data` is its file."""
    return [replace(problem, accepted=_reason(problem, exercise, data)) for problem in problems]


def _reason(problem: Problem, exercise: Exercise, data: Any) -> str:
    if is_error(problem):
        return ""
    names = {problem.where, *(_ids(problem.where, data) if problem.file == FILE else ())}
    meant = (each.because for each in exercise.accepted if each.code == problem.code and each.where in (None, *names))
    return next(meant, "")


def _ids(where: str, data: Any) -> list[str]:
    """The ids of the parts in which `where` lies, such as m.pitch for moves.4.choice."""
    found: list[str] = []
    for step in where.split("."):
        inside = isinstance(data, list) and step.isdecimal() and 0 < int(step) <= len(data)
        data = data[int(step) - 1] if inside else data.get(step) if isinstance(data, dict) else None
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found.append(data["id"])
    return found
