"""Checks of a plan exercise for its author, beyond the shape of the file (E88, E89, W88)."""

from __future__ import annotations

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...content.findings import Findings
from ...core.problems import Problem
from ...crm import read_tasks
from ...crm.profiles import read_profiles
from .calendar import unreadable_repetition
from .compiler import PLAN, compiled
from .content import PlanExercise
from .items import PARTS
from .model import Plan

Place = tuple[str | int, ...]


def check(examined: Examined) -> list[Problem]:
    """Check a plan, and run its playthroughs."""
    examined.tell(f"{examined.folder.name}: compiling its example and playing its playthroughs")
    check_plan_content(examined.exercise, examined.findings)
    return [*examined.findings.problems, *examine_deeds(examined)]


def check_plan_content(exercise: PlanExercise, findings: Findings) -> None:
    """Run all checks on a plan exercise that could be loaded."""
    for part, plan in (("plan", exercise.plan), ("example", exercise.example)):
        if plan is not None:
            _check_repetitions(part, plan, findings)
    if exercise.example is not None and not findings.problems:
        _check_example(exercise.example, findings)
    for fault in read_tasks(exercise.tasks, read_profiles()).faults if exercise.tasks.strip() else ():
        findings.add("W88", ("tasks",), f"{fault}", "Write one task a line, or a CSV with a column “Task”.")


def _check_repetitions(part: str, plan: Plan, findings: Findings) -> None:
    for index, action in enumerate(plan.actions):
        fault = unreadable_repetition(action.repeats) if action.repeats else ""
        if fault:
            findings.add("E89", (part, "actions", index, "repeats"), fault)


def _check_example(example: Plan, findings: Findings) -> None:
    places: dict[str, Place] = {PLAN: ("example",)}
    for part in PARTS:
        places |= {item.id: ("example", part, index) for index, item in enumerate(getattr(example, part))}
    for finding in compiled(example).errors:
        what = f"The example does not compile. {finding.code}: {finding.why}"
        findings.add("E88", places.get(finding.place, places[PLAN]), what, finding.ask)
