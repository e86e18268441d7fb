"""Groups of three: nobody is left over, everybody has every part, and few meet twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.materials.rotating import (
    BUYER,
    OBSERVER,
    SELLER,
    TIMEKEEPER,
    Group,
    groups,
    pairs_of,
    rotation_screen,
    sizes,
)
from salestrain.ui import to_text


def people(count: int) -> list[str]:
    """So many people."""
    return [f"Person {number}" for number in range(count)]


@given(count=st.integers(2, 400))
def test_groups_are_of_three_and_as_few_of_four_as_need_be(count: int) -> None:
    made = sizes(count)
    assert count == sum(made)
    assert set(made) <= ({count} if count < 6 else {3, 4})
    assert sum(size == 4 for size in made) <= 2


def test_one_person_alone_makes_no_group() -> None:
    assert () == sizes(1) == groups(["Ana"])


@given(count=st.integers(2, 60), seed=st.integers(0, 5))
def test_everybody_sits_in_one_group(count: int, seed: int) -> None:
    made = groups(people(count), seed=seed)
    assert sorted(people(count)) == sorted(person for group in made for person in group.people)


@pytest.mark.parametrize("size", [3, 4, 5])
def test_everybody_sells_once_and_plays_the_buyer_once(size: int) -> None:
    rounds = Group(tuple(people(size))).rounds
    for part in (SELLER, BUYER):
        assert people(size) == sorted(person for turn in rounds for person, has in turn if has == part)


def test_each_round_of_five_has_two_observers_and_somebody_at_the_clock() -> None:
    first = [part for _, part in Group(tuple(people(5))).rounds[0]]
    assert [SELLER, BUYER, OBSERVER, OBSERVER, TIMEKEEPER] == first


def test_in_the_next_session_nobody_meets_again_where_that_can_be() -> None:
    first = groups(people(12), seed=1)
    met = [pair for group in first for pair in pairs_of(group)]
    second = groups(people(12), met, seed=2)
    assert sum(pair in met for group in second for pair in pairs_of(group)) <= 2


def test_the_same_people_and_seed_make_the_same_groups() -> None:
    assert groups(people(9), seed=3) == groups(people(9), seed=3)


def test_two_are_told_that_the_simulated_buyer_is_their_third() -> None:
    assert "Group 1 (with the simulated buyer)" in to_text(rotation_screen(groups(["Ana", "Ben"]), 10)).text
