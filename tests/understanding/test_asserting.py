"""What does harm counts only when it is asserted; a day and an hour are read as they were proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.language.asserting import asserts, hedges, stands
from salestrain.language.points import points
from salestrain.language.proposing import proposed_time
from salestrain.language.sorts import sort_of

ASSERTED = [
    "We are by far the best on the market.",
    "Your supplier is really behind the times.",
    "I'll send you a proposal on Friday.",
]
NOT_ASSERTED = [
    "Do you think they are behind the times?",
    "I didn't mean to pitch.",
    "we can't stop that",
    "If you like, we could show you a demo.",
    "That was the wrong question.",
    "You said they are slow.",
    "Proposal, hm",
]


@pytest.mark.parametrize("text", ASSERTED)
def test_a_plain_statement_is_asserted(text: str) -> None:
    assert asserts(text)


@pytest.mark.parametrize("text", NOT_ASSERTED)
def test_what_is_asked_negated_conditional_quoted_or_a_fragment_is_not(text: str) -> None:
    assert not asserts(text)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Shall we fix that morning for Thursday?", True),
        ("I'll take that as a no to the free morning.", False),
        ("He needs not free morning, I come at night.", False),
        ("We forget the morning, it was a daft plan.", False),
    ],
)
def test_a_proposal_that_is_given_up_stands_no_longer(text: str, does: bool) -> None:
    assert stands(text) is does


def test_a_promise_with_a_but_is_hedged() -> None:
    assert hedges("I could do that, but it would be a proposal for a problem I don't know yet.")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Shall I come by on Thursday at ten?", "Thursday at ten"),
        ("tues 10am ok?", "Tuesday at 10am"),
        ("the 14th at half past two would suit me", "The 14th at half past two"),
        ("could we meet next week", "Next week"),
        ("he sat there in the sun", ""),
        ("May I ask what it costs?", ""),
    ],
)
def test_a_proposed_time_is_read(text: str, time: str) -> None:
    assert time == proposed_time(text)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("who reads them out", "who"),
        ("and since when?", "when"),
        ("how many of them are there", "how_many"),
        ("how come", "why"),
        ("do u run at night", "yes_no"),
        ("that sounds hard", "feeling"),
        ("we make locks", "statement"),
    ],
)
def test_a_line_has_a_sort(text: str, sort: str) -> None:
    assert sort == sort_of(text)


@given(st.text(max_size=700))
def test_any_text_has_points_in_order_a_sort_and_perhaps_a_time(text: str) -> None:
    found = points(text)
    assert found == sorted(found)
    assert sort_of(text)
    assert isinstance(proposed_time(text), str)
