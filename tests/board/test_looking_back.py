"""The debrief of a room tells of a group and of nobody in it; two talks are shown only by consent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.core.cohort import Counted
from salestrain.looking_back.group import Group
from salestrain.looking_back.parts import parts_of, told_of, too_few
from salestrain.serving.board.phone import LookBackPage
from salestrain.ui import to_text
from salestrain.workshop import events
from salestrain.workshop.progress import SMALL
from tests.board.staging import TALK, Hall, a_hall, seen


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A workshop in which six people have finished, each at most twice."""
    with a_hall(tmp_path) as hall:
        for place in range(6):
            seat = hall.joins(f"Ann {place}")
            for again in range(1 + (place % 2)):
                hall.practises(seat, 10 * place + again)
        hall.knows_doings()
        hall.happens(events.everybody_sent("debrief", TALK))
        yield hall


counted = st.integers(1, 12).flatmap(
    lambda of: st.lists(st.integers(0, of), max_size=5).map(
        lambda people: tuple(Counted(f"thing {place}", number, of) for place, number in enumerate(people))
    )
)


@given(counted)
def test_no_number_is_told_that_points_at_one_or_two(group: tuple[Counted, ...]) -> None:
    for one, people in told_of(group):
        known = one.people if people is None else people
        assert known >= SMALL
        assert people is None or not 0 < one.of - people < SMALL


@given(st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_in_counts_that_add_up_nothing_that_was_left_out_can_be_worked_out(people: list[int]) -> None:
    group = tuple(Counted(f"line {place}", number, sum(people)) for place, number in enumerate(people))
    left_out = len(group) - len(told_of(group))
    assert left_out != 1 or any(number is None for _, number in told_of(group))


@pytest.mark.parametrize(("people", "told"), [(0, "Nobody has"), (1, "One person has"), (4, "4 people have")])
def test_fewer_than_five_are_told_nothing_but_how_many_are_missing(people: int, told: str) -> None:
    group = Group(TALK, people)
    assert ((), True) == (parts_of(group), too_few(group).startswith(told))


def test_from_five_on_there_is_a_picture_a_sentence_and_a_table_for_each_thing(hall: Hall) -> None:
    group = hall.stage.looking_back.group(hall.workshop, TALK, hall.stage.watch.look(hall.workshop).doings)
    assert group is not None
    titles = [part.title for part in parts_of(group)]
    pictured = [part for part in parts_of(group) if part.picture is not None]
    assert ("Expected and earned", "To talk about", True) == (
        titles[0],
        titles[-1],
        all(part.sentence and part.table for part in pictured),
    )


def test_the_guide_asks_about_what_this_room_did(hall: Hall) -> None:
    group = hall.stage.looking_back.group(hall.workshop, TALK, hall.stage.watch.look(hall.workshop).doings)
    guide = parts_of(group)[-1] if group else None
    assert guide is not None and to_text([guide.shown()], 200).text.count("?") >= 3


def test_the_board_chooses_what_the_screen_and_the_phones_show(hall: Hall) -> None:
    board, screen, phone = hall.board(), hall.wide_screen(), hall.phone(LookBackPage, hall.joins("Ben"))
    board.deliver({"type": "part", "value": "1"})
    assert ("What stayed hidden" in seen(screen), "What stayed hidden" in seen(phone)) == (True, True)


def test_no_nickname_is_in_the_debrief(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "tab", "value": "debrief"})
    told = ""
    for place in range(8):
        board.deliver({"type": "part", "value": str(place)})
        told += seen(hall.wide_screen())
    assert "Ann" not in told


def test_the_change_says_that_the_best_of_several_can_only_be_higher() -> None:
    group = Group(TALK, 6, changes=((40, 60), (50, 55), (30, 62), (70, 70), (45, 80)))
    part = next(part for part in parts_of(group) if part.title == "From first to best")
    assert "5 people" in part.sentence and "can only be higher" in part.sentence


def shares(hall: Hall, place: int, **named: str) -> LookBackPage:
    """Somebody lets the room see their first talk."""
    seat = hall.store.workshops.seats(hall.workshop)[place]
    phone = hall.phone(LookBackPage, seat)
    own = [one for one in phone.look.doings if one.seat == seat.id]
    phone.deliver({"type": "share", "attempt": own[0].attempt, **named})
    return phone  # type: ignore[return-value]


def test_two_talks_are_shown_when_two_people_let_the_room_see_theirs_and_without_names(hall: Hall) -> None:
    for place in range(4):
        shares(hall, place)
    board = hall.board()
    board.deliver({"type": "tab", "value": "debrief"})
    places = [part.title for part in parts_of(group_of(hall))]
    board.deliver({"type": "part", "value": str(places.index("Two talks side by side"))})
    told = seen(hall.wide_screen())
    assert ("The seller" in told, "Ann" in told) == (True, False)


def test_a_talk_that_was_taken_back_is_shown_no_more(hall: Hall) -> None:
    phones = [shares(hall, place) for place in range(4)]
    for phone in phones:
        for one in phone.look.state.shared:
            phone.deliver({"type": "withdraw", "value": one.attempt})
    assert "Two talks side by side" not in [part.title for part in parts_of(group_of(hall))]


def test_nobody_shares_the_talk_of_somebody_else(hall: Hall) -> None:
    first, second = hall.store.workshops.seats(hall.workshop)[:2]
    phone = hall.phone(LookBackPage, first)
    theirs = next(one.attempt for one in phone.look.doings if one.seat == second.id)
    phone.deliver({"type": "share", "attempt": theirs})
    assert ("That is no talk of yours.", ()) == (phone.pane.status, phone.look.state.shared)


def group_of(hall: Hall) -> Group:
    """Return the group as it is known now."""
    group = hall.stage.looking_back.group(hall.workshop, TALK, hall.stage.watch.look(hall.workshop).doings)
    assert group is not None
    return group
