"""Rates with their uncertainty."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.statistics import OutOfRange, difference, exact, jeffreys, wilson
from salestrain.statistics.beta import beta_cdf, beta_quantile

COUNTS = st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("k", "n", "interval"),
    [
        (0, 5, (0, 0.4345)),
        (3, 10, (0.1078, 0.6032)),
        (5, 5, (0.5655, 1)),
        (7, 20, (0.1812, 0.5671)),
        (12, 40, (0.1807, 0.4543)),
    ],
)
def test_the_wilson_interval_is_the_published_one(k: int, n: int, interval: tuple[float, float]) -> None:
    estimate = wilson(k, n)
    assert interval == (round(estimate.low, 4), round(estimate.high, 4))


@given(COUNTS)
def test_an_interval_holds_the_rate_it_is_about(counts: tuple[int, int]) -> None:
    for estimate in (wilson(*counts), jeffreys(*counts)):
        assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1


@given(COUNTS)
def test_failures_have_the_mirrored_interval_of_successes(counts: tuple[int, int]) -> None:
    k, n = counts
    assert (1 - wilson(k, n).high, 1 - jeffreys(k, n).high) == pytest.approx(
        (wilson(n - k, n).low, jeffreys(n - k, n).low), abs=1e-9
    )


@given(COUNTS)
def test_ten_times_as_many_tries_narrow_the_interval(counts: tuple[int, int]) -> None:
    k, n = counts
    few, many = wilson(k, n), wilson(10 * k, 10 * n)
    assert many.high - many.low < few.high - few.low


def test_newcombes_difference_is_the_one_of_his_paper() -> None:
    # Table II, case (a), of the paper: 56/70 against 48/80, method 10.
    result = difference(56, 70, 48, 80, one_rate=wilson)
    assert (0.2, 0.0524, 0.3339) == (round(result.value, 4), round(result.low, 4), round(result.high, 4))


@given(COUNTS, COUNTS)
def test_a_difference_turned_round_has_the_opposite_sign(a: tuple[int, int], b: tuple[int, int]) -> None:
    forwards, backwards = difference(*a, *b), difference(*b, *a)
    assert (forwards.value, forwards.low, forwards.high) == pytest.approx(
        (-backwards.value, -backwards.high, -backwards.low), abs=1e-12
    )


def test_a_difference_shows_only_where_the_interval_leaves_out_nought() -> None:
    assert (True, False) == (difference(56, 70, 48, 80).shows, difference(3, 10, 6, 10).shows)


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_intervals_of_one_rate_are_those_of_scipy(counts: tuple[int, int], confidence: float) -> None:
    k, n = counts
    theirs = scipy.stats.binomtest(k, n)
    for ours, method in ((exact, "exact"), (wilson, "wilson")):
        made, wanted = ours(k, n, confidence), theirs.proportion_ci(confidence, method=method)
        assert (wanted.low, wanted.high) == pytest.approx((made.low, made.high), abs=1e-7)


@pytest.mark.parametrize(
    ("table", "shows"),
    [
        ((64, 66, 1, 7), True),
        ((65, 70, 0, 3), True),
        ((2, 2, 0, 2), False),
        ((3, 3, 0, 3), False),
        ((60, 77, 5, 11), False),
        ((30, 95, 24, 90), False),
    ],
)
def test_a_small_side_is_no_reason_to_say_nothing_and_no_reason_to_say_much(
    table: tuple[int, int, int, int], *, shows: bool
) -> None:
    assert shows is difference(*table).shows


@pytest.mark.parametrize(
    ("sides", "least"), [((2, 2), 0.915), ((5, 5), 0.94), ((1, 40), 0.95), ((7, 66), 0.95), ((20, 20), 0.95)]
)
def test_the_interval_of_a_difference_holds_the_true_one_as_often_as_it_says(
    sides: tuple[int, int], least: float
) -> None:
    """Every table that two sides can give, weighed by how often it comes, over a grid of true rates."""
    n, m = sides
    made = [[difference(i, n, j, m) for j in range(m + 1)] for i in range(n + 1)]
    low = np.array([[cell.low for cell in row] for row in made])
    high = np.array([[cell.high for cell in row] for row in made])
    grid = np.linspace(0.02, 0.98, 17)
    ours = scipy.stats.binom.pmf(np.arange(n + 1)[None, :], n, grid[:, None])
    theirs = scipy.stats.binom.pmf(np.arange(m + 1)[None, :], m, grid[:, None])
    covered = []
    for p, chances in zip(grid, ours, strict=True):
        for q, others in zip(grid, theirs, strict=True):
            holds = (low <= p - q + 1e-12) & (p - q - 1e-12 <= high)
            covered.append(float(chances @ holds @ others))
    assert least <= min(covered)


@pytest.mark.parametrize(("x", "a", "b", "expected"), [(0.3, 1, 1, 0.3), (0.4, 2, 1, 0.16), (0.5, 7.5, 7.5, 0.5)])
def test_the_beta_distribution_agrees_with_what_can_be_worked_out_by_hand(
    x: float, a: float, b: float, expected: float
) -> None:
    assert expected == pytest.approx(beta_cdf(x, a, b), abs=1e-12)


@given(st.floats(0.001, 0.999), st.floats(0.5, 500), st.floats(0.5, 500))
def test_a_beta_quantile_has_its_share_below_it(q: float, a: float, b: float) -> None:
    assert q == pytest.approx(beta_cdf(beta_quantile(q, a, b), a, b), abs=1e-6)


@pytest.mark.parametrize(("k", "n"), [(1, 0), (6, 5), (-1, 5), (0, 0), (True, 5)])
def test_what_cannot_have_been_counted_is_refused_with_a_sentence(k: int, n: int) -> None:
    with pytest.raises(OutOfRange, match="must be a whole number from"):
        wilson(k, n)


def test_a_confidence_in_percent_is_refused_with_what_would_be_right() -> None:
    with pytest.raises(OutOfRange, match=r"The confidence is 95; .* so 5 % is 0\.05"):
        wilson(3, 10, 95)
