"""What a line cost, on talks whose course is known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.content.loading import load_playthroughs
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import legal, seed_for
from salestrain.kinds.conversation.playing import play
from salestrain.kinds.conversation.solver import costing, course
from salestrain.kinds.conversation.solver.backward_induction import worth
from salestrain.kinds.conversation.solver.columns import columns_of
from salestrain.kinds.conversation.solver.embedding import placed
from salestrain.kinds.conversation.solver.liveness import Settling
from salestrain.kinds.conversation.solver.machine import Machine
from salestrain.kinds.conversation.solver.walk import walk
from tests.exercises.playing import exercise_folders, scenario_in
from tests.small_talk import small_scenario

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
    assert not course(talk("m.like", "m.change", "m.step_back"), limit=50).exact


def test_what_is_only_an_estimate_never_promises_more_than_there_is() -> None:
    short, whole = (course(talk("m.pitch", "m.step_back"), limit=limit).turns for limit in (50, 100_000))

    assert all(some.before <= all_.before for some, all_ in zip(short, whole, strict=True))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 6), st.lists(st.integers(0, 9), max_size=8))
def test_no_way_on_is_better_than_the_best_one_that_a_course_tells(seed: int, picks: list[int]) -> None:
    session = Session(small_scenario(), seed)
    for pick in picks:
        if session.state.ending is None:
            possible = legal(session.script, session.state)
            session.do(Move("choose", {"move": possible[pick % len(possible)]}))
    if session.state.ending is None:
        session.do(Move("choose", {"move": "m.leave"}))

    assert every_way(session) == [turn.before for turn in course(session).turns]


def every_way(session: Session) -> list[int]:
    """The best total before each turn, by walking every way from there to its end."""
    machine = Machine(session.script, columns_of(session.script, scored=True))
    settling = Settling.of(machine)
    best = []
    for turn in range(1, session.state.turn + 1):
        before = session.fork(turn)
        root = placed(machine, before.state, before.standing())
        settling.settle(root, turn - 1)
        best.append(int(worth(walk(machine, settling, roots={turn - 1: root})).best[0][0]))
    return best


def test_a_costing_tells_after_each_step_how_far_it_is() -> None:
    told = list(costing(talk("m.pitch", "m.attack")))

    assert ((0, 2), (1, 2), sorted(told)) == (told[0], told[-1], told)


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
