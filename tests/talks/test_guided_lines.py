"""What is offered to a learner who chooses: few lines, right and tempting ones, and never a dead end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.engine import choices, legal, possible, seed_for, views_of
from salestrain.kinds.conversation.guiding import Sort
from tests.exercises.playing import exercise_folders, scenario_in
from tests.small_talk import small_scenario

CONVERTED = [folder for folder in exercise_folders() if scenario_in(folder).tempting]
TEMPTING: list[dict[str, Any]] = [
    {"id": "t.wide", "fault": "too_vague", "say": "How is it going?", "reply": "It goes.", "why": "Too wide."},
    {"id": "t.help", "fault": "hidden_pitch", "say": "May I show you?", "reply": "No.", "why": "A pitch."},
    {
        "id": "t.later",
        "fault": "leading",
        "say": "That must cost a lot?",
        "when": {"fact": "f.change"},
        "reply": "Must it?",
        "why": "Leading.",
    },
]


def talk(*moves: str) -> Session:
    scenario = small_scenario(tempting=TEMPTING)
    session = Session(scenario, seed_for(scenario, "v.open"))
    for move in moves:
        session.do(Move("choose", {"move": move}))
    return session


def offered(session: Session) -> set[str]:
    return {choice.move for choice in choices(session.script, session.state)}


def sorts(session: Session) -> dict[str, Sort]:
    return {view.move.id: view.sort for view in views_of(session.script, session.state)}


def test_a_tempting_line_costs_what_its_fault_costs() -> None:
    before, after = talk(), talk("t.help")
    assert before.state.values["trust"] - 1 == after.state.values["trust"]


def test_a_tempting_line_leaves_once_it_was_said() -> None:
    assert "t.help" not in possible(talk("t.help").script, talk("t.help").state)


def test_a_tempting_line_that_was_said_cannot_be_said_again() -> None:
    with pytest.raises(Refusal):
        talk("t.help", "t.help")


def test_a_tempting_line_waits_for_its_moment() -> None:
    assert (False, True) == tuple(
        "t.later" in possible(t.script, t.state) for t in (talk(), talk("m.like", "m.change"))
    )


def test_typed_text_is_never_a_tempting_line() -> None:
    session = talk()
    assert set() == {name for name in legal(session.script, session.state) if name.startswith("t.")}


def test_the_buyer_answers_it_and_the_debrief_will_say_why() -> None:
    session = talk("t.help")
    reply = next(event for event in reversed(session.events) if event.kind == "replied")
    assert ("No.", "A pitch.") == (reply.data["lines"][0]["text"], session.script.line("t.help").coach)


def test_a_question_that_would_be_refused_now_is_tempting_and_right_once_it_is_earned() -> None:
    assert (Sort.TEMPTING, Sort.RIGHT) == (
        sorts(talk("m.open"))["m.change"],
        sorts(talk("m.open", "m.like"))["m.change"],
    )


def test_a_question_that_was_answered_is_offered_no_more() -> None:
    assert "m.like" not in offered(talk("m.like"))


def test_a_tempting_line_can_only_take_away() -> None:
    line = {**TEMPTING[0], "costs": {"trust": 1}}
    with pytest.raises(ValidationError):
        small_scenario(tempting=[line])


def test_an_exercise_without_tempting_lines_has_the_digest_it_had() -> None:
    scenario = small_scenario()
    again = exercise_from_json(scenario.to_json())
    assert (scenario.digest, False) == (again.digest, "tempting" in scenario.to_json())


@pytest.mark.parametrize("folder", CONVERTED, ids=lambda folder: folder.name)
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), picks=st.lists(st.integers(0, 5), min_size=45, max_size=45))
def test_whatever_is_chosen_there_are_four_to_six_lines_a_right_one_and_a_tempting_one(
    folder: Any, seed: int, picks: list[int]
) -> None:
    """In every turn of any guided talk; where nothing is right any more, a way out is offered."""
    scenario: Scenario = scenario_in(folder)
    session = Session(scenario, seed)
    for pick in picks:
        if session.state.phase != "talking":
            break
        shown = [choice.move for choice in choices(session.script, session.state)]
        sort_of = sorts(session)
        good = {sort_of[name] for name in shown} & {Sort.RIGHT, Sort.WAY_OUT}
        assert (True, True) == (4 <= len(shown) <= 6, bool(good))
        assert Sort.TEMPTING in {sort_of[name] for name in shown}
        session.do(Move("choose", {"move": shown[pick % len(shown)]}))
