"""The kinds of exercise that an author can write: the model of each, and what must hold between its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .call import Call, check_call
from .drill import Drill
from .drill_checks import check_drill
from .exercise import Exercise
from .findings import Findings
from .planning import PlanExercise, check_plan
from .process import Process
from .process_rules import check_process
from .references import check_ids, check_references, check_where_leaves_fit, declared
from .rules import check_rules
from .scenario import Scenario
from .texts import check_patterns


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its `model`, and `check`, which notes what is wrong between the parts of data of that kind."""

    model: type[Exercise]
    check: Callable[[Findings], None]


def _check_conversation(findings: Findings) -> None:
    check_ids(findings)
    check_references(findings, declared(findings))
    check_where_leaves_fit(findings)
    check_rules(findings)
    check_patterns(findings)


KINDS: Mapping[str, Kind] = {
    "conversation": Kind(Scenario, _check_conversation),
    "plan": Kind(PlanExercise, check_plan),
    "process": Kind(Process, check_process),
    "call": Kind(Call, check_call),
    "drill": Kind(Drill, check_drill),
}
