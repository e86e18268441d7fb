"""Every figure of a profile shows the words it is counted from, and what is contested is left out of it."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.talk_metrics import Moment, Profile, Turn, as_text, profile, profile_of, read_turns

TALK = (
    Turn("ann", "Good morning. What does the yard cost you, and how often does it fill up?"),
    Turn("ben", "Eleven hundred a month, and nine times since September."),
    Turn("ann", "So nine mornings on which the line waited. If you could change one thing, what would it be?"),
    Turn("ben", "The swap bodies."),
    Turn(
        "ann", "You should really switch to our platform, because we have the best support and it will save you money."
    ),
    Turn("ben", "Perhaps."),
    Turn("ann", "Who else feels it?"),
)
READ = read_turns(TALK, "ann")
WHOLE = profile_of(TALK, "ann", READ)
IDS = [moment.id for moment in WHOLE.proof.moments]


def without(*ids: str) -> Profile:
    """The profile without these moments."""
    return profile_of(TALK, "ann", READ, frozenset(ids))


def counting(moments: Iterable[Moment]) -> int:
    """How many of them count."""
    return sum(not moment.left_out for moment in moments)


def test_each_question_is_quoted_with_its_form_and_its_focus() -> None:
    expected = [
        (1, "What does the yard cost you", "open", "implication"),
        (1, "how often does it fill up?", "open", "situation"),
        (3, "If you could change one thing, what would it be?", "open", "change"),
        (7, "Who else feels it?", "open", "others"),
    ]
    assert expected == [(one.turn, one.words, one.form, one.focus) for one in WHOLE.proof.questions]


def test_what_is_quoted_was_said_in_that_turn() -> None:
    assert [] == [moment.id for moment in WHOLE.proof.moments if moment.words not in TALK[moment.turn - 1].text]


def test_the_longest_turn_is_the_one_that_the_figure_counts() -> None:
    longest = WHOLE.proof.longest[-1]
    assert f"{len(longest.words.split())} words" == WHOLE.figure("longest_turn").shown


def test_a_question_that_is_left_out_counts_in_no_figure() -> None:
    left = without("question-1-1")
    assert (3, 1, 0) == (
        left.figure("questions").value,
        WHOLE.figure("deep_share").n - left.figure("deep_share").n,
        dict(left.focuses)["implication"],
    )


def test_where_the_longest_turn_is_left_out_the_next_one_is_shown() -> None:
    first = WHOLE.proof.longest[0]
    longest = without(first.id).proof.longest
    assert ([first.turn, 3], [True, False]) == ([one.turn for one in longest], [one.left_out for one in longest])


def test_what_is_left_out_is_said_and_stays_to_be_seen() -> None:
    left = without("question-7-1")
    assert ("You left out 1 of the moments below; the figures count what remains.", "question-7-1 True") == (
        left.left_out,
        " ".join(f"{one.id} {one.left_out}" for one in left.proof.questions if one.left_out),
    )


@given(st.sets(st.sampled_from(IDS)))
@settings(max_examples=40, deadline=None)
def test_figures_and_proof_agree_whatever_is_left_out(ids: set[str]) -> None:
    left = without(*ids)
    questions = counting(left.proof.questions)
    told, given_back = left.figure("telling"), left.figure("reflections_per_question")
    assert (questions, sum(left.thirds), counting(left.proof.told), counting(left.proof.given_back)) == (
        left.figure("questions").value,
        questions,
        round((told.value or 0) * told.n),
        round((given_back.value or 0) * questions) if questions else counting(left.proof.given_back),
    )


@given(st.lists(st.sampled_from(IDS), max_size=6))
@settings(max_examples=20, deadline=None)
def test_taking_everything_back_gives_the_same_profile(ids: list[str]) -> None:
    without(*ids)
    assert WHOLE == without()


def test_giving_back_that_is_left_out_is_left_out_of_how_far_it_goes_too() -> None:
    turns = (Turn("ben", "We may lose Krone."), Turn("ann", "You are afraid that you lose Krone."))
    read = read_turns(turns, "ann")
    counts = [profile_of(turns, "ann", read, left).figure("complex_share") for left in ((), ("given_back-2",))]
    assert [(1.0, 1), (None, 0)] == [(one.value, one.n) for one in counts]


def test_the_text_of_a_profile_names_each_question_for_the_command_line() -> None:
    assert "“Who else feels it?” open, about others and how they decide [question-7-1]" in as_text(WHOLE)


def test_another_language_proves_its_longest_turn_only() -> None:
    text = "Wie ist das bei Ihnen, wenn die Lieferung nicht kommt und wer ist dann für den Schaden zuständig?"
    proof = profile([Turn("ann", text), Turn("ben", "Ja.")], "ann").proof
    assert (1, [text]) == (len(proof.moments), [moment.words for moment in proof.longest])
