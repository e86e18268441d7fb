"""What goes with a goodbye or a proposal is no question of its own."""

from __future__ import annotations

import pytest

from salestrain.kinds.conversation.leaving import without_parting
from salestrain.language import Heard
from salestrain.language.points import points
from salestrain.language.sorts import asks
from salestrain.language.talk_points import goes_on


@pytest.mark.parametrize(
    "said",
    [
        "If it ever creaks, ring me first, would you?",
        "Thursday at nine, then. Deal?",
        "I bring the list. Is that fair?",
        "Keep me posted, will you?",
        "I leave it there. Let me know if it changes?",
        "Friday at ten. Would that suit you?",
    ],
)
def test_a_request_or_a_tag_that_goes_with_a_goodbye_asks_nothing(said: str) -> None:
    assert not asks(without_parting(said))


@pytest.mark.parametrize(
    "said",
    [
        "I leave it there. What happened in May?",
        "Who decides that?",
        "Is that what it costs?",
        "Thursday, then. Who will be there?",
    ],
)
def test_a_question_beside_a_goodbye_stays_one(said: str) -> None:
    assert asks(without_parting(said))


@pytest.mark.parametrize(
    "said",
    [
        "I mean to ask what you would gain, not who.",
        "I asked about the date.",
        "I'd like to know what it is for.",
        "I was wondering about the nights.",
        "My question is about the key.",
    ],
)
def test_whoever_says_that_they_ask_asks(said: str) -> None:
    assert asks(said)


@pytest.mark.parametrize("said", ["I asked my boss and he agreed.", "I want to help you."])
def test_telling_that_somebody_asked_is_no_question(said: str) -> None:
    assert not asks(said)


def test_a_question_that_belongs_to_an_offer_is_part_of_it() -> None:
    """An offer in two clauses is one move, so its own question does not put it in doubt."""
    first, second = Heard("m.next", 0.6, "", (0, 30)), Heard("m.next", 0.9, "", (32, 60))
    assert Heard("m.next", 0.9, "", (0, 60)) == goes_on(first, second)


@pytest.mark.parametrize("lead", ["", "And ", "So, ", "Ok but "])
def test_a_clause_that_leads_up_to_its_question_is_no_question_of_its_own(lead: str) -> None:
    text = f"{lead}when the order is wrong, what do you do with the rest?"
    assert [text.strip()] == [text[slice(*span)].strip() for span in points(text)]
