"""Votes on a line: everybody counts once, nobody is named, and the room sees it when its policy says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.workshop.ballot import about, answered, is_shown, judgings, kind_of_line, lines_of, most_wanted, sure_of
from salestrain.workshop.progress import SMALL
from salestrain.workshop.state import Vote

SEATS = st.sampled_from("abcdefgh")
WORDS = st.sampled_from(["Why now?", "why now", "What did it cost?", "So?"])


def a_vote(cast: dict[str, str], proposals: dict[str, str]) -> Vote:
    return Vote("v", "Next?", {"x": "This", "y": "That"}, kind_of_line("wicket_fair", 3), cast, proposals)


@given(st.dictionaries(SEATS, st.sampled_from("xy")), st.dictionaries(SEATS, WORDS))
def test_everybody_who_answered_stands_behind_one_line(cast: dict[str, str], proposals: dict[str, str]) -> None:
    vote = a_vote(cast, proposals)
    assert answered(vote) == sum(line.people for line in lines_of(vote))


def test_words_that_differ_in_case_and_dots_only_are_one_line() -> None:
    lines = lines_of(a_vote({}, {"a": "Why now?", "b": "why now", "c": "So?"}))
    assert [("This", 0), ("That", 0), ("Why now?", 2), ("So?", 1)] == [(line.words, line.people) for line in lines]


def test_what_most_people_want_is_found_and_nothing_where_nobody_wants_any() -> None:
    wanted = most_wanted(lines_of(a_vote({"a": "y", "b": "y", "c": "x"}, {})))
    assert ("That", None) == (wanted and wanted.words, most_wanted(lines_of(a_vote({}, {}))))


def test_a_vote_says_which_line_of_which_talk_it_is_about() -> None:
    assert ("wicket_fair", 3) == about(a_vote({}, {}))


def test_a_vote_on_something_else_is_about_no_line() -> None:
    assert about(Vote("v", "Lunch?", {}, "choice")) is None


@pytest.mark.parametrize(
    ("reveal", "expected"),
    [("at_once", [True, True, True]), ("closed", [False, True, True]), ("facilitator", [False, False, True])],
)
def test_the_room_sees_the_votes_when_its_policy_says_so(reveal: str, expected: list[bool]) -> None:
    stages = [(True, False), (False, False), (False, True)]
    votes = [Vote("v", "", {}, is_open=is_open, is_revealed=shown) for is_open, shown in stages]
    assert expected == [is_shown(vote, reveal) for vote in votes]


@given(st.dictionaries(SEATS, st.tuples(st.sampled_from("xy"), st.integers(0, 100))))
def test_how_sure_fewer_than_three_are_is_not_told(given_: dict[str, tuple[str, int]]) -> None:
    cast, sure = ({seat: one[place] for seat, one in given_.items()} for place in (0, 1))
    vote = Vote("v", "Worth it?", {"x": "Yes", "y": "No"}, cast=cast, sure=sure)  # type: ignore[arg-type]
    told = [(one.sure, one.people) for one in judgings(vote)]
    told += [
        (sure_of(vote, "x", given=own), sum((one == "x") is own for one in cast.values())) for own in (True, False)
    ]
    assert all((sure is None) == (people < SMALL) for sure, people in told)
