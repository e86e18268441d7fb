"""What an author of a plan should mend, beyond its shape (E88, E89, W88)."""

from __future__ import annotations

from ..authoring.crm_profiles import read_profiles
from ..authoring.findings import Findings
from ..authoring.plan import Plan
from ..authoring.planning import PlanExercise
from ..numbers.crm import read_tasks
from ..practice.plan.calendar import is_recurrence
from ..practice.plan.compiling import PLAN, compiled
from ..practice.plan.items import PARTS

Place = tuple[str | int, ...]


def check_plan_content(exercise: PlanExercise, findings: Findings) -> None:
    """Every look at a plan that can be loaded."""
    for part, plan in (("plan", exercise.plan), ("example", exercise.example)):
        if plan is not None:
            _check_repetitions(part, plan, findings)
    if exercise.example is not None and not findings.problems:
        _check_example(exercise.example, findings)
    for fault in read_tasks(exercise.tasks, read_profiles()).faults if exercise.tasks.strip() else ():
        findings.add("W88", ("tasks",), f"{fault}", "Write one task a line, or a CSV with a column “Task”.")


def _check_repetitions(part: str, plan: Plan, findings: Findings) -> None:
    for index, action in enumerate(plan.actions):
        if action.repeats and not is_recurrence(action.repeats):
            findings.add(
                "E89", (part, "actions", index, "repeats"), f"“{action.repeats}” is no repetition that can be read.",
                "Write “daily”, “weekly on Mon”, “every 2 weeks on Tue” or “monthly on 15”.",
            )  # fmt: skip


def _check_example(example: Plan, findings: Findings) -> None:
    places: dict[str, Place] = {PLAN: ("example",)}
    for part in PARTS:
        places |= {item.id: ("example", part, index) for index, item in enumerate(getattr(example, part))}
    for found in compiled(example).errors:
        what = f"The example does not compile. {found.code}: {found.why}"
        findings.add("E88", places.get(found.place, places[PLAN]), what, found.ask)
