"""Planning backwards from a quota: numbers with their chance."""

from __future__ import annotations

import math
import time
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.statistics import (
    Known,
    OutOfRange,
    Own,
    Pace,
    Rate,
    backwards,
    chance,
    chance_table,
    daily_load,
    funnel,
    last_day_to_start,
    naive_need,
    needed,
    pace,
)
from salestrain.statistics.chances import mixture

RATES = st.one_of(
    st.floats(0.001, 1).map(Known),
    st.integers(1, 500).flatmap(lambda n: st.integers(0, n).map(lambda k: Own(k, n))),
)
FOUR_YOUNG_RATES = (Own(60, 400), Own(12, 60), Own(8, 12), Own(4, 8))


@pytest.mark.parametrize(
    ("rate", "naive", "at_80", "at_90"),
    [
        (Known(0.05), 200, 249, 282),
        (Known(0.10), 100, 124, 140),
        (Own(12, 120), 100, 135, 162),
        (Own(4, 40), 100, 152, 200),
    ],
)
def test_ten_deals_take_more_talks_than_the_average_says(rate: Rate, naive: int, at_80: int, at_90: int) -> None:
    (need,) = backwards(10, funnel(("first talks", rate)), (0.8, 0.9))
    assert (naive, at_80, at_90) == (need.naive, need.for_chance[0][1], need.for_chance[1][1])


def test_a_plan_from_averages_is_a_toss_of_a_coin() -> None:
    assert ((200, 0.55), (249, 0.8), (282, 0.9)) == tuple(
        (n, round(p, 2)) for n, p in chance_table(10, Known(0.05), [200, 249, 282])
    )


@given(st.integers(0, 40), st.integers(0, 40), st.fractions(Fraction(1, 50), 1, max_denominator=50))
def test_the_chance_of_a_known_rate_is_the_exact_binomial(tries: int, target: int, rate: Fraction) -> None:
    exact = sum(
        (math.comb(tries, x) * rate**x * (1 - rate) ** (tries - x) for x in range(target, tries + 1)), Fraction(0)
    )
    assert float(exact) == pytest.approx(chance(tries, target, Known(float(rate))), abs=1e-11)


@given(
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)
def test_the_chance_of_an_own_rate_is_the_exact_beta_binomial(
    tries: int, target: int, history: tuple[int, int]
) -> None:
    k, n = history
    a, b = Fraction(2 * k + 1, 2), Fraction(2 * (n - k) + 1, 2)

    def rising(start: Fraction, steps: int) -> Fraction:
        return math.prod((start + i for i in range(steps)), start=Fraction(1))

    exact = sum(
        (
            math.comb(tries, x) * rising(a, x) * rising(b, tries - x) / rising(a + b, tries)
            for x in range(target, tries + 1)
        ),
        Fraction(0),
    )
    assert float(exact) == pytest.approx(chance(tries, target, Own(k, n)), abs=1e-11)


@given(RATES, st.integers(1, 20), st.floats(0.05, 0.95))
def test_the_number_needed_is_the_fewest_that_reaches_the_chance(rate: Rate, target: int, confidence: float) -> None:
    tries = needed(target, rate, confidence)
    if tries is None:
        assert confidence > chance(1_000_000, target, rate)
    else:
        assert chance(tries - 1, target, rate) < confidence <= chance(tries, target, rate)


@given(RATES, st.integers(0, 300), st.integers(1, 20))
def test_one_talk_more_never_lowers_the_chance(rate: Rate, tries: int, target: int) -> None:
    assert chance(tries, target, rate) <= chance(tries + 1, target, rate) + 1e-12


@given(st.lists(st.floats(0.05, 1).map(Known), min_size=1, max_size=4), st.integers(0, 200), st.integers(1, 10))
def test_known_rates_in_a_row_are_one_rate_their_product(rates: list[Known], tries: int, target: int) -> None:
    product = Known(math.prod(rate.rate for rate in rates))
    assert chance(tries, target, product) == pytest.approx(chance(tries, target, rates), abs=1e-9)


@pytest.mark.parametrize(("k", "n"), [(0, 1), (1, 1), (0, 500), (4, 40), (12, 120), (500, 500), (500, 10_000)])
def test_the_mixture_of_an_own_rate_is_the_beta_distribution(k: int, n: int) -> None:
    values, weights = mixture([Own(k, n)])
    a, b = k + 0.5, n - k + 0.5
    mean, variance = a / (a + b), a * b / ((a + b) ** 2 * (a + b + 1))
    mixture_mean = float(weights @ values)
    assert (1, mean, variance) == pytest.approx(
        (weights.sum(), mixture_mean, float(weights @ (values - mixture_mean) ** 2)), rel=1e-6
    )


