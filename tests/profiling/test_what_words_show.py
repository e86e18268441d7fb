"""What the words of a seller show: questions with their form and focus, what gives back, and what tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.core.acts import FOCUSES
from salestrain.talk_metrics import Turn, as_text, profile
from salestrain.talk_metrics.about import _SURE
from salestrain.talk_metrics.asking import questions_of
from salestrain.talk_metrics.giving_back import gives_back, goes_further
from salestrain.talk_metrics.sentences import sentences
from salestrain.talk_metrics.telling import tells


def forms(text: str) -> list[str]:
    """The forms of the questions of a turn."""
    return [one.form for one in questions_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By which points do you decide, and how much counts the price?", ["open", "open"]),
        ("From where comes this text?", ["open"]),
        ("Who besides your boss has a say in it?", ["open"]),
        ("Who else is affected, and who signs?", ["open", "open"]),
        ("What would be different, how would you measure it, and by when would you want it?", ["open"] * 3),
        ("When nobody is at the door, what happens?", ["open"]),
        ("May I ask frankly: is it already clear who shall get it?", ["closed"]),
        ("Is there something you have always wished for?", ["closed"]),
        ("Can you hear me all right?", ["closed"]),
        ("Can you tell me how the line runs?", ["open"]),
        ("Are you content, or does something bother you?", ["choice"]),
        ("You want to see that in your hall, don't you?", ["leading"]),
        ("Who scores the offers? You said Mr. Dahl has the chair?", ["open", "closed"]),
        ("whats the biggest headache in your shops", ["open"]),
    ],
)
def test_the_question_word_decides_the_form_wherever_it_stands(text: str, expected: list[str]) -> None:
    assert expected == forms(text)


@pytest.mark.parametrize(
    "text",
    [
        "May I suggest Tuesday at nine, with you and Ms Amsel?",
        "I would like to understand how the line runs today.",
        "Really?",
        "What we do is simple.",
        "Then we know who decides.",
    ],
)
def test_a_request_a_wish_a_reaction_and_a_statement_are_no_questions(text: str) -> None:
    assert [] == forms(text)


def test_a_false_start_and_what_is_said_twice_count_once() -> None:
    turns = [Turn("ann", "can you"), Turn("ann", "can you see my screen?"), Turn("ann", "Can you see my screen?")]
    assert ["can you see my screen?"] == [one.words for one in profile(turns, "ann").proof.questions]


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "You said Mr. Dahl pays 9.30 a box. Is that so?"
    assert ["You said Mr. Dahl pays 9.30 a box.", "Is that so?"] == [one.text for one in sentences(text)]


def test_three_questions_in_one_turn_are_named_as_a_stack_with_their_turn() -> None:
    turns = [Turn("ann", "What stops it? How often does it stop? Who mends it?")]
    assert "A stack of questions: turn 1 (3)." in as_text(profile(turns, "ann"))


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("Which day?", ""),
        ("Have I left anything out?", ""),
        ("Everybody gets the answer, do I see this right?", ""),
        ("Would that be all right with you?", ""),
        ("What does that cost you?", "implication"),
        ("What do you like about them?", "keep"),
        ("If you could change one thing, what would it be?", "change"),
        ("What last stopped when it should not have?", ""),
        ("What makes it take that long?", "problem"),
        ("Could the three of us sit together next Tuesday at ten, with the list on the table?", "commitment"),
        ("could we show the CFO the letter together, say on Thursday at two?", "commitment"),
        ("Can you bring the shift lead on Monday?", "commitment"),
        ("Would Tuesday at ten suit you?", "commitment"),
        ("Would it be possible to see the line next week?", "commitment"),
        ("Would it be possible to see the line?", ""),
        ("who would have to say yes to change that, besides the two of you?", "others"),
        ("What happens when the press stops?", "implication"),
        ("and if that goes on till Christmas?", "implication"),
        ("what happens to a pallet from the moment it comes back?", ""),
    ],
)
def test_a_focus_is_named_only_where_the_words_show_it(text: str, focus: str) -> None:
    assert focus == questions_of(text)[0].focus


@pytest.mark.parametrize(
    "text",
    [
        "just to check the plan for today, we've got half an hour, I would ask you a few things first, ok?",
        "Then I will show you the two things you asked for, agreed?",
    ],
)
def test_a_nod_asked_for_ones_own_plan_is_no_question(text: str) -> None:
    assert () == questions_of(text)


def test_every_focus_has_a_sign_of_its_own() -> None:
    assert set(FOCUSES) == set(_SURE)


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("One order in nine is lost. That is 118 thousand a year.", "ok so 1 in 9 orders lost costs you 118k"),
        ("If we are late, Krone goes, and it lands with me.", "You are afraid that you lose Krone."),
        ("The readings come late.", "If I understood you correctly, the readings come three days late."),
        ("Mr Dahl chairs it.", "You said Mr. Dahl has the chair?"),
        ("The rosters run.", "It sounds to me as if you are well served."),
    ],
)
def test_a_statement_about_the_other_in_their_words_gives_back(heard: str, text: str) -> None:
    assert gives_back(text, [heard])


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("We may lose Krone.", "And if nothing changes, what happens with Krone?"),
        ("You build cappers.", "Our new capper runs at twenty thousand bottles an hour."),
        ("It is clause nine.", "The clause nine is very exact. From where comes it?"),
        ("The other four get the same.", "So I ask nothing that the other four don't get."),
        ("We have Northlane.", "And even with a good partner there is usually something."),
    ],
)
def test_a_question_a_pitch_and_a_shared_word_give_nothing_back(heard: str, text: str) -> None:
    assert not gives_back(text, [heard])


def test_a_feeling_that_was_not_named_goes_further() -> None:
    given_back, plain = ("You are afraid that you lose Krone.",), ("You lose Krone.",)
    assert (True, False) == (goes_further(given_back, ["Krone goes."]), goes_further(plain, ["Krone goes."]))


@pytest.mark.parametrize(
    "text",
    [
        "75k a year for all 34",
        "we are not cheaper than the others",
        "Our loggers send each reading within the hour.",
        "We would limit the trial to one dock.",
        "We have with us a very good system.",
        "I would try it for two weeks.",
    ],
)
def test_an_offer_a_price_and_a_proposal_tell(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "Then our question on clause nine goes in the portal.",
        "What does your platform cost you a year?",
        "I would like to understand how the filling line runs today, and then we decide together.",
        "Good morning, and thank you for your time.",
    ],
)
def test_a_condition_a_question_and_a_greeting_do_not_tell(text: str) -> None:
    assert not tells(text)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(st.sampled_from("what you is ? , . and Mr. who - cost".split())).map(" ".join)
    )
)
def test_the_words_of_every_question_stand_at_its_place(text: str) -> None:
    assert [] == [one for one in questions_of(text) if not text[one.at :].startswith(one.words)]
