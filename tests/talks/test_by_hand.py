"""A person can play the buyer: lines wait for an answer, and the marks go by the rules on what was ticked."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.content.library import library
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import transcript
from salestrain.kinds.conversation.engine import choices
from salestrain.kinds.conversation.handouts.played import BY_HAND, answer, waiting
from salestrain.kinds.conversation.reading import hear

TALK = "wicket_fair"
SEED = 7


def played(*lines: str) -> Session:
    """A talk with a person in which the last of these lines waits, the others answered as the rule would."""
    session = Session(library().get(TALK), SEED)
    session.do(BY_HAND.begins)
    for number, line in enumerate(lines):
        if number:
            session.do(asked(session).by_rule)
        session.do(hear(session, Move("say", {"text": line})))
    return session


def asked(session: Session) -> Any:
    """What the person who plays the buyer sees of the line that waits."""
    found = waiting(session)
    assert found is not None
    return found


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 500))
def test_who_always_says_what_the_rule_would_leaves_every_mark_as_it_is(picks: int) -> None:
    picking = random.Random(picks)
    ruled, by_hand = Session(library().get(TALK), SEED), Session(library().get(TALK), SEED)
    by_hand.do(BY_HAND.begins)
    while ruled.state.phase == "talking":
        line = Move("choose", {"move": picking.choice(choices(ruled.script, ruled.state)).move})
        ruled.do(line)
        by_hand.do(line)
        by_hand.do(asked(by_hand).by_rule)
    assert ruled.score() == by_hand.score()
    assert ruled.state.known == by_hand.state.known
    assert ruled.state.ending == by_hand.state.ending


def test_a_line_waits_in_sight_until_it_is_answered() -> None:
    assert "What brings you here?" == transcript(played("What brings you here?"))[-1].text


def test_nothing_more_is_said_while_a_line_waits() -> None:
    session = played("What brings you here?")
    with pytest.raises(Refusal, match="still being answered"):
        session.do(hear(session, Move("say", {"text": "Hello?"})))


def test_what_is_ticked_and_not_typed_is_said_in_the_words_of_the_card() -> None:
    session = played("What brings you here?")
    fact = asked(session).facts[0]
    session.do(answer("", asked(session).heard, [fact.id], [], ""))
    assert (fact.words, True) == (transcript(session)[-1].text, fact.id in session.state.known)


def test_a_fact_is_told_once() -> None:
    session = played("Who are you?", "And who decides?")
    told = session.state.known[-1]
    with pytest.raises(Refusal, match="told already"):
        session.do(answer("Again", [], [told], [], ""))


def test_a_line_that_was_nothing_of_what_counts_costs_no_turn() -> None:
    session = played("Who are you?", "Nice weather today")
    before = session.state.turn, dict(session.state.values)
    session.do(answer("Lovely, yes.", [], [], [], ""))
    assert before == (session.state.turn, dict(session.state.values))


def test_the_simulated_buyer_answers_the_line_that_waits_when_the_person_leaves() -> None:
    session, ruled = played("Who are you?"), Session(library().get(TALK), SEED)
    session.do(BY_HAND.ends)
    ruled.do(hear(ruled, Move("say", {"text": "Who are you?"})))
    assert [one.text for one in transcript(ruled)] == [one.text for one in transcript(session)]


def test_a_person_ends_the_talk_as_one_of_its_endings() -> None:
    session = played("Who are you?")
    ending = next(iter(asked(session).endings))
    session.do(answer("Good-bye.", asked(session).heard, [], [], ending))
    assert (ending, "predicting") == (session.state.ending, session.state.phase)


def test_a_talk_with_a_person_replays_as_it_was() -> None:
    session = played("Who are you?", "Nice weather", "What stops when a machine stands still?")
    assert session.digest() == Session.replay(session.exercise, SEED, session.moves).digest()
