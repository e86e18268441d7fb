"""How well raters agree: the figures of others on the same tables, and ranges that raters drawn anew make."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from salestrain.statistics import OutOfRange
from salestrain.statistics.agreement import with_each_other, with_gold

SCALE = (0, 1, 2, 3)
SCORES = st.lists(st.tuples(*[st.sampled_from(SCALE)] * 2), min_size=2, max_size=40)


def test_kappa_is_what_one_works_out_by_hand() -> None:
    """Pairs 0-0, 1-1, 2-2, 0-2: observed distance 4/4, by chance 1.625."""
    made = with_gold([[0, 1, 2, 0]], [0, 1, 2, 2], (0, 1, 2))
    assert (0.75, 0.75, 1 - 1 / 1.625) == (made.same.value, made.within_one.value, made.kappa.value)


@given(pairs=SCORES)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assume(len({*one, *other}) > 1)
    expected = float(cohen_kappa_score(one, other, labels=list(SCALE), weights="quadratic"))
    assert with_gold([one], other, SCALE).kappa.value == pytest.approx(expected)


@given(scores=st.lists(st.sampled_from(SCALE), min_size=2, max_size=10), raters=st.integers(2, 5))
def test_who_always_agrees_agrees_fully(scores: list[int], raters: int) -> None:
    assume(len(set(scores)) > 1)
    made = with_each_other([scores] * raters, SCALE)
    assert (1.0, 1.0, 1.0) == (made.same.value, made.within_one.value, made.kappa.value)


def test_where_everybody_always_gives_the_same_chance_would_agree_as_well() -> None:
    made = with_each_other([[2, 2, 2]] * 4, SCALE)
    assert (1.0, None) == (made.same.value, made.kappa.value)


@given(ratings=st.lists(st.lists(st.sampled_from(SCALE), min_size=3, max_size=3), min_size=3, max_size=6))
def test_a_range_lies_around_what_can_be(ratings: list[list[int]]) -> None:
    made = with_each_other(ratings, SCALE)
    for figure, least in ((made.same, 0.0), (made.within_one, 0.0), (made.kappa, -math.inf)):
        if figure.low is not None and figure.high is not None:
            assert least - 1e-9 <= figure.low <= figure.high <= 1 + 1e-9


def test_more_raters_make_the_range_narrower() -> None:
    few = [[0, 1, 2], [0, 2, 3], [1, 1, 3], [0, 1, 1]]
    widths = []
    for raters in (few, few * 6):
        kappa = with_gold(raters, [0, 1, 3], SCALE).kappa
        assert kappa.low is not None and kappa.high is not None
        widths.append(kappa.high - kappa.low)
    assert widths[1] < widths[0] / 1.5


def test_two_raters_have_figures_and_no_range() -> None:
    made = with_each_other([[0, 1, 2], [0, 2, 2]], SCALE)
    assert made.kappa.value is not None
    assert (None, None, 3) == (made.kappa.low, made.kappa.high, made.pairs)


def test_the_order_of_raters_does_not_matter() -> None:
    ratings = [[0, 1, 3], [2, 1, 3], [0, 0, 2]]
    assert with_each_other(ratings, SCALE).kappa.value == with_each_other(ratings[::-1], SCALE).kappa.value


def test_what_somebody_left_open_is_not_compared() -> None:
    assert 2 == with_each_other([[0, None, 1], [0, 2, 1]], SCALE).pairs


def test_a_score_off_the_scale_is_named() -> None:
    with pytest.raises(OutOfRange, match="go by 0, 1, 2, 3; 7 is none"):
        with_gold([[7]], [0], SCALE)


def test_the_same_ratings_always_have_the_same_range() -> None:
    ratings = [[0, 1, 2], [0, 2, 3], [1, 1, 3]]
    assert with_each_other(ratings, SCALE) == with_each_other(ratings, SCALE)


def test_nobody_rated_makes_no_figure() -> None:
    assert (None, 0) == ((made := with_gold([], [0, 1], SCALE)).kappa.value, made.raters)
