"""What a notebook says of a month is what the exercise says."""

from __future__ import annotations

from typing import Any

import pytest

from salestrain import month


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("4 3 5 4 6 2", 9), "Unusual"),
        (([4, 3, 5, 4, 6, 2], 4), "Within what this work usually produces"),
        (("4 3", "5"), "Too little data"),
        (("3/10 4/12 2/9 3/11 4/10 3/12", "1/10", "share"), "Within"),
        (([100, 110, 95, 105.5, 102, 98], 150, "measure"), "Unusual"),
    ],
)
def test_a_month_is_told_in_a_sentence(asked: tuple[Any, ...], says: str) -> None:
    assert says in repr(month(*asked))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("4 x", 9), "“x” is no count"),
        (("4 3", "1 2"), "one value"),
        (("4 3", 9, "guess"), "count, share or measure"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(asked: tuple[Any, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        month(*asked)
