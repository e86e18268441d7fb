"""What the parts of a turn promise: what asks is told from what leads up to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.language.asking import asks, both_ask


@pytest.mark.parametrize(
    "text",
    [
        "what does that cost you",
        "do you sign it yourself?",
        "I'd like to see the last ten cases",
        "please send me the figures",
        "and also tell me about the trial",
        "lets meet on Tuesday",
    ],
)
def test_a_question_a_wish_and_a_bidding_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "so it's recorded, but you can't show it",
        "You mentioned the refusals.",
        "about fifteen per cent under what you pay today",
        "Before we start",
        "I would like to keep to that.",
        "the tool breaks at night",
        "",
    ],
)
def test_what_states_something_does_not_ask(text: str) -> None:
    assert not asks(text)


def test_two_questions_each_ask_for_something_of_their_own() -> None:
    assert both_ask("What do you like about them", "what would you change?")


def test_a_bidding_that_hangs_on_could_we_is_no_second_request() -> None:
    assert not both_ask("Could we ring her together", "ask what went wrong?")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_judged(first: str, second: str) -> None:
    assert both_ask(first, second) in (True, False)
