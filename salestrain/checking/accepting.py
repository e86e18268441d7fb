"""Errors, warnings, and warnings that the author accepts with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..content import Problem
from ..content.loading import FILE
from ..core.exercise import Exercise


def is_error(problem: Problem) -> bool:
    """Return whether this problem must be fixed before the exercise may be shown."""
    return problem.code.startswith("E")


def accepted(problems: Sequence[Problem], exercise: Exercise, data: Any) -> list[Problem]:
    """Return the problems, adding the author's reason to each warning that the exercise accepts.

    Args:
        problems: the problems found.
        exercise: the exercise.
        data: the data of its file.
    """
    return [replace(problem, accepted=_reason(problem, exercise, data)) for problem in problems]


def _reason(problem: Problem, exercise: Exercise, data: Any) -> str:
    """Return the author's reason for accepting a problem; empty if it is not accepted."""
    if is_error(problem):
        return ""
    names: list[str | None] = [None, problem.where]
    if problem.file == FILE:
        names += _ids(problem.where, data)
    for accepted_warning in exercise.accepted:
        if accepted_warning.code == problem.code and accepted_warning.where in names:
            return accepted_warning.because
    return ""


def _ids(where: str, data: Any) -> list[str]:
    """Return the ids of the parts that `where` is in, such as m.pitch for moves.4.choice."""
    ids: list[str] = []
    for step in where.split("."):
        if isinstance(data, list) and step.isdecimal() and 0 < int(step) <= len(data):
            data = data[int(step) - 1]
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            data = None
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            ids.append(data["id"])
    return ids
