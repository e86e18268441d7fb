"""Days off and check-ins are read as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.calendars.days_in_words import NotADay, days_words, read_days

FIRST, LAST = date(2027, 1, 4), date(2027, 3, 31)


def feb(*numbers: int) -> tuple[date, ...]:
    return tuple(date(2027, 2, number) for number in numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("2027-02-15", feb(15)),
        ("2027-02-15 2027-02-16", feb(15, 16)),
        ("2027-02-15, 2027-02-16;", feb(15, 16)),
        ("15-19 Feb", feb(15, 16, 17, 18, 19)),
        ("15 – 19 February", feb(15, 16, 17, 18, 19)),
        ("15th to 17th of Feb 2027", feb(15, 16, 17)),
        ("Feb 15-17", feb(15, 16, 17)),
        ("Feb 15 to Feb 17, 2027", feb(15, 16, 17)),
        ("15 Feb", feb(15)),
        ("15, 16 and 19 Feb", feb(15, 16, 19)),
        ("1 Feb and 15-16 Feb", feb(1, 15, 16)),
        ("15.2.2027", feb(15)),
        ("15.2.-17.2.", feb(15, 16, 17)),
        ("2027-02-15 to 2027-02-17", feb(15, 16, 17)),
        ("27 Feb to 1 Mar", (*feb(27, 28), date(2027, 3, 1))),
        ("Saturdays", tuple(date(2027, 1, 9) + timedelta(days=7 * week) for week in range(12))),
    ],
)
def test_days_are_read_as_people_write_them(text: str, expected: tuple[date, ...]) -> None:
    assert expected == read_days(text, FIRST, LAST)


def test_a_span_over_new_year_ends_in_the_next_year() -> None:
    days = read_days("24 Dec to 1 Jan", date(2027, 10, 1), date(2027, 12, 31))
    assert (date(2027, 12, 24), date(2028, 1, 1), 9) == (days[0], days[-1], len(days))


@pytest.mark.parametrize("text", ["soon", "30 Feb", "19-15 Feb", "15/02", "the week of the fair", "15 Febr and so on"])
def test_words_that_name_no_day_are_answered_with_words_that_do(text: str) -> None:
    with pytest.raises(NotADay, match="Write 15 Feb, 15-19 Feb or 2027-02-15"):
        read_days(text, FIRST, LAST)


@given(st.text("0123456789 -.,/janfebmrdcto", max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        days = read_days(text, FIRST, LAST)
    except NotADay:
        return
    assert list(days) == sorted(set(days))


@given(st.sets(st.dates(date(2026, 1, 1), date(2028, 12, 31)), max_size=12))
def test_days_in_words_are_read_back_as_the_same_days(days: set[date]) -> None:
    assert tuple(sorted(days)) == read_days(days_words(days), FIRST, LAST)
