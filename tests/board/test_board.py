"""The board says who is here and how far they are, never what anybody said or earned; every deed is done once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.serving.board.board import BoardPage
from salestrain.serving.board.phone import LookBackPage, WallPage
from salestrain.serving.board.voting import VotePage
from salestrain.serving.board.watch import now
from salestrain.workshop import events
from tests.board.staging import TALK, Hall, a_hall, seen, staged
from tests.ui.sent import taken_by

SENT = taken_by(BoardPage)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A workshop that has just been made."""
    with a_hall(tmp_path) as hall:
        yield hall


def test_people_are_shown_by_nickname_with_their_states(hall: Hall) -> None:
    ann, _ = hall.joins("Ann"), hall.joins("Ben")
    hall.practises(ann, 1)
    hall.knows_doings()
    told = seen(hall.board())
    assert ["2 people are here", True] == [told[told.index("2 people") :][:17], "1 of 2 done" in told]


def test_no_points_of_fewer_than_five_people_are_on_the_board(hall: Hall) -> None:
    totals = [hall.practises(hall.joins(name), place) for place, name in enumerate(("Ann", "Ben", "Cem", "Dee"))]
    hall.knows_doings()
    numbers = set(map(int, re.findall(r"\d+", seen(hall.board()))))
    assert set() == {total for total in totals if total > 10} & numbers


def test_from_five_on_the_middle_of_the_group_is_told(hall: Hall) -> None:
    for place in range(5):
        hall.practises(hall.joins(f"Ann {place}"), place)
    hall.knows_doings()
    assert "5 people are done; half of them earned" in seen(hall.board())


def test_whoever_left_is_in_no_count_and_is_named_as_gone(hall: Hall) -> None:
    ann, _ = hall.joins("Ann"), hall.joins("Ben")
    hall.happens(events.left(ann.id))
    told = seen(hall.board())
    assert ("1 person is here" in told, "Left: Ann." in told) == (True, True)


def test_hands_stand_in_the_order_in_which_they_were_raised(hall: Hall) -> None:
    ann, ben = hall.joins("Ann"), hall.joins("Ben")
    hall.happens(events.hand_raised(ben.id))
    hall.happens(events.hand_raised(ann.id))
    told = seen(hall.board())
    assert "2 hands are up" in told and told.index("Ben just now") < told.index("Ann just now")


def test_somebody_who_was_helped_waits_no_longer(hall: Hall) -> None:
    ann, board = hall.joins("Ann"), hall.board()
    hall.happens(events.hand_raised(ann.id))
    board.deliver({"type": "helped", "value": ann.id})
    assert "hand" not in seen(board)


def test_a_step_begins_its_clock_opens_its_exercise_and_sends_everybody(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "step", "value": "1"})
    state = board.look.state
    assert (1, 480, (TALK,), "exercise") == (
        state.step and state.step.number,
        state.step and state.step.seconds,
        state.open,
        state.sent and state.sent.page,
    )


def test_where_people_learn_at_their_own_pace_nobody_is_sent(tmp_path: Path) -> None:
    with a_hall(tmp_path, pace="learner") as hall:
        board = hall.board()
        board.deliver({"type": "step", "value": "1"})
        assert board.look.state.sent is None


def test_two_facilitators_who_press_next_at_once_go_one_step(tmp_path: Path) -> None:
    with a_hall(tmp_path) as hall:
        one, other = hall.board(), staged(hall.store, hall.workshop).board()
        one.deliver({"type": "step", "value": "1"})
        other.deliver({"type": "step", "value": "1"})
        begun = [each for each in hall.store.workshops.since(hall.workshop) if each.what.name == "step_begun"]
        assert (1, True) == (len(begun), "has begun already" in other.pane.status)


def test_two_more_minutes_are_two_more_for_everybody(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "step", "value": "0"})
    board.deliver({"type": "more", "value": "2"})
    step = hall.wide_screen().look.state.step
    assert 7 * 60 == (step and step.seconds)


def test_the_clock_runs_by_the_time_of_the_log(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "step", "value": "0"})
    begun = hall.store.workshops.since(hall.workshop)[0].at
    step = board.look.state.step
    assert begun == (step and step.begun) and begun <= now()


