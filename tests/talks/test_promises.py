"""What holds in every talk, whatever the learner does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import fold, legal
from tests.small_talk import small_scenario

SCENARIO = small_scenario()
TEXTS = st.text(max_size=700)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A talk of any moves that are possible: chosen, typed, misheard, corrected, set aside."""
    session = Session(SCENARIO, draw(st.integers(0, 200)))
    for _ in range(draw(st.integers(0, 14))):
        possible = legal(session.script, session.state)
        if not possible:
            break
        move = draw(st.sampled_from(possible))
        how = draw(st.sampled_from(["choose", "say", "unsure", "meta", "correct"]))
        if how == "choose":
            session.do(Move("choose", {"move": move}))
        elif how == "correct" and session.state.last_text is not None:
            before = legal(session.script, session.state.before)
            session.do(Move("correct", {"moves": [draw(st.sampled_from(before))]}))
        else:
            text = draw(TEXTS)
            part = {"move": move, "confidence": 0.5, "because": "", "span": [0, len(text)]}
            verdict = {"say": "heard", "correct": "heard"}.get(how, how)
            reading = {
                "text": text,
                "verdict": verdict,
                "acts": [],
                "heard": [part] if verdict == "heard" else [],
                "candidates": [part],
            }
            session.do(Move("say", {"reading": reading}))
    return session


@settings(max_examples=150, deadline=None)
@given(sessions())
def test_the_state_is_the_fold_of_the_events(session: Session) -> None:
    assert session.state == fold(session.events)


@settings(max_examples=150, deadline=None)
@given(sessions())
def test_a_replay_of_what_was_stored_is_identical_to_the_last_byte(session: Session) -> None:
    stored = [Move.from_json(move.to_json()) for move in session.moves]
    again = Session.replay(exercise_from_json(SCENARIO.to_json()), session.seed, stored)
    assert [event.to_json() for event in session.events] == [event.to_json() for event in again.events]


@settings(max_examples=100, deadline=None)
@given(sessions(), st.data())
def test_a_fork_shares_every_byte_with_its_parent_and_leaves_it_alone(session: Session, data: st.DataObject) -> None:
    if session.state.turn == 0:
        return
    before = session.digest()
    fork = session.fork(data.draw(st.integers(1, session.state.turn)))
    shared = [event.to_json() for event in fork.events]
    assert (before, shared) == (
        session.digest(),
        [event.to_json() for event in session.events][: len(shared)],
    )


@settings(max_examples=150, deadline=None)
@given(sessions())
def test_no_fact_is_told_before_its_condition_holds(session: Session) -> None:
    state = None
    for event in session.events:
        if event.kind == "fact_revealed" and event.turn:
            reveal = session.script.facts[event.data["fact"]].reveal
            due = reveal is None or reveal.condition.holds(state) or state.moments(f"waits:{event.data['fact']}")
            assert due
        state = fold([event], state)


@settings(max_examples=100, deadline=None)
@given(sessions())
def test_state_values_stay_in_their_range_and_every_change_has_a_reason(session: Session) -> None:
    for event in session.events:
        if event.kind == "changed":
            variable = SCENARIO.state[event.data["name"]]
            assert variable.min <= event.data["to"] <= variable.max
            assert event.data["why"]


@settings(max_examples=100, deadline=None)
@given(sessions())
def test_the_same_attempt_gives_the_same_score(session: Session) -> None:
    assert session.score() == Session.replay(SCENARIO, session.seed, session.moves).score()


def test_events_are_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "from tests.small_talk import small_scenario\n"
        "from salestrain.core.session import Session\n"
        "from salestrain.core.events import Move\n"
        "s = Session(small_scenario(), 3)\n"
        "for m in ['m.pitch', 'm.open', 'm.like', 'm.change', 'm.impact', 'm.decision', 'm.leave']:\n"
        "    s.do(Move('choose', {'move': m}))\n"
        "print(s.digest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert 1 == len(digests)
