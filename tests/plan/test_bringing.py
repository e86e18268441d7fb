"""A plan from a file loads whole, or says everything that is wrong with it, with line and remedy."""

from __future__ import annotations

import json
from typing import Any

import pytest

from salestrain.core.events import Refusal
from salestrain.kinds.plan.imports import Unbrought, brought
from tests.plan.building import do, session
from tests.plan.planning import good, plan

TWO_MISTAKES = """\
schema: salestrain/plan@1
period: {start: 2027-01-04, end: 2027-03-31}
goals:
  - {id: g.1, element: relations, text: "Be known"}
actions:
  - {id: a.1, verb: call, repeats: now and then, minutes: ten}
  - {id: a.1, verb: write}
"""


def test_a_plan_as_yaml_is_the_plan() -> None:
    assert plan() == brought(json.dumps(good()))


def test_every_mistake_is_told_at_once_with_its_line_and_what_would_be_right() -> None:
    with pytest.raises(Unbrought) as told:
        brought(TWO_MISTAKES)
    assert [
        ("Line 4", True),
        ("Line 6", True),
        ("Line 6", True),
        ("Line 7", True),
    ] == [(fault.split(",")[0], fault.endswith((".", "?"))) for fault in told.value.faults]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing"),
        ("goals: [", "Line"),
        ("&a x: *a", "Anchors"),
        ("sort,id\nthing,x\n", "must say goal, objective or action"),
        ("sort,id,colour\ngoal,g.1,red\n", "not a column of a plan"),
        ("sort,id,element,text\ngoal,g.1,love,Be loved\n", "Row 2, element"),
        ("sort,id,verb,date\naction,a.1,call,soon\n", "Row 2, date: 'soon' is no date. Write one such as"),
    ],
)
def test_a_file_that_is_no_plan_is_answered_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(Unbrought, match=said):
        brought(text)


def test_a_plan_as_csv_is_read_by_its_columns() -> None:
    rows = [
        "sort,id,parent,element,text,verb,target,baseline,check_ins,history,minutes",
        "goal,g.1,,revenue,Earn,,,,,,",
        "objective,o.1,g.1,,Win 4 deals,win,4,0,2027-01-20 2027-02-20,3 4.5,",
        "action,a.1,o.1,,,'=call,,,,,30",
    ]
    with pytest.raises(Unbrought, match="Row 4, text: an action has no such field"):
        brought("\n".join([*rows[:3], "action,a.1,o.1,,Call,call,,,,,30"]))
    made: Any = brought("\n".join(rows))
    assert (4, (3, 4.5), 2, "=call") == (
        made.objectives[0].target,
        made.objectives[0].history,
        len(made.objectives[0].check_ins),
        made.actions[0].verb,
    )


def test_an_objective_that_is_only_a_sentence_gets_its_parts_from_it() -> None:
    at = session()
    rows = ["sort,id,parent,element,text", "goal,g.1,,revenue,Earn", "objective,o.1,g.1,,Win 4 deals by 26 March"]
    do(at, "bring_plan", text="\n".join(rows))
    objective = at.state.plan.objectives[0]
    assert ("win", 0, 4, "2027-03-26") == (objective.verb, objective.baseline, objective.target, str(objective.due))


def test_a_plan_brought_keeps_the_period_that_it_does_not_name_and_is_refused_with_its_mistakes() -> None:
    at = session()
    do(at, "bring_plan", text="sort,id,element,text\ngoal,g.7,revenue,Earn\n")
    do(at, "add_goal", element="revenue", text="More")
    with pytest.raises(Refusal, match="Line 4"):
        do(at, "bring_plan", text=TWO_MISTAKES)
    assert ("2027-01-04", ["g.7", "g.8"]) == (
        str(at.state.plan.period and at.state.plan.period.start),
        [goal.id for goal in at.state.plan.goals],
    )
