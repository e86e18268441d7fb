"""Rules for rubrics: scores fall from level to level, and the last level has no condition (E12)."""

from __future__ import annotations

from typing import Any

from ..core.problems import Place
from .findings import Findings


def is_number(value: Any) -> bool:
    """Return whether a value is a whole number; true and false are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def check_levels(findings: Findings) -> None:
    """Add problem E12 unless levels fall from a score above 0, and only the last has no condition."""
    for place, levels in findings.select("rubric.*.levels"):
        if not isinstance(levels, list) or not all(isinstance(level, dict) for level in levels) or not levels:
            continue
        for index, level in enumerate(levels):
            last = index == len(levels) - 1
            if last and "when" in level:
                findings.add(
                    "E12",
                    (*place, index, "when"),
                    "The last level has a condition.",
                    "Remove it: somebody must get it.",
                )
            if not last and "when" not in level:
                findings.add(
                    "E12",
                    (*place, index),
                    "A level without a condition hides those below it.",
                    "Give it a 'when'.",
                )
        _check_scores(findings, place, [level.get("score") for level in levels])


def _check_scores(findings: Findings, place: Place, scores: list[Any]) -> None:
    if not all(is_number(score) for score in scores):
        return
    if scores[0] <= 0:
        findings.add("E12", (*place, 0, "score"), "The top level scores nothing.", "Give it a score above 0.")
        return
    for index in range(1, len(scores)):
        if scores[index] >= scores[index - 1]:
            findings.add(
                "E12",
                (*place, index, "score"),
                f"The score {scores[index]} is not below {scores[index - 1]}, the score of the level above.",
                "Order the levels from the best down.",
            )
