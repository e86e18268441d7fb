"""The names that notebooks import from the package."""

from __future__ import annotations

import pytest

import salestrain


def test_exercises_lists_what_can_be_practised() -> None:
    assert "harbour_foods: " in repr(salestrain.exercises())


def test_the_old_name_goes_on_working_and_says_the_new_one() -> None:
    with pytest.warns(DeprecationWarning, match=r"exercises\(\)"):
        old = salestrain.shelf
    assert salestrain.exercises is old


@pytest.mark.parametrize("name", salestrain.__all__)
def test_every_name_that_is_promised_is_there(name: str) -> None:
    assert getattr(salestrain, name)
