"""Was last month luck? The figures are those of the tables, and a careful analyst agrees with every verdict."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from salestrain.statistics import seeing
from salestrain.statistics.luck import (
    chi_square_tail,
    compared,
    drift,
    is_even,
    judged_count,
    judged_measure,
    judged_share,
    negative_binomial,
    xmr,
)
from salestrain.statistics.seeing import best_of, chance_to_see, smallest_to_see

HISTORY = [4, 3, 5, 4, 6, 2]


def test_the_usual_range_follows_from_the_months_before() -> None:
    usual = judged_count(HISTORY, 4).usual
    assert usual is not None
    assert (1, 8) == (usual.low, usual.high)


@pytest.mark.parametrize(("new", "tail"), [(0, 0.023), (2, 0.25), (9, 0.034)])
def test_the_chance_of_a_month_is_the_worked_one(new: int, tail: float) -> None:
    a, p = 0.5 + sum(HISTORY), 6 / 7
    counts = range(new + 1) if new < 4 else range(new, 200)
    assert tail == pytest.approx(sum(negative_binomial(k, a, p) for k in counts), abs=0.005)


@pytest.mark.parametrize(
    ("first", "second", "chance", "ratio"),
    [(9, 2, 0.065, (4.5, 0.93, 43)), (7, 3, 0.34, None), (8, 1, 0.039, (8, 1.07, 355))],
)
def test_two_months_are_compared_exactly(
    first: int, second: int, chance: float, ratio: tuple[float, float, float] | None
) -> None:
    found = compared(first, second)
    assert found is not None
    assert chance == pytest.approx(found.chance, abs=0.005)
    if ratio:
        assert ratio == pytest.approx((found.value, found.low, found.high), rel=0.01)


def test_nothing_in_both_months_is_no_comparison() -> None:
    assert compared(0, 0) is None


def test_a_chart_has_the_published_limits() -> None:
    assert (32.5, -20.7, 85.7, 20) == pytest.approx(xmr([10, 50, 40, 30]), abs=0.01)


@pytest.mark.parametrize(
    ("mean", "months", "halving", "doubling"),
    [(4, 1, 0.09, 0.39), (4, 3, 0.35, 0.74), (8, 1, 0.23, 0.64), (8, 3, 0.67, 0.95), (20, 1, 0.62, 0.94)],
)
def test_what_could_be_seen_at_all(mean: float, months: int, halving: float, doubling: float) -> None:
    seen = chance_to_see(mean, months, 0.5), chance_to_see(mean, months, 2)
    assert (halving, doubling) == pytest.approx(seen, abs=0.015)


@pytest.mark.parametrize("factor", [0.5, 0.8, 0.9, 1.1, 1.3])
def test_what_many_could_show_is_what_the_exact_test_says(factor: float, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = chance_to_see(71, 3, factor)
    monkeypatch.setattr(seeing, "MANY", 10_000)
    assert chance_to_see(71, 3, factor) == pytest.approx(quick, abs=0.04)


@pytest.mark.parametrize(
    ("mean", "months", "falls", "factor"),
    [(4, 1, False, 3.0), (4, 1, True, None), (4, 3, True, 0.2), (300, 12, False, 1.1), (300, 12, True, 0.9)],
)
def test_the_smallest_change_that_shows_is_the_first_in_steps_of_a_tenth(
    mean: float, months: int, falls: bool, factor: float | None
) -> None:
    assert factor == smallest_to_see(mean, months, history=8, falls=falls)


def test_sixty_first_talks_a_month_show_a_halving_at_once() -> None:
    assert chance_to_see(60, 1, 0.5) > 0.985


def test_a_longer_window_sees_smaller_changes() -> None:
    one, three = smallest_to_see(8, 1), smallest_to_see(8, 3)
    assert one is not None
    assert three is not None
    assert three < one


def test_the_best_of_eight_equal_sellers_has_seven_of_four() -> None:
    assert best_of(8, 4) == pytest.approx(7.0, abs=0.1)


@pytest.mark.parametrize(("x", "degrees", "tail"), [(3.841, 1, 0.05), (11.070, 5, 0.05), (18.307, 10, 0.05)])
def test_the_tail_is_that_of_the_printed_tables(x: float, degrees: int, tail: float) -> None:
    assert tail == pytest.approx(chi_square_tail(x, degrees), abs=1e-4)


@pytest.mark.parametrize(
    ("history", "new", "verdict"),
    [
        ([4, 3, 5, 4, 6, 2], 4, "usual"),
        ([4, 3, 5, 4, 6, 2], 2, "usual"),  # Fewer than half of the best month proves nothing.
        ([4, 3, 5, 4, 6, 2], 9, "unusual"),
        ([4, 3, 5, 4, 6, 2], 0, "unusual"),
        ([4, 3, 5], 9, "too_little"),  # Three months are no history.
        ([0, 0, 0, 0, 0, 0], 0, "usual"),
        ([0, 0, 0, 0, 0, 0], 3, "unusual"),
        ([1, 0, 1, 0, 0, 1, 0, 1], 2, "usual"),  # A deal every other month: two are no wonder.
        ([60, 55, 63, 58, 61, 57], 30, "unusual"),
        ([60, 55, 63, 58, 61, 57], 52, "usual"),
        ([4, 3, 30, 4, 6, 2], 5, "usual"),  # One outlier among the months before.
        ([2, 3, 2, 9, 2, 3, 2, 10, 3, 2, 2, 9], 9, "usual"),  # A season every quarter.
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 13, "unusual"),  # A trend is no luck.
    ],
)
def test_a_careful_analyst_says_the_same_of_counts(history: list[int], new: int, verdict: str) -> None:
    assert verdict == judged_count(history, new).verdict


@pytest.mark.parametrize(
    ("won", "closed", "new", "verdict"),
    [
        ([3, 4, 2, 3, 4, 3], [10] * 6, (3, 10), "usual"),
        ([3, 4, 2, 3, 4, 3], [10] * 6, (1, 10), "usual"),
        ([3, 4, 2, 3, 4, 3], [10] * 6, (9, 10), "unusual"),
        ([3, 4, 2, 3, 4, 3], [10] * 6, (0, 3), "usual"),  # None of three is no news at 32 of 100.
        ([5] * 6, [5] * 6, (4, 5), "usual"),  # All won before: one lost deal may be.
        ([0] * 6, [5] * 6, (0, 5), "usual"),
        ([0] * 6, [10] * 6, (4, 10), "unusual"),
        ([3, 4], [10, 10], (9, 10), "too_little"),
        ([3, 4, 2, 3, 4, 3], [10] * 6, (0, 0), "too_little"),  # Nothing was closed.
    ],
)
def test_a_careful_analyst_says_the_same_of_shares(
    won: list[int], closed: list[int], new: tuple[int, int], verdict: str
) -> None:
    assert verdict == judged_share(won, closed, *new).verdict


@pytest.mark.parametrize(
    ("history", "new", "verdict"),
    [
        ([100, 110, 95, 105, 102, 98], 104, "usual"),
        ([100, 110, 95, 105, 102, 98], 150, "unusual"),
        ([100, 110, 95, 105, 102, 98], 60, "unusual"),
        ([100, 20, 180, 40, 160, 90], 10, "usual"),  # Turnover that jumps says little of one month.
        ([100, 110, 95], 400, "too_little"),
        ([100.0] * 6, 100, "usual"),
        ([10, 11, 9, 10, 10, 11, 12, 12, 11, 12, 12, 11, 12], 12, "unusual"),  # Eight in a row above what was before.
    ],
)
def test_a_careful_analyst_says_the_same_of_measures(history: list[float], new: float, verdict: str) -> None:
    assert verdict == judged_measure(history, new).verdict


@given(st.lists(st.integers(0, 80), min_size=6, max_size=24), st.integers(0, 200))
def test_the_usual_range_holds_its_middle_and_is_never_below_nothing(history: list[int], new: int) -> None:
    usual = judged_count(history, new).usual
    assert usual is not None
    assert 0 <= usual.low <= usual.centre <= usual.high < math.inf


@given(st.lists(st.integers(0, 80), min_size=6, max_size=24), st.integers(0, 200))
def test_what_lies_outside_the_range_is_unusual(history: list[int], new: int) -> None:
    found = judged_count(history, new)
    assert found.usual is not None
    assert found.verdict == "unusual" or found.usual.low <= new <= found.usual.high


@pytest.mark.parametrize(
    ("history", "way"),
    [
        (range(1, 13), 1),
        (range(12, 0, -1), -1),
        (HISTORY, 0),
        ([40, 38, 44, 40, 39, 43, 41, 40], 0),
        ([0] * 8, 0),
        ([5], 0),
        ([2, 3, 2, 9, 2, 3, 2, 10, 3, 2, 2, 9], 0),  # A season is no trend.
        ([4, 3, 30, 4, 6, 2], 0),
    ],
)
def test_only_months_that_go_one_way_drift(history: list[int], way: int) -> None:
    assert way == drift(list(history))


def test_months_that_differ_by_chance_alone_are_even() -> None:
    assert (True, False) == (is_even(HISTORY), is_even([2, 3, 2, 20, 2, 3]))


@pytest.mark.parametrize(
    ("first", "second", "is_news"),
    [
        (9, 2, False),  # A fall from nine to two proves nothing by itself.
        (0, 4, False),
        (5, 5, False),
        (30, 20, False),
        (20, 5, True),
        (100, 60, True),
        (0, 9, True),
    ],
)
def test_two_periods_are_news_only_where_scipy_and_a_careful_analyst_say_so(
    first: int, second: int, is_news: bool
) -> None:
    found = compared(first, second)
    assert found is not None
    assert stats.binomtest(first, first + second, 0.5).pvalue == pytest.approx(found.chance)
    assert is_news == (found.chance < 0.05) == (not found.low <= 1 <= found.high)
