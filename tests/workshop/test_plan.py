"""The plan of a workshop is read with all its mistakes at once, and written so that it is read back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content.library import library
from salestrain.ready_made import ready_made
from salestrain.workshop.content import (
    Rules,
    Step,
    Workshop,
    WorkshopMistakes,
    read_workshop,
    workshop_from_json,
    written,
)

KNOWN = ("harbour_foods", "wicket_fair")
PLAN = """
schema: salestrain/workshop@1
title: "Qualify before you sell"
exercises:
  - exercise: harbour_foods
    attempts: 2
agenda:
  - {title: "Welcome", kind: welcome, minutes: 5}
  - {title: "A talk", kind: practice, exercise: harbour_foods, minutes: 20}
"""


def test_a_plan_is_read() -> None:
    plan = read_workshop(PLAN, KNOWN)
    rules = plan.rules_of("harbour_foods")

    assert ("Qualify before you sell", 25, "same", 2) == (
        plan.title,
        plan.minutes,
        rules and rules.buyer,
        rules and rules.attempts,
    )


def test_all_mistakes_are_told_at_once_each_with_its_line_and_what_would_be_right() -> None:
    wrong = (
        PLAN.replace("kind: welcome", "kind: welcom")
        .replace("attempts: 2", "attempts: 0")
        .replace("kind: practice, exercise: harbour_foods", "kind: practice")
        .replace("- exercise: harbour_foods", "- exercise: harbor_foods")
        .replace('title: "A talk"', 'title: "<b>A talk</b>"')
    )
    with pytest.raises(WorkshopMistakes) as caught:
        read_workshop(wrong, KNOWN)

    assert [
        "workshop.yaml:5:15 E03 exercises.1.exercise: There is no exercise 'harbor_foods'. "
        "Did you mean 'harbour_foods'?",
        "workshop.yaml:6:15 E01 exercises.1.attempts: 0 is outside the range. It must be at least 1.",
        "workshop.yaml:8:30 E01 agenda.1.kind: 'welcom' is not possible here. Did you mean 'welcome'?",
        "workshop.yaml:9:5 E03 agenda.2: This step says no exercise. Add 'exercise: ' and its name.",
        "workshop.yaml:9:13 E10 agenda.2.title: '<b>' is markup; texts are plain. Write plain words.",
    ] == str(caught.value).splitlines()


def test_an_exercise_on_the_agenda_must_have_rules() -> None:
    with pytest.raises(WorkshopMistakes) as caught:
        read_workshop(PLAN.replace("- exercise: harbour_foods", "- exercise: wicket_fair"), KNOWN)

    assert [
        "'harbour_foods' is not among the exercises of this workshop. Add '- exercise: harbour_foods' to 'exercises'."
    ] == [f"{problem.what} {problem.remedy}" for problem in caught.value.problems]


def test_an_agenda_longer_than_a_day_is_refused() -> None:
    steps = "".join('  - {title: "Talk", kind: talk, minutes: 200}\n' for _ in range(3))
    with pytest.raises(WorkshopMistakes) as caught:
        read_workshop(f"{PLAN}{steps}", KNOWN)

    assert ["The agenda takes 625 minutes."] == [problem.what for problem in caught.value.problems]


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)
plans = st.builds(
    Workshop,
    schema=st.just("salestrain/workshop@1"),
    title=words,
    pace=st.sampled_from(["facilitator", "learner"]),
    keep_days=st.integers(1, 365),
    exercises=st.just((Rules(exercise="harbour_foods", hints=False),)) | st.just(()),
    agenda=st.lists(
        st.builds(Step, title=words, kind=st.sampled_from(["talk", "wall", "break"]), minutes=st.integers(1, 60)),
        min_size=1,
        max_size=4,
    ).map(tuple),
)


@given(plans)
def test_a_plan_in_the_store_is_read_back_the_same(plan: Workshop) -> None:
    assert plan == workshop_from_json(plan.to_json())


@given(plans)
def test_a_written_plan_is_read_back_the_same_unless_a_text_in_it_is_refused(plan: Workshop) -> None:
    try:
        read = read_workshop(written(plan), KNOWN)
    except WorkshopMistakes as mistakes:
        assert {"E10"} == {problem.code for problem in mistakes.problems}
    else:
        assert plan == read


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        read_workshop(text, KNOWN)
    except WorkshopMistakes as mistakes:
        assert mistakes.problems


def test_the_minutes_of_each_ready_made_agenda_add_up_and_its_exercises_are_there() -> None:
    assert [60, 90, 120, 240] == list(ready_made(library().folders()))


def test_practice_on_a_ready_made_agenda_is_as_long_as_its_exercise_needs() -> None:
    short = [
        (minutes, step.title)
        for minutes, plan in ready_made(library().folders()).items()
        for step in plan.agenda
        if step.kind == "practice" and step.minutes < min(40, library().get(str(step.exercise)).minutes)
    ]

    assert [] == short


@pytest.mark.parametrize("title", ["0E0", "1e5", "yes", "null", "2026-11-30", "a: b", "# no", "“quoted”", '"'])
def test_a_title_that_looks_like_something_else_stays_a_title(title: str) -> None:
    plan = Workshop.model_validate(
        {
            "schema": "salestrain/workshop@1",
            "title": title,
            "agenda": [{"title": title, "kind": "break", "minutes": 5}],
        },
        strict=False,
    )
    assert plan == read_workshop(written(plan), KNOWN)
