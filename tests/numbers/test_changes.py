"""The mean change of pairs, with its interval."""

from __future__ import annotations

import pytest

from salestrain.statistics.changes import mean_change, student_quantile


@pytest.mark.parametrize(("degrees", "t"), [(1, 12.7062), (4, 2.7764), (9, 2.2622), (39, 2.0227)])
def test_the_quantile_is_that_of_the_printed_tables(degrees: int, t: float) -> None:
    assert t == pytest.approx(student_quantile(0.95, degrees), abs=5e-5)


def test_the_mean_change_stands_in_the_middle_of_its_interval() -> None:
    # Changes 10, 20, 30, 40: mean 25, standard deviation 12.910, t of 3 degrees 3.1824.
    change = mean_change([(40, 50), (40, 60), (40, 70), (40, 80)])
    assert change is not None
    assert (25, 4.457, 45.543, 4) == pytest.approx((change.value, change.low, change.high, change.n), abs=2e-3)


def test_one_pair_has_no_interval() -> None:
    assert mean_change([(40, 60)]) is None
