"""A number that is typed in the terminal is taken or told why not; it never goes by unnoticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.cli.numbers import is_number, numbers_in, place_in


@given(st.text(max_size=30), st.integers(-2, 5), st.integers(0, 30))
def test_what_is_not_taken_is_told_why(typed: str, least: int, most: int) -> None:
    """Whatever is typed, either numbers within the bounds come back and nothing is told, or one sentence is."""
    told: list[str] = []
    numbers = numbers_in(typed, least, most, told.append)
    if numbers is None:
        assert [True] == [sentence.endswith(".") for sentence in told]
    else:
        assert ([], True) == (told, all(least <= number <= most for number in numbers))


@given(st.integers(-10_000, 10_000), st.integers(1, 40))
def test_a_number_on_the_list_picks_its_line_and_no_other_does(number: int, count: int) -> None:
    expected = number - 1 if 1 <= number <= count else None
    assert expected == place_in(str(number), count, lambda told: None)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("99", "99 is not on offer here; type a number from 1 to 7."),
        ("2.5", "2.5 is no whole number from 1 to 7."),
        ("-1", "-1 is not on offer here; type a number from 1 to 7."),
        ("two", "“two” is no number; type one from 1 to 7."),
        ("1 2", "Type one number from 1 to 7."),
    ],
)
def test_the_reason_is_said_in_words(typed: str, told: str) -> None:
    sentences: list[str] = []
    place_in(typed, 7, sentences.append)
    assert [told] == sentences


@pytest.mark.parametrize("said", ["I have 3 questions", "8 lorries a day?", "3 or 4"])
def test_a_line_with_a_number_in_it_is_said_to_the_buyer(said: str) -> None:
    assert not is_number(said)
