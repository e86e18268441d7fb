"""What a line cost, on talks whose course is known."""

from __future__ import annotations

import pytest

from salestrain.authoring.loading import load_playthroughs
from salestrain.events import Move
from salestrain.exploring import course
from salestrain.playing import play
from salestrain.practice.conversation import seed_for
from salestrain.session import Session
from tests.exercises.playing import exercise_folders, scenario_in

HARBOUR = next(folder for folder in exercise_folders() if folder.name == "harbour_foods")
SEED = seed_for(scenario_in(HARBOUR), "v.solved")
"""Of the variants the one with the fewest moments."""


def talk(*moves: str, seed: int = SEED) -> Session:
    return Session.replay(scenario_in(HARBOUR), seed, [Move("choose", {"move": name}) for name in moves])


def test_a_talk_with_full_marks_lost_nothing_on_its_way() -> None:
    full = next(t for t in load_playthroughs(HARBOUR) if t.expect.total and t.expect.total.gte == 100)
    found = course(play(scenario_in(HARBOUR), full))

    assert (True, {100}) == (found.exact, {turn.after for turn in found.turns})


def test_the_line_that_lost_most_is_told_with_a_better_one() -> None:
    found = course(talk("m.pitch", "m.attack"))
    first = found.turns[0]

    assert (100, 69) == (first.before, first.after)
    assert first.better is not None and (first.better.move, first.better.best) == ("m.opening", 100)


def test_each_turn_begins_where_the_one_before_ended() -> None:
    turns = course(talk("m.like", "m.pitch", "m.change", "m.step_back")).turns

    assert [turn.after for turn in turns[:-1]] == [turn.before for turn in turns[1:]]


def test_a_course_that_is_no_proof_says_so() -> None:
    assert not course(talk("m.like", "m.change", "m.step_back"), limit=2_000).exact


def test_a_typed_line_that_meant_two_moves_has_its_cost_too() -> None:
    heard = [{"move": name, "confidence": 1.0, "because": "", "span": [0, 4]} for name in ("m.like", "m.change")]
    reading = {"text": "like and change", "verdict": "heard", "heard": heard, "candidates": [], "acts": []}
    session = Session(scenario_in(HARBOUR), SEED)
    session.do(Move("say", {"reading": reading}))
    session.do(Move("choose", {"move": "m.step_back"}))

    assert [True, True] == [0 <= turn.cost <= 100 for turn in course(session).turns]


def test_a_talk_that_goes_on_has_no_course_yet() -> None:
    with pytest.raises(ValueError, match="when the talk is over"):
        course(talk("m.like"))
