"""Conditions are put together and taken apart by choosing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.editor.joining import joined, parts_of_condition, without_part

A, B, C = {"move": "m.a"}, {"fact": "f.b"}, {"trust": {"gte": 3}}


@pytest.mark.parametrize(
    ("value", "way", "expected"),
    [
        (None, "all", C),
        (None, "not", {"not": C}),
        (A, "all", {"all": [A, C]}),
        (A, "any", {"any": [A, C]}),
        (A, "not", {"all": [A, {"not": C}]}),
        ({"all": [A, B]}, "all", {"all": [A, B, C]}),
        ({"all": [A, B]}, "any", {"any": [{"all": [A, B]}, C]}),
        ({"any": [A, B]}, "any", {"any": [A, B, C]}),
    ],
)
def test_a_condition_is_joined_with_and_or_and_not(value: Any, way: str, expected: Any) -> None:
    assert expected == joined(value, C, way)


@given(st.sampled_from([A, {"all": [A, B]}, {"any": [A, B, A]}, {"not": A}]), st.sampled_from(["all", "any", "not"]))
def test_what_was_joined_last_can_be_taken_out_again(value: Any, way: str) -> None:
    together = joined(value, C, way)
    assert value == without_part(together, len(parts_of_condition(together)) - 1)


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_part_that_is_not_there_takes_nothing_out(number: int) -> None:
    assert {"all": [A, B]} == without_part({"all": [A, B]}, number)


def test_the_last_part_leaves_no_condition() -> None:
    assert without_part(A, 0) is None
