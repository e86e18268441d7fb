"""Middles with their ranges, beside those of scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from salestrain.statistics.ratios import ratio_of_sums
from salestrain.statistics.times import middle, middle_time

DAYS = st.lists(st.integers(1, 60), min_size=1, max_size=40)


@given(st.lists(st.integers(0, 100), min_size=6, max_size=60, unique=True))
def test_the_range_of_a_median_is_that_of_scipys_quantile_test(values: list[int]) -> None:
    found = middle(values)
    theirs = stats.quantile_test(values, p=0.5).confidence_interval(confidence_level=0.95)
    assert found.low is not None and found.high is not None
    assert found.low <= float(np.median(values)) <= found.high
    assert theirs.low <= found.low and found.high <= theirs.high


def test_few_values_have_a_middle_and_no_range() -> None:
    assert (3, None, None) == (lambda m: (m.value, m.low, m.high))(middle([1, 3, 9, 2, 5]))
    assert middle([]).value is None


@given(DAYS, DAYS)
def test_the_median_of_what_partly_goes_on_is_that_of_scipy(ended: list[int], going_on: list[int]) -> None:
    found = middle_time(ended, going_on)
    curve = stats.ecdf(stats.CensoredData(uncensored=ended, right=going_on)).sf
    at_half = curve.quantiles[curve.probabilities <= 0.5 + 1e-12]
    expected = float(at_half[0]) if len(at_half) else None
    assert expected == found.value or abs(curve.evaluate(found.value) - 0.5) < 1e-9


def test_the_range_of_a_median_time_is_that_of_scipys_band() -> None:
    ended, going_on = list(range(5, 65, 2)), [10, 20, 30, 40, 50, 90]
    found = middle_time(ended, going_on)
    curve = stats.ecdf(stats.CensoredData(uncensored=ended, right=going_on)).sf
    band = curve.confidence_interval(0.95, method="log-log")
    low = band.low.quantiles[band.low.probabilities <= 0.5][0]
    high = band.high.quantiles[band.high.probabilities <= 0.5][0]
    assert (low, high) == (found.low, found.high)


def test_where_less_than_half_has_ended_nobody_knows_the_median() -> None:
    assert middle_time([3, 5], [30] * 10).value is None


def test_where_nothing_goes_on_the_median_is_the_ordinary_one() -> None:
    assert 5 == middle_time([1, 3, 5, 7, 9], []).value


@pytest.mark.parametrize("n", [40, 4_000])
def test_the_range_of_a_ratio_is_that_of_scipys_bootstrap(n: int) -> None:
    chances = np.random.default_rng(3)
    below = chances.lognormal(3, 1, n)
    above = below * (chances.random(n) < 0.4)
    found = ratio_of_sums(list(above), list(below))

    def ratio(tops: np.ndarray, bottoms: np.ndarray, axis: int = -1) -> np.ndarray:
        return tops.sum(axis=axis) / bottoms.sum(axis=axis)

    theirs = stats.bootstrap(
        (above, below), ratio, paired=True, n_resamples=1_000, method="percentile", rng=1, batch=100
    ).confidence_interval
    assert found.low is not None and found.high is not None
    assert (theirs.low, theirs.high) == pytest.approx((found.low, found.high), abs=0.03)


def test_a_ratio_of_nothing_is_none() -> None:
    assert ratio_of_sums([], []).value is None
    assert (0.5, None) == (lambda r: (r.value, r.low))(ratio_of_sums([1, 0], [1, 1]))
