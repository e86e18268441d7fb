"""Practice is due again at even intervals."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salestrain.calendars.spacing import due

FIRST = date(2026, 3, 1)


def after(*days: int) -> tuple[date, ...]:
    return tuple(FIRST + timedelta(days=day) for day in days)


def test_nothing_is_due_before_the_first_practice() -> None:
    assert () == due([])


def test_after_the_first_practice_four_days_are_due() -> None:
    assert after(2, 9, 16, 23) == due([FIRST])


def test_a_practice_settles_the_days_that_had_come() -> None:
    assert after(16, 23) == due(after(0, 10))


def test_a_practice_between_two_days_moves_nothing() -> None:
    assert after(2, 9, 16, 23) == due(after(0, 1))


def test_when_all_days_are_settled_it_is_done() -> None:
    assert () == due(after(0, 2, 9, 16, 23))


def test_the_practice_after_that_begins_anew() -> None:
    assert after(62, 69, 76, 83) == due(after(0, 30, 60))


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 1, 1)), max_size=20))
def test_the_order_in_which_days_are_told_does_not_matter(days: list[date]) -> None:
    assert due(days) == due(sorted(days, reverse=True) * 2)
