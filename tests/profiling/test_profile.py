"""What a profile counts, with its n and its benchmark, and what it refuses to compare."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.talk_metrics import (
    NEAR,
    NO_VERDICT,
    OUTSIDE,
    WITHIN,
    Turn,
    as_markdown,
    as_text,
    profile,
    rows,
)
from salestrain.talk_metrics.benchmarks import BENCHMARKS, SHORTEST_CALL, SHORTEST_SHARE
from salestrain.talk_metrics.turns import words_in

COST = "What does that cost you?"


def said(words: int, asks: str = "") -> Turn:
    """Return a turn of the seller with this many words, and a question after them."""
    return Turn("ann", " ".join([*["word"] * words, ".", asks]))


def heard(words: int) -> Turn:
    """Return a turn of the buyer with this many words."""
    return Turn("ben", " ".join(["word"] * words))


def test_the_share_is_of_all_words() -> None:
    share = profile([said(400), heard(600)], "ann").figure("talk_share")
    assert (0.40, 1000, WITHIN) == (share.value, share.n, share.band)


@pytest.mark.parametrize(
    ("name", "value", "band"),
    [
        ("talk_share", 0.43, WITHIN),
        ("talk_share", 0.38, WITHIN),
        ("talk_share", 0.48, WITHIN),
        ("talk_share", 0.49, NEAR),
        ("talk_share", 0.37, NEAR),
        ("talk_share", 0.65, NEAR),
        ("talk_share", 0.66, OUTSIDE),
        ("questions", 11, WITHIN),
        ("questions", 14, WITHIN),
        ("questions", 10, NEAR),
        ("questions", 7, NEAR),
        ("questions", 18, NEAR),
        ("questions", 6, OUTSIDE),
        ("questions", 19, OUTSIDE),
    ],
)
def test_bands_are_those_that_were_published(name: str, value: float, band: str) -> None:
    assert band == BENCHMARKS[name].band(value)


def test_questions_are_held_against_a_call_only_in_a_talk_of_that_length() -> None:
    turns = [said(95, COST), heard(SHORTEST_CALL - 101)]
    short = profile(turns, "ann").figure("questions")
    long = profile([*turns, heard(1)], "ann").figure("questions")
    assert (1, "", 2.0, OUTSIDE) == (short.value, short.band, long.value, long.band)


def test_questions_are_counted_by_form_focus_and_third() -> None:
    turns = [
        said(5, COST),
        heard(20),
        Turn("ann", "How many lorries do you have? Which day?"),
        heard(20),
        said(5, COST),
    ]
    counts = profile(turns, "ann")
    expected = ({"open": 4}, {"implication": 2, "situation": 1}, (1, 2, 1))
    assert expected == (
        {form: count for form, count in counts.forms if count},
        {focus: count for focus, count in counts.focuses if count},
        counts.thirds,
    )


def test_a_question_stands_in_the_third_where_it_is_asked_and_not_where_its_turn_begins() -> None:
    assert (0, 0, 1) == profile([said(90, COST)], "ann").thirds


def test_a_share_of_few_is_called_a_hint_in_its_own_row() -> None:
    counts = profile([said(4, COST)] * 4, "ann")
    share = {row[0]: row[3] for row in rows(counts)}["Questions about consequences and results"]
    assert "a hint at most: fewer than 5" == share


def test_the_share_of_a_short_talk_is_shown_and_not_compared_and_its_row_says_so() -> None:
    short, long = (profile([said(40), heard(words)], "ann") for words in (SHORTEST_SHARE - 41, SHORTEST_SHARE - 40))
    assert [("", "too short a talk to compare"), (NEAR, "near the benchmark")] == [
        (counts.figure("talk_share").band, rows(counts)[0][3]) for counts in (short, long)
    ]


def test_nothing_is_compared_for_which_no_study_of_sales_calls_gives_a_figure() -> None:
    figures = profile([said(600, COST), heard(600)], "ann").figures
    assert {figure.name for figure in figures} - {"talk_share", "questions"} == {
        figure.name for figure in figures if not figure.n or (not figure.band and "No benchmark" in figure.note)
    }


def test_what_the_talk_took_as_a_pitch_counts_as_telling() -> None:
    told = [profile([Turn("ann", "Take the blue one.", took)], "ann").figure("telling").value for took in (False, True)]
    assert [0.0, 1.0] == told


def test_a_turn_without_acts_is_read_and_telling_weighs_more_where_the_seller_tells() -> None:
    telling = "You should really switch to our platform, because we have the best support and it will save you money."
    asking = "What happens in your warehouse when the truck comes late?"
    teller, asker = (profile([Turn("ann", text)], "ann") for text in (telling, asking))
    assert (0, 1, True) == (
        teller.figure("questions").value,
        asker.figure("questions").value,
        (teller.figure("telling").value or 0) > (asker.figure("telling").value or 0),
    )


def test_giving_back_is_heard_before_a_question_in_the_same_turn() -> None:
    lost = Turn("ben", "Every second week a delivery is refused, and then the whole order is lost.")
    reflection, question = "So every second week you lose a whole order.", "What does that cost you in a year?"
    both, question_only = (
        profile([lost, Turn("ann", text)], "ann").figure("reflections_per_question").value
        for text in (f"{reflection} {question}", question)
    )
    assert (True, 0.0) == ((both or 0) > 0.5, question_only)


def test_another_language_is_counted_in_words_only() -> None:
    text = "Wie ist das bei Ihnen, wenn die Lieferung nicht kommt und wer ist dann für den Schaden zuständig?"
    counts = profile([Turn("ann", text), heard(20)], "ann")
    assert (None, "This counts in English only, and most of what the seller says is not.", 38) == (
        counts.figure("questions").value,
        counts.figure("questions").note,
        counts.words,
    )


def test_progress_is_told_after_each_turn_of_the_seller() -> None:
    steps: list[tuple[int, int]] = []
    profile([said(2), heard(2), said(2)], "ann", lambda done, of: steps.append((done, of)))
    assert [(1, 2), (2, 2)] == steps


@pytest.mark.parametrize(
    ("text", "words"), [("well-known 40k, isn't it -- no", 5), ("你好，有什么", 5), ("", 0), ("--- ???", 0)]
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert words == words_in(text)


def test_every_figure_has_its_n_and_a_source_or_the_reason_why_there_is_none() -> None:
    counts = profile([said(40, COST), heard(60)], "ann")
    assert [] == [f.name for f in counts.figures if not f.of or not (f.benchmark.source if f.benchmark else f.note)]


@pytest.mark.parametrize("write", [as_text, as_markdown])
def test_every_writing_says_that_it_is_no_verdict(write: object) -> None:
    assert callable(write)
    assert NO_VERDICT in write(profile([said(40), heard(60)], "ann"))


def test_a_name_stays_text_in_markdown() -> None:
    assert r"\*\*Eve\*\* &lt;b&gt;" in as_markdown(profile([Turn("**Eve** <b>", "Hi")], "**Eve** <b>"))


TURN = st.builds(
    Turn,
    speaker=st.sampled_from(["ann", "ben"]),
    text=st.one_of(st.text(max_size=80), st.sampled_from(["What does it cost you?", "So you lose orders.", ""])),
    told=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(TURN, max_size=6))
def test_any_turns_give_shares_between_nothing_and_all_and_counts_that_add_up(turns: list[Turn]) -> None:
    counts = profile(turns, "ann")
    shares = [counts.figure(name) for name in ("talk_share", "deep_share", "spread", "complex_share", "telling")]
    forms = sum(count for form, count in counts.forms if form != "stacked")
    longest = max((words_in(turn.text) for turn in turns if turn.speaker == "ann"), default=None)
    assert [] == [share for share in shares if share.value is not None and not 0 <= share.value <= 1]
    assert (forms, sum(words_in(turn.text) for turn in turns), longest) == (
        sum(counts.thirds),
        counts.words,
        counts.figure("longest_turn").value,
    )
    assert len(counts.figures) == len(rows(counts)) and json.loads(json.dumps(counts.to_json(), allow_nan=False))
