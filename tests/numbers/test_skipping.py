"""The cost of skipping a stage."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.statistics import (
    OutOfRange,
    Stage,
    break_even,
    break_even_hours,
    chance_of_winning,
    from_own_deals,
    generator,
    hours_per_win,
    skip_cost,
)

PROCESS = (
    Stage("qualification", 0.50, (3, 5, 10), 2),
    Stage("discovery", 0.60, (5, 10, 20), 4),
    Stage("proposal", 0.70, (5, 7, 14), 6),
    Stage("last commitment", 0.60, (3, 7, 14), 3),
    Stage("close", 0.80, (2, 5, 9), 2),
)
STAGES = st.lists(
    st.builds(
        Stage,
        st.just("a stage"),
        st.floats(0.05, 1),
        st.lists(st.integers(0, 90), min_size=3, max_size=3).map(sorted).map(tuple),
        st.floats(0.1, 40),
    ),
    min_size=2,
    max_size=6,
)


def test_five_good_stages_win_one_deal_in_ten() -> None:
    assert 0.101 == round(chance_of_winning(PROCESS), 3)


@pytest.mark.parametrize(("odds_ratio", "expected"), [(0.5, 0.077), (0.7, 0.117)])
def test_skipping_discovery_costs_or_pays_by_how_much_it_hurts(odds_ratio: float, expected: float) -> None:
    assert expected == round(chance_of_winning(PROCESS, 1, odds_ratio), 3)


def test_skipping_pays_only_above_the_break_even() -> None:
    assert [0.63, 0.62, 0.60, 0.23, 0] == [round(break_even(PROCESS, stage), 2) for stage in range(5)]


@given(STAGES, st.data())
def test_at_the_break_even_both_ways_win_alike(stages: list[Stage], data: st.DataObject) -> None:
    skipped = data.draw(st.integers(0, len(stages) - 2))
    ratio = break_even(stages, skipped)
    if 0 < ratio < 1:
        assert chance_of_winning(stages) == pytest.approx(chance_of_winning(stages, skipped, ratio), rel=1e-6)


@given(STAGES, st.data())
def test_at_the_break_even_of_hours_both_ways_cost_alike(stages: list[Stage], data: st.DataObject) -> None:
    skipped = data.draw(st.integers(0, len(stages) - 2))
    ratio = break_even_hours(stages, skipped)
    if 1e-9 < ratio < 1:
        assert hours_per_win(stages) == pytest.approx(hours_per_win(stages, skipped, ratio), rel=1e-6)


@given(STAGES, st.data(), st.floats(0.01, 1), st.floats(0.01, 1))
def test_the_more_skipping_hurts_the_less_it_wins(stages: list[Stage], data: st.DataObject, a: float, b: float) -> None:
    skipped, (low, high) = data.draw(st.integers(0, len(stages) - 1)), sorted((a, b))
    assert chance_of_winning(stages, skipped, low) <= chance_of_winning(stages, skipped, high) * (1 + 1e-12)


@settings(max_examples=20, deadline=None)
@given(STAGES, st.data(), st.floats(0.05, 1))
def test_the_simulation_agrees_with_the_closed_form(
    stages: list[Stage], data: st.DataObject, odds_ratio: float
) -> None:
    skipped = data.draw(st.integers(0, len(stages) - 1))
    cost = skip_cost(stages, skipped, odds_ratio, generator("agreement"), deals=20_000)
    for course in (cost.kept, cost.skipped):
        # Five standard errors.
        assert course.chance == pytest.approx(course.won / course.deals, abs=5 * (0.25 / 20_000) ** 0.5)
        if course.month and course.month.n > 500:
            assert course.month.p10 - 1 <= course.wins_a_month <= course.month.p90 + 1


def test_both_ways_meet_the_same_luck() -> None:
    cost = skip_cost(PROCESS, 1, 1.0, generator("luck"), deals=20_000)
    # A skip that does no harm loses no deal that would have passed the stage.
    assert (0, True) == (cost.won_only_with, cost.won_only_without > 0)


def test_the_deals_that_the_stage_alone_decided_are_the_whole_difference() -> None:
    cost = skip_cost(PROCESS, 1, 0.5, generator("pairs"))
    assert cost.kept.won - cost.skipped.won == cost.won_only_with - cost.won_only_without


def test_a_stage_that_is_skipped_saves_days_and_the_lost_deals_cost_more_hours() -> None:
    cost = skip_cost(PROCESS, 1, 0.5, generator("days"))
    assert cost.kept.days_to_win and cost.skipped.days_to_win
    assert (True, True) == (
        cost.skipped.days_to_win.p50 < cost.kept.days_to_win.p50,
        cost.skipped.hours_per_win > cost.kept.hours_per_win,
    )


def test_the_hours_from_one_win_to_the_next_count_the_deals_lost_between() -> None:
    # Six deals in ten are won: 60 % of wins take one deal, 84 % at most two, 94 % at most three.
    stages = (Stage("only", 0.6, (1, 1, 1), 5), Stage("close", 1.0, (0, 0, 0), 0))
    course = skip_cost(stages, 1, 1.0, generator("gaps")).kept
    spread = course.hours_between
    assert spread and (5, 5, 15, course.won) == (spread.p10, spread.p50, spread.p90, spread.n)


def test_half_of_all_passages_of_a_stage_lie_between_its_quartiles() -> None:
    stages = (Stage("only", 1.0, (10, 20, 40), 1), Stage("close", 1.0, (0, 0, 0), 1))
    spread = skip_cost(stages, 1, 1.0, generator("quartiles")).kept.days_to_win
    # Straight lines: from 0 to 10 below the first quartile, and from 40 to 60 above the third.
    assert spread and (4, 20, 52) == (spread.p10, spread.p50, spread.p90)


def test_the_same_key_gives_the_same_figures_on_every_machine() -> None:
    cost = skip_cost(PROCESS, 1, 0.5, generator("process", 7))
    assert skip_cost(PROCESS, 1, 0.5, generator("process", 7)) == cost
    assert (10_037, 7_574, 60) == (
        cost.kept.won,
        cost.skipped.won,
        cost.kept.days_to_win and cost.kept.days_to_win.p90,
    )


def test_another_key_gives_other_luck() -> None:
    assert skip_cost(PROCESS, 1, 0.5, generator("a")) != skip_cost(PROCESS, 1, 0.5, generator("b"))


def test_a_month_too_short_for_one_deal_wins_nothing_or_one() -> None:
    month = skip_cost(PROCESS, 1, 0.5, generator("short"), hours_a_month=2, deals=20_000).kept.month
    assert month and (0, 0, 0) == (month.p10, month.p50, month.p90)


def test_a_hundred_thousand_deals_take_less_than_a_second() -> None:
    start = time.perf_counter()
    skip_cost(PROCESS, 1, 0.5, generator("time"))
    assert time.perf_counter() - start < 1


def test_own_deals_speak_where_there_are_some_on_both_sides() -> None:
    result = from_own_deals(12, 30, 5, 25)
    assert (None, None) == (from_own_deals(8, 19, 0, 0), from_own_deals(0, 0, 5, 19))
    assert result and pytest.approx(0.2) == result.value


@pytest.mark.parametrize(
    "calculation",
    [
        lambda: skip_cost((), 0, 0.5, generator()),
        lambda: skip_cost(PROCESS, 5, 0.5, generator()),
        lambda: skip_cost(PROCESS, 1, 0, generator()),
        lambda: skip_cost(PROCESS, 1, 1.5, generator()),
        lambda: skip_cost(PROCESS, 1, 0.5, generator(), hours_a_month=0),
        lambda: break_even((replace(PROCESS[0], passes=0), *PROCESS), 1),
        lambda: break_even((replace(PROCESS[0], passes=-0.5), *PROCESS), 1),
        lambda: break_even((replace(PROCESS[0], days=(5, 3, 9)), *PROCESS), 1),
        lambda: break_even((replace(PROCESS[0], hours=float("nan")), *PROCESS), 1),
    ],
)
def test_a_process_that_nothing_follows_from_is_refused_with_a_sentence(calculation: object) -> None:
    with pytest.raises(OutOfRange, match=r"\.$"):
        calculation()  # type: ignore[operator]
