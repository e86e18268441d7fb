"""Groups beside each other: the figures are the worked ones, and no chart ranks people."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from salestrain.statistics import OutOfRange
from salestrain.statistics.groups import FAR, USUAL, chance_better, funnel_limits, placed, shrunk
from salestrain.statistics.shuffling import equal_sellers, shuffled_team


@pytest.mark.parametrize(("first", "second", "chance"), [((6, 10), (3, 10), 0.91), ((9, 20), (6, 20), 0.84)])
def test_how_sure_it_is_that_one_is_better_is_the_worked_figure(
    first: tuple[int, int], second: tuple[int, int], chance: float
) -> None:
    assert chance == pytest.approx(chance_better(*first, *second), abs=0.005)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((1, 1), (0, 1), 0.8, 0.97),  # One deal each says little, though one was won and one was lost.
        ((5, 5), (3, 10), 0.97, 1.0),  # All won of five beats three of ten.
        ((5, 5), (50, 50), 0.1, 0.4),  # All won of five is less sure a thing than all won of fifty.
        ((0, 5), (0, 50), 0.6, 0.9),  # None of five may still be better than none of fifty.
        ((0, 10), (4, 10), 0.0, 0.03),
        ((30, 100), (30, 100), 0.5, 0.5),
        ((300, 1000), (250, 1000), 0.99, 1.0),  # The same five points, told by many deals ...
        ((3, 10), (2, 8), 0.5, 0.7),  # ... and by few.
        # Simpson: the first wins more with small customers and with large ones, and less of all, for it has the large.
        ((81, 87), (234, 270), 0.9, 1.0),
        ((192, 263), (55, 80), 0.7, 0.85),
        ((273, 350), (289, 350), 0.0, 0.1),
    ],
)
def test_a_careful_analyst_is_as_sure_that_one_is_better(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    assert low - 1e-9 <= chance_better(*first, *second) <= high + 1e-9


@given(st.integers(0, 12), st.integers(1, 12), st.integers(0, 12), st.integers(1, 12))
def test_how_sure_it_is_agrees_with_drawing_from_scipys_distributions(k1: int, n1: int, k2: int, n2: int) -> None:
    k1, k2 = min(k1, n1), min(k2, n2)
    first, second = stats.beta(k1 + 0.5, n1 - k1 + 0.5), stats.beta(k2 + 0.5, n2 - k2 + 0.5)
    quantiles = (np.arange(2_000) + 0.5) / 2_000
    drawn = float(second.cdf(first.ppf(quantiles)).mean())
    assert drawn == pytest.approx(chance_better(k1, n1, k2, n2), abs=0.02)


@given(st.integers(0, 30), st.integers(0, 30))
def test_one_of_two_is_the_better_one(k1: int, k2: int) -> None:
    assert chance_better(k1, 30, k2, 30) + chance_better(k2, 30, k1, 30) == pytest.approx(1, abs=1e-9)


def test_the_rates_of_an_ordinary_team_shrink_to_one_another() -> None:
    found = shrunk([(3, 10), (9, 20), (5, 18), (1, 6), (7, 30), (4, 12)])
    assert ([0.30, 0.32, 0.30, 0.30, 0.29, 0.31], False) == ([round(rate, 2) for rate in found.rates], found.differ)


def test_a_team_that_differs_keeps_its_differences() -> None:
    found = shrunk([(2, 40), (30, 40), (4, 40), (33, 40)])
    assert found.differ
    assert found.rates[0] < 0.15 < 0.6 < found.rates[1]


@pytest.mark.parametrize(("middle", "n"), [(0.3, 20), (0.3, 200), (0.05, 60), (0.5, 7)])
def test_the_limits_of_the_funnel_lie_between_the_whole_counts_of_the_binomial(middle: float, n: int) -> None:
    low, high = funnel_limits(middle, n, USUAL)
    below, above = stats.binom.ppf([0.025, 0.975], n, middle)
    assert below - 1 <= low * n + 1e-9 and low * n <= below + 1e-9
    assert above - 1e-9 <= high * n + 1e-9 and high * n <= above + 1 + 1e-9


@given(st.floats(0.01, 0.99), st.integers(1, 400))
def test_the_outer_limits_lie_outside_the_inner_ones_and_around_the_middle(middle: float, n: int) -> None:
    inner, outer = funnel_limits(middle, n, USUAL), funnel_limits(middle, n, FAR)
    assert outer[0] <= inner[0] + 1e-9 and inner[1] <= outer[1] + 1e-9
    assert inner[0] <= middle + 1 / n and inner[1] >= middle - 1 / n


@pytest.mark.parametrize(
    ("k", "n", "place"),
    [
        (3, 10, "inside"),
        (0, 5, "inside"),  # None of five is no news at 3 of 10.
        (5, 5, "outside"),  # All of five is: 0.3 to the fifth, which is 24 of ten thousand.
        (60, 200, "inside"),
        (45, 200, "outside"),
        (100, 200, "far outside"),
    ],
)
def test_a_careful_analyst_says_the_same_of_a_group(k: int, n: int, place: str) -> None:
    assert place == placed(k, n, 0.3)


def test_the_best_of_eight_equal_sellers_is_last_in_one_of_eight_months() -> None:
    fall = equal_sellers(8, 4, times=40_000)
    assert (0.125, 0.5, 7.0, 4.0) == pytest.approx((fall.to_last, fall.to_lower_half, fall.best, fall.after), abs=0.05)


def test_with_real_differences_the_best_falls_back_less() -> None:
    fall = equal_sellers(8, 4, times=40_000, skill=4)
    assert (0.027, 0.20) == pytest.approx((fall.to_last, fall.to_lower_half), abs=0.02)


def test_a_team_of_one_is_no_team() -> None:
    with pytest.raises(OutOfRange):
        equal_sellers(1, 4)


def test_a_team_whose_best_changes_falls_back_as_shuffled_ones_do() -> None:
    team = [[7, 3, 4, 2], [4, 8, 3, 5], [5, 4, 2, 9], [3, 4, 8, 4], [4, 9, 3, 5]]
    found = shuffled_team(team)
    assert 0.05 < found.more
    assert found.typical == pytest.approx(found.fall, abs=1.5)


def test_a_team_with_a_real_best_does_not_fall_back_as_shuffled_ones_do() -> None:
    team = [[20, 3, 4, 2], [21, 5, 3, 5], [19, 4, 2, 4], [22, 4, 5, 4], [20, 3, 3, 5]]
    found = shuffled_team(team)
    assert (True, True) == (found.fall < 1, found.more > 0.99)


@given(st.lists(st.lists(st.integers(0, 20), min_size=4, max_size=4), min_size=2, max_size=8))
def test_the_best_never_had_less_than_what_it_fell_to_on_average_plus_its_fall(team: list[list[int]]) -> None:
    found = shuffled_team(team, times=50)
    assert found.before - found.after == pytest.approx(found.fall)
    assert 0 <= found.more <= 1
