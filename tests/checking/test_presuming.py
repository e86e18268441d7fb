"""A guided line, or the name of a criterion, may presume nothing that is not known yet."""

from __future__ import annotations

import json
from typing import Any

import pytest

from salestrain.content.findings import Findings
from salestrain.content.yaml import parse
from salestrain.kinds.conversation.checks.presuming import check_presuming
from tests.small_talk import SMALL, small_scenario


def said(say: str, when: Any = None) -> dict[str, Any]:
    line = {"id": "t.one", "fault": "leading", "say": say, "reply": "Hm.", "why": "So."}
    return {"tempting": [{**line, "when": when} if when else line]}


def found(**changes: Any) -> list[str]:
    findings = Findings("exercise.yaml", parse(json.dumps({**SMALL, **changes})))
    check_presuming(small_scenario(**changes), findings)
    return [problem.where for problem in findings.problems if not problem.where.startswith("moves")]


@pytest.mark.parametrize(
    "say",
    [
        "Are many loads refused?",
        "And who is the director here?",
        "I hope he pays.",
        "What about that drawing on the wall?",
        "For those invoices there is a way.",
        "Since spring, I take it?",
    ],
)
def test_a_line_that_knows_what_was_not_said_is_found(say: str) -> None:
    assert ["tempting.1.say"] == found(**said(say))


@pytest.mark.parametrize(
    "say",
    [
        "It doesn't matter.",
        "How are things going?",
        "Is that a lot?",
        "I thought that it would be more.",
        "Which sensors do you use today?",
    ],
)
def test_a_line_that_presumes_nothing_is_not(say: str) -> None:
    assert [] == found(**said(say))


def test_what_was_told_may_be_said() -> None:
    assert [] == found(**said("Are many loads refused?", {"fact": "f.change"}))


def test_the_name_of_a_criterion_may_not_tell_the_secret() -> None:
    rubric = [{**part, "label": "The refused load"} if n == 0 else part for n, part in enumerate(SMALL["rubric"])]
    assert ["rubric.1.label"] == found(rubric=rubric)
