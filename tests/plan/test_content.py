"""An author of a plan is told every mistake, the guide names everything there is, and a new exercise is clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from salestrain.checking import check
from salestrain.content import new_exercise
from salestrain.content.loading import check_text
from salestrain.kinds.plan.compiler import RULES
from salestrain.kinds.plan.content import SIGNS
from salestrain.kinds.plan.engine import VERBS
from salestrain.kinds.plan.model import Action, Goal, Objective, Plan

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "exercises" / "plan_builder" / "exercise.yaml").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("id: a.4, parent", "id: a.1, parent", "E02"),
        ("parent: o.3", "parent: o.9", "E03"),
        ("{said: orphan, lte: 0}", "{said: orphans, lte: 0}", "E03"),
        ("{said: fits}", "{fact: fits}", "E04"),
        ("element: revenue", "element: income", "E01"),
        ("percent: 40", "percent: 0", "E01"),
        ('end: "2027-03-31"', 'end: "2026-03-31"', "E01"),
        ('due: "2027-03-19"', 'due: "soon"', "E01"),
        ("id: c.smart", "id: c.paths", "E02"),
    ],
)
def test_a_mistake_in_the_content_has_its_code_and_line(was: str, becomes: str, code: str) -> None:
    assert was in SHIPPED
    problems = check_text(SHIPPED.replace(was, becomes, 1), "plan_builder")[1]
    assert [code] == sorted({problem.code for problem in problems})
    assert all(problem.line > 1 and problem.what.endswith((".", "?")) for problem in problems)


def test_a_new_plan_is_clean(tmp_path: Path) -> None:
    assert [] == check(new_exercise("my_quarter", tmp_path, "plan"))


def test_the_guide_names_every_rule_sign_verb_and_key() -> None:
    keys = [key for model in (Plan, Goal, Objective, Action) for key in model.model_fields if key != "schema_"]
    named = set(re.findall(r"`(\w+)`|^\s*(?:- \{)?(\w+):|[{,] (\w+):|\| (P\d\d) \|", GUIDE, re.MULTILINE))
    words = {word for found in named for word in found if word}
    assert set() == {*RULES, *SIGNS, *VERBS, *keys} - words
