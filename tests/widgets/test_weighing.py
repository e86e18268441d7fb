"""For a lesson: a question weighed, and every line of a moment."""

from __future__ import annotations

import pytest

from salestrain import moment, weigh

STOPS = "The wrapper stops two or three times a shift."


def test_a_question_shows_its_points_with_their_words() -> None:
    assert [
        "“When the wrapper stops, what happens to the lorries?” 4 of 5",
        "+3 asks what follows from it, or what it costs: “When the wrapper stops, what happens to the lorries?”",
        "+1 takes up what the buyer said: “stops, wrapper”",
        "form, for information only: open",
    ] == repr(weigh("When the wrapper stops, what happens to the lorries?", after=STOPS)).split("\n")


@pytest.mark.parametrize("text", ["", "Hello.", "Our tool is the best on the market.", "?" * 900])
def test_no_text_is_worth_less_than_nothing(text: str) -> None:
    assert 0 <= weigh(text, after=STOPS).total <= 5


def test_what_is_weighed_is_never_markup() -> None:
    shown = weigh("What does <b>that</b> cost?")._repr_html_()
    assert (True, False) == ("&lt;b&gt;" in shown, "<b>" in shown)


def test_a_moment_shows_the_line_worth_most_first() -> None:
    seen = moment("harbour_foods", ["m.opening", "m.like", "m.change"], "v.gap")
    assert ("m.others", "m.attack") == (seen.moves[0].move, seen.moves[-1].move)


@pytest.mark.parametrize(
    ("name", "after", "sentence"),
    [
        ("harbour_foods", ["m.impact"], "'m.impact' is not possible"),
        ("discovery_questions", ["m.opening"], "is no talk"),
    ],
)
def test_a_moment_that_does_not_exist_is_told(name: str, after: list[str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        moment(name, after)