def test_a_frozen_room_is_told_on_the_big_screen_and_goes_on_when_thawed(hall: Hall) -> None:
    board, screen = hall.board(), hall.wide_screen()
    board.deliver({"type": "freeze", "sentence": "Eyes to the front"})
    frozen = seen(screen)
    board.deliver({"type": "thaw"})
    assert ("Eyes to the front" in frozen, "Eyes to the front" in seen(screen)) == (True, False)


def test_while_people_come_in_the_big_screen_shows_the_code_and_how_many_are_here(hall: Hall) -> None:
    hall.joins("Ann")
    told = seen(hall.wide_screen())
    assert ("is the code to join" in told, "1 person is here." in told, "Ann" in told) == (True, True, False)


def test_closing_asks_first(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "close"})
    asked = (board.look.state.is_closed, "Nobody can join" in seen(board))
    board.deliver({"type": "close_sure"})
    assert ((False, True), True) == (asked, board.look.state.is_closed)


def test_nothing_happens_in_a_workshop_that_is_closed(hall: Hall) -> None:
    board = hall.board()
    board.deliver({"type": "close_sure"})
    board.deliver({"type": "step", "value": "1"})
    assert "This workshop is closed." == board.pane.status


def test_a_question_is_on_the_wall_once_it_was_approved_and_without_a_name(hall: Hall) -> None:
    wall, board, screen = hall.phone(WallPage, hall.joins("Ann")), hall.board(), hall.wide_screen()
    board.deliver({"type": "step", "value": "3"})
    wall.deliver({"type": "submit", "text": "What happens if nothing changes?"})
    before = seen(screen)
    board.deliver({"type": "tab", "value": "wall"})
    [question] = board.look.state.questions
    board.deliver({"type": "approve", "value": question})
    shown = seen(screen)
    assert ("nothing changes" in before, "nothing changes" in shown, "Ann" in shown) == (False, True, False)


def test_an_author_is_named_who_ticked_it(hall: Hall) -> None:
    wall, board = hall.phone(WallPage, hall.joins("Ann")), hall.board()
    wall.deliver({"type": "submit", "text": "Why now?", "named": "yes"})
    board.deliver({"type": "approve", "value": next(iter(wall.look.state.questions))})
    assert "“Why now?” – Ann" in seen(hall.phone(WallPage, hall.joins("Ben")))


def test_nobody_votes_for_their_own_question_or_twice(hall: Hall) -> None:
    ann, ben = hall.joins("Ann"), hall.joins("Ben")
    own, other, board = hall.phone(WallPage, ann), hall.phone(WallPage, ben), hall.board()
    own.deliver({"type": "submit", "text": "Why now?"})
    question = next(iter(own.look.state.questions))
    board.deliver({"type": "approve", "value": question})
    for page in (own, other, other):
        page.deliver({"type": "like", "value": question})
    assert {ben.id} == set(other.look.state.questions[question].liked_by)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(SENT)), st.text(max_size=8) | st.integers(-5, 99)), max_size=6))
def test_whatever_a_board_is_sent_it_answers_calmly(
    tmp_path_factory: pytest.TempPathFactory, sent: list[tuple[str, object]]
) -> None:
    with a_hall(tmp_path_factory.mktemp("hall")) as hall:
        board = hall.board()
        for type_, value in sent:
            fields = dict.fromkeys(SENT[type_], value)
            board.deliver({"type": type_, **fields})
        assert board.calm != board.pane.status


@pytest.mark.parametrize("page", [VotePage, WallPage, LookBackPage])
def test_a_phone_whose_seat_was_deleted_is_told_so(hall: Hall, page: type[VotePage]) -> None:
    ann = hall.joins("Ann")
    phone = hall.phone(page, ann)
    hall.store.workshops.forget_seat(ann)
    type_, fields = list(taken_by(page).items())[-1]
    phone.deliver({"type": type_, **dict.fromkeys(fields, "yes")})
    assert "Your seat is not known any more. Come back with the code and your four words." == phone.pane.status


@pytest.mark.parametrize(("page", "part"), [("vote", "together"), ("wall", "wall"), ("exercise", "room")])
def test_a_board_that_is_opened_anew_is_where_the_room_is(hall: Hall, page: str, part: str) -> None:
    hall.happens(events.everybody_sent(page, TALK))
    assert part == hall.board().tab
