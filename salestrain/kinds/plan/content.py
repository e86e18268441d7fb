"""Content models of a plan exercise, and its consistency rules."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from ...content.findings import Findings
from ...content.rubric_rules import check_levels
from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model
from ...core.problems import Place, did_you_mean
from .model import Plan


class PlanBriefing(Model):
    """Text a learner reads before building: the person, the territory, and what the plan is for."""

    learner: Line
    goal: Line
    person: Line
    territory: Line


class PlanExercise(Exercise):
    """Exercise of building a plan; `plan` is the initial plan, `tasks` a task list that somebody brings along."""

    kind: Literal["plan"]
    illustrative: Line
    briefing: PlanBriefing
    plan: Plan = Plan()
    tasks: Annotated[str, Field(max_length=200_000)] = ""
    example: Plan | None = None
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=8)]
    caps: tuple[Cap, ...] = ()
    seed_policy: Literal["fixed", "per_attempt", "per_learner"] = "fixed"


SIGNS: dict[str, str] = {
    "element": "element of the plan with a goal",
    "objective": "objective",
    "smart": "objective with 8 or more of 10 for SMART and no letter missing",
    "zero": "missing letter of SMART",
    "on_path": "action with a path to a goal",
    "orphan": "action that serves nothing",
    "error": "thing that has to be fixed",
    "warning": "open question",
    "overridden": "question set aside with a reason",
    "compiled": "plan with nothing left to fix",
    "fits": "plan that fits the calendar",
    "adds_up": "target that the actions can produce",
    "cued": "action with an if-then",
    "review": "weekly review",
    "party": "goal that names who it is about",
    "done": "action done",
    "dropped": "action dropped with a reason",
    "busy": "objective that was busy and did not move",
    "moved": "objective that came at least halfway",
}
"""Signs this kind notices, as criteria count them (`{count: {said: smart, gte: 3}}`), with their labels."""


def check_plan(findings: Findings) -> None:
    """Check the consistency between the parts of a plan exercise."""
    for part in ("plan", "example"):
        _check_tree(findings, part)
    _check_signs(findings)
    check_levels(findings)
    places: dict[str, Place] = {}
    for place, name in findings.select("rubric.*.id"):
        _check_unique(findings, places, place, name)


def _check_tree(findings: Findings, part: str) -> None:
    places: dict[str, Place] = {}
    parents: list[tuple[Place, Any, str]] = []
    for section in ("goals", "objectives", "actions"):
        for place, item in findings.listed(f"{part}.{section}"):
            _check_unique(findings, places, (*place, "id"), item.get("id"))
            if section != "goals" and item.get("parent") is not None:
                parents.append(((*place, "parent"), item["parent"], section))
    for place, parent, _ in parents:
        if isinstance(parent, str) and parent not in places:
            findings.add("E03", place, f"There is no goal or objective '{parent}'.", did_you_mean(parent, places))


def _check_unique(findings: Findings, places: dict[str, Place], place: Place, name: Any) -> None:
    if not isinstance(name, str):
        return
    if name in places:
        line = findings.document.mark(places[name])[0]
        findings.add("E02", place, f"The id '{name}' is already used on line {line}.", "Choose another.")
    places.setdefault(name, place)


def _check_signs(findings: Findings) -> None:
    """Check that the rubric asks only for signs that a plan is examined for (E03)."""
    for section in ("rubric", "caps"):
        for place, value in findings.select(section):
            for inner, key, name in _leaves(value, place):
                if key != "said":
                    findings.add("E04", inner, f"'{key}' is about a talk.", "Ask for {said: …}.", key=True)
                elif isinstance(name, str) and name not in SIGNS:
                    findings.add("E03", inner, f"There is no sign '{name}'.", did_you_mean(name, SIGNS))


def _leaves(data: Any, place: Place, *, inside: bool = False) -> list[tuple[Place, str, Any]]:
    """Return the leaves of every condition under `when`, as (place, key, name)."""
    if isinstance(data, list):
        return [leaf for i, part in enumerate(data) for leaf in _leaves(part, (*place, i), inside=inside)]
    if not isinstance(data, dict):
        return []
    leaves: list[tuple[Place, str, Any]] = []
    for key, value in data.items():
        here = (*place, key)
        if not inside:
            leaves += _leaves(value, here, inside=key == "when")
        elif key in ("all", "any", "not"):
            leaves += _leaves(value, here, inside=True)
        elif key == "count" and isinstance(value, dict):
            leaves += [((*here, k), k, v) for k, v in value.items() if k not in ("gte", "lte", "eq", "by_turn")]
        else:
            leaves.append((here, key, value))
    return leaves