def test_four_young_rates_in_a_row_have_the_chance_that_drawing_them_a_million_times_gives() -> None:
    # 1,000,000 draws of the four betas and of the deals out of 1,500 attempts: 73.09 % with a standard error of 0.04.
    assert 0.7309 == pytest.approx(chance(1_500, 10, FOUR_YOUNG_RATES), abs=0.0015)


def test_every_level_above_the_deals_says_what_it_takes() -> None:
    steps = funnel(*zip(("attempts", "first talks", "qualified", "proposals"), FOUR_YOUNG_RATES, strict=True))
    assert [("proposals", 20), ("qualified", 30), ("first talks", 150), ("attempts", 1000)] == [
        (need.level, need.naive) for need in backwards(10, steps)
    ]


def test_young_rates_take_more_than_old_ones_of_the_same_average() -> None:
    certain, old, young, youngest = (
        needed(10, rate, 0.9) or 0 for rate in (Known(0.1), Own(400, 4_000), Own(12, 120), Own(4, 40))
    )
    assert 140 == certain <= old < young < youngest


def test_a_history_without_a_single_success_still_gets_an_answer() -> None:
    (need,) = backwards(5, funnel(("first talks", Own(0, 30))))
    assert (None, None, True) == (need.naive, need.naive_chance, need.for_chance[0][1] is not None)


def test_a_need_beyond_a_million_is_no_number() -> None:
    assert (None, None) == (naive_need(10, [Known(0.000001)]), needed(10, Known(0.000001), 0.5))


def test_a_slider_over_four_levels_answers_at_once() -> None:
    steps = funnel(*zip(("attempts", "first talks", "qualified", "proposals"), FOUR_YOUNG_RATES, strict=True))
    start = time.perf_counter()
    backwards(10, steps)
    assert time.perf_counter() - start < 2


def test_the_pace_so_far_says_what_the_rest_will_bring() -> None:
    forecast = pace(won=11, elapsed=7, target=24, remaining=5)
    assert Pace(13, 0.13, 8, 4, 13) == Pace(
        forecast.still_needed, round(forecast.chance, 2), forecast.median, forecast.low, forecast.high
    )


def test_a_target_that_is_reached_is_certain_and_a_period_that_is_over_brings_nothing() -> None:
    over = pace(won=3, elapsed=12, target=5, remaining=0)
    assert (1.0, 0.0, 0, 0) == (pace(24, 7, 24, 5).chance, over.chance, over.low, over.high)


@given(st.integers(0, 200), st.floats(0.5, 36), st.integers(0, 300), st.floats(0, 36))
def test_a_higher_target_is_never_more_likely(won: int, elapsed: float, target: int, remaining: float) -> None:
    lower, higher = pace(won, elapsed, target, remaining), pace(won, elapsed, target + 1, remaining)
    assert 0 <= higher.chance <= lower.chance <= 1 and lower.low <= lower.median <= lower.high


def test_a_talk_after_the_last_start_cannot_close_in_the_period() -> None:
    assert date(2026, 10, 2) == last_day_to_start(date(2026, 12, 31), cycle_days=90)


def test_the_load_is_spread_over_the_days_left() -> None:
    assert (4.15, None) == (daily_load(249, 60), daily_load(249, 0))


@pytest.mark.parametrize(
    "calculation", [lambda: Known(0), lambda: Known(-0.1), lambda: Known(5), lambda: Known(float("nan"))]
)
def test_a_rate_of_nought_below_nought_or_in_percent_is_refused(calculation: object) -> None:
    with pytest.raises(OutOfRange, match=r"The rate is .*; it must be a share above 0 to 1, so 5 % is 0\.05"):
        calculation()  # type: ignore[operator]


@pytest.mark.parametrize(
    "calculation",
    [
        lambda: Own(1, 0),
        lambda: Own(3, 2),
        lambda: backwards(0, funnel(("first talks", Known(0.1)))),
        lambda: funnel(),
        lambda: pace(3, 0, 5, 1),
        lambda: pace(100_000, 1, 5, 1_000),
        lambda: last_day_to_start(date(2026, 1, 1), -1),
        lambda: needed(1, Known(0.5), 1),
    ],
)
def test_a_plan_that_nothing_follows_from_is_refused_with_a_sentence(calculation: object) -> None:
    with pytest.raises(OutOfRange, match=r"\.$"):
        calculation()  # type: ignore[operator]
