"""Groups on a funnel plot, teams dealt out anew, and what could be seen: sentences that agree with their figures."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain import compare, equal_team, power, shuffle
from salestrain.pipelines.compared import Compared
from salestrain.ui.html import to_html


def frame(groups: dict[str, tuple[int, int]]) -> pd.DataFrame:
    rows = [(name, "won" if n < won else "lost") for name, (won, closed) in groups.items() for n in range(closed)]
    return pd.DataFrame(rows, columns=["Team", "status"])


def test_groups_are_named_in_the_order_of_the_alphabet_and_not_by_rate() -> None:
    found = compare(frame({"b": (9, 10), "a": (1, 10), "c": (5, 10)}), "Team")
    assert ["a", "b", "c"] == list(found.frame.index)


def test_people_are_not_compared() -> None:
    with pytest.raises(ValueError, match="people are not ranked here"):
        compare(frame({"a": (1, 2), "b": (1, 2)}).rename(columns={"Team": "seller"}), "seller")


@pytest.mark.parametrize(
    ("groups", "by", "says"),
    [
        ({"a": (1, 2), "b": (1, 2)}, "Region", "There is no column “Region”; there are: Team, status."),
        ({"a": (1, 2)}, "Team", "“Team” has fewer than two groups with closed deals"),
        ({str(n): (1, 2) for n in range(40)}, "Team", "“Team” has 40 groups; a picture holds up to 30."),
    ],
)
def test_what_cannot_be_compared_is_said(groups: dict[str, tuple[int, int]], by: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        compare(frame(groups), by)


@pytest.mark.parametrize(
    ("groups", "outside"),
    [
        ({"a": (3, 10), "b": (6, 10)}, []),  # Twice as many, and no news.
        ({"a": (300, 1_000), "b": (600, 1_000)}, ["a", "b"]),
        ({"a": (0, 4), "b": (20, 60), "c": (21, 60)}, []),  # None of four happens.
        ({"a": (4, 4), "b": (200, 600), "c": (210, 600)}, ["a"]),
        ({"a": (5, 5), "b": (5, 5)}, []),  # All won: nobody differs.
        ({"a": (0, 5), "b": (0, 5)}, []),
        ({"a": (10, 100), "b": (40, 100), "c": (40, 100), "d": (40, 100)}, ["a"]),
    ],
)
def test_a_careful_analyst_says_the_same_of_groups(groups: dict[str, tuple[int, int]], outside: list[str]) -> None:
    found = compare(frame(groups), "Team")
    assert outside == [group.words for group in found.groups if group.place != "inside"]


COUNTS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abcdef"), COUNTS, min_size=2))
def test_no_two_sentences_on_the_page_contradict_each_other(groups: dict[str, tuple[int, int]]) -> None:
    """The sentence, the picture and the table call the same groups different, and no group is above and below."""
    found = compare(frame(groups), "Team")
    page = str(to_html(found.content()))
    named = {group.words for group in found.groups if f"{group.words} lies " in found.sentence()}
    outside = {group.words for group in found.groups if group.place != "inside"}
    assert named == outside
    assert bool(outside) != ("lie within the lines" in found.sentence())
    assert (
        len(outside)
        == page.count('class="st-out"')
        == page.count("outside the inner lines<") + page.count("outside all lines<")
    )


def shrinks(found: Compared) -> bool:
    middle = found.team.middle
    return all(
        abs(rate - middle) <= abs(group.won / group.closed - middle) + 1e-9
        for group, rate in zip(found.groups, found.team.rates, strict=True)
    )


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abcdef"), COUNTS, min_size=2))
def test_what_is_to_be_expected_lies_nearer_to_all(groups: dict[str, tuple[int, int]]) -> None:
    assert shrinks(compare(frame(groups), "Team"))


def months(*rows: list[int]) -> pd.DataFrame:
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("team", "says"),
    [
        (months([7, 3, 4, 2], [4, 8, 3, 5], [5, 4, 2, 9], [3, 4, 8, 4]), "Nobody need have changed"),
        (months(*[[20, 3, 4, 2], [21, 5, 3, 5], [19, 4, 2, 4]] * 4), "some of this team are better"),
        (months(*[[9, 1, 1, 1], [1, 1, 1, 9]] * 12), "hardly ever by so much"),
        (months([4, 4, 4], [4, 4, 4]), "Nobody need have changed"),
        (months([0, 0], [0, 0]), "Nobody need have changed"),
        (months([1, 9], [9, 1]), "Nobody need have changed"),
    ],
)
def test_a_careful_analyst_says_the_same_of_a_team(team: pd.DataFrame, says: str) -> None:
    assert says in shuffle(team).sentence()


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=10))
def test_a_team_gets_one_verdict_and_the_figures_that_belong_to_it(team: list[list[int]]) -> None:
    found = shuffle(pd.DataFrame(team), times=200)
    verdicts = ["Nobody need have changed", "some of this team are better", "look for a cause"]
    told = [words for words in verdicts if words in found.sentence()]
    assert 1 == len(told)
    if told == verdicts[1]:
        assert found.found.fall < found.found.typical


def test_a_team_needs_a_number_for_everybody() -> None:
    with pytest.raises(ValueError, match="Every seller needs a number"):
        shuffle(pd.DataFrame([[1, None], [2, 3]]))


def test_equal_sellers_are_told_in_one_sentence() -> None:
    assert (
        equal_team(8, 4)
        .sentence()
        .startswith("Of 8 sellers who are equally good and win 4 deals a month, the best has 7.0")
    )


def test_what_could_be_seen_is_told_for_few_and_for_many() -> None:
    says = "With 4 a month, one month shows a halving only 9 % of the time; with 60 a month, 99 %."
    assert f"{says} Watch what you do often." == power(4, 60).sentence()
    with pytest.raises(ValueError, match="use a number above 0 and up to 300"):
        power(0)
