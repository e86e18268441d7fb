"""What a playthrough expects is compared with what happens, and reported at the line that expects it."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.checking import check
from salestrain.content import load_exercise, new_exercise
from salestrain.kinds.conversation.checks.mutations import costs_something, without_condition
from salestrain.kinds.conversation.content import Scenario
from tests.checking.fragments import put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_exercise("north_quay", tmp_path)


def reported(folder: Path, fragment: str) -> list[tuple[str, str]]:
    put(folder, (f"# playthroughs/weak.yaml\n{fragment}\n",))
    file = "playthroughs/weak.yaml"
    return [(problem.code, problem.where) for problem in check(folder, explore=False) if problem.file == file]


@pytest.mark.parametrize(
    ("expect", "where"),
    [
        ("{ending: e.meeting}", "expect.ending"),
        ("{facts: [f.cost]}", "expect.facts.1"),
        ("{not_facts: [f.gap, f.setup]}", "expect.not_facts.2"),
        ("{state: {trust: 6}}", "expect.state.trust"),
        ("{judged: right}", "expect.judged"),
        ("{marks: {c.size: 2}}", "expect.marks.c.size"),
        ("{total: {lte: 2}}", "expect.total"),
    ],
)
def test_each_promise_that_is_not_kept_is_told_at_its_place(folder: Path, expect: str, where: str) -> None:
    (folder / "playthroughs" / "weak.yaml").write_text(
        (folder / "playthroughs" / "weak.yaml").read_text().replace("  not_facts: [f.likes, f.gap, f.cost]\n", "")
    )
    assert [("E70", where)] == reported(folder, f"expect: {expect}")


def test_a_step_that_is_not_possible_is_told_at_that_step(folder: Path) -> None:
    steps = "[{choose: m.like}, {choose: m.impact}, {choose: m.next}]"
    assert [("E70", "steps.2")] == reported(folder, f"steps: {steps}")


def test_a_judgement_that_comes_too_early_is_told_where_the_talk_stands(folder: Path) -> None:
    assert [("E70", "judge")] == reported(folder, "steps: [{choose: m.like}]")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("{say: What would you change?, heard: [m.change]}", []),
        ("{say: What would you change?, heard: [m.like]}", [("E42", "steps.1")]),
        ("{say: What would you change?}", [("E42", "steps.1")]),
        ("{say: Mmpf grrgl., heard: []}", []),
    ],
)
def test_a_typed_line_is_told_when_it_is_heard_as_something_else(
    folder: Path, step: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == reported(folder, f"steps: [{step}, {{choose: m.decision}}, {{choose: m.next}}]")


def test_playthroughs_with_mistakes_of_their_own_are_not_played(folder: Path) -> None:
    put(folder, ("# playthroughs/weak.yaml\nexpect: {ending: e.none}\n",))
    assert {"E14", "W33"} == {problem.code for problem in check(folder, explore=False)}


def test_only_facts_that_cost_more_than_a_question_are_tried_without_their_condition(folder: Path) -> None:
    """Jonas says what he likes when asked, and only somebody who knows of the gap can ask what it costs."""
    scenario = load_exercise(folder)
    assert isinstance(scenario, Scenario)
    assert ["f.gap", "f.signs"] == [fact.id for fact in scenario.facts if costs_something(scenario, fact)]


def test_a_fact_without_its_condition_is_told_by_the_lines_that_ask_for_it(folder: Path) -> None:
    scenario = load_exercise(folder)
    assert isinstance(scenario, Scenario)
    facts = {fact.id: fact for fact in scenario.facts}
    reveals = []
    for name in ("f.gap", "f.signs"):
        weakened = without_condition(scenario, facts[name])
        reveals += [fact.reveal.data for fact in weakened.facts if fact.id == name and fact.reveal]
    assert [{"any": [{"move": "m.change"}]}, {"any": [{"topic": "decision"}]}] == reveals
