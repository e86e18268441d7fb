"""Whoever leads plays the buyer in somebody's talk, who is asked first, from the board."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import practice_of
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.kinds.conversation.handouts.played import answer
from salestrain.kinds.conversation.page.talk_page import Page
from salestrain.serving.room_pane import RoomPane
from salestrain.store import Seat
from salestrain.workshop import events
from tests.board.staging import TALK, Hall, a_hall, opened, seen


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A workshop in which Ann is asked for a talk, and says yes."""
    with a_hall(tmp_path) as hall:
        yield hall


def asks(hall: Hall, seat: Seat) -> Any:
    """Whoever leads asks somebody; return their board."""
    board = hall.board()
    board.deliver({"type": "tab", "value": "buyer"})
    board.deliver({"type": "ask_talk", "exercise": TALK, "seat": seat.id})
    return board


def says_yes(hall: Hall, seat: Seat) -> Any:
    """They say yes; return the page of their talk."""
    hall.stage.by_hand.begin(hall.workshop, seat, TALK)
    who = Learner(seat.learner, seat.nickname, named_by_setting=True)
    return opened(Page(practice_of(library().get(TALK), hall.store, {}, who=who), RoomPane(lang="en")))


def says(page: Any, text: str) -> None:
    """Somebody says a line."""
    page.deliver({"type": "say", "text": text, "seq": page.pane.seq})


def lines(page: Any) -> list[str]:
    """What was said, as their page shows it."""
    return [item["text"] for item in page.pane.log]


def test_nobody_reads_a_talk_whose_owner_was_only_asked(hall: Hall) -> None:
    board = asks(hall, hall.joins("Ann"))
    assert (True, 0) == ("Ann is asked" in seen(board), len(hall.stage.by_hand.of(board.look.state.played)))


def test_a_line_arrives_on_the_board_and_the_answer_on_the_page(hall: Hall) -> None:
    ann = hall.joins("Ann")
    board = asks(hall, ann)
    page = says_yes(hall, ann)
    says(page, "Who do you work for?")
    board.refresh()
    assert "Who do you work for?" in seen(board)
    attempt = board.look.state.played[0].attempt
    board.deliver({"type": "answer", "attempt": attempt, "text": "Guess.", "facts": "f.planner", "ending": ""})
    page.deliver({"type": "look"})
    assert ("Guess.", True) == (lines(page)[-1], "f.planner" in page.practice.session.state.known)


def test_a_line_is_answered_once_whoever_leads(hall: Hall) -> None:
    ann = hall.joins("Ann")
    first, page = asks(hall, ann), says_yes(hall, ann)
    second = hall.board()
    says(page, "Who do you work for?")
    attempt = hall.board().look.state.played[0].attempt
    for board in (first, second):
        board.deliver({"type": "answer_by_rule", "value": attempt})
    page.deliver({"type": "look"})
    assert (3, True) == (len(lines(page)), "already" in second.pane.status)


def test_what_comes_after_the_talk_is_on_no_board(hall: Hall) -> None:
    ann = hall.joins("Ann")
    board, page = asks(hall, ann), says_yes(hall, ann)
    says(page, "Who do you work for?")
    board.refresh()
    attempt = board.look.state.played[0].attempt
    ends = {"type": "answer", "attempt": attempt, "moves": "m.who", "text": "Bye now.", "ending": "e.left"}
    board.deliver(ends)
    page.deliver({"type": "look"})
    page.deliver({"type": "predict", "total": 77, "seq": page.pane.seq})
    board.refresh()
    assert ("judging", False, False) == (
        page.practice.session.state.phase,
        "Bye now." in seen(board),
        "77" in seen(board),
    )


def test_nobody_reads_along_once_the_simulated_buyer_goes_on(hall: Hall) -> None:
    ann = hall.joins("Ann")
    board, page = asks(hall, ann), says_yes(hall, ann)
    page.deliver({"type": "by_rule", "seq": page.pane.seq})
    says(page, "Who do you work for?")
    board.refresh()
    assert (False, True) == ("Who do you work for?" in seen(board), "Ashby Springs" in lines(page)[-1])


def test_a_talk_with_a_person_is_no_part_of_what_is_told_of_the_group(hall: Hall) -> None:
    ann = hall.joins("Ann")
    asks(hall, ann)
    page = says_yes(hall, ann)
    says(page, "Who do you work for?")
    moves = [
        answer("Bye now.", ["m.who"], [], [], "e.left"),
        Move("predict", {"total": 50}),
        Move(
            "judge",
            {
                "answer": next(iter(library().get(TALK).judgement.options)),
                "confidence": 60,
                "cited": list(page.practice.session.state.known)[:1],
            },
        ),
        Move("open_debrief"),
    ]
    for move in moves:
        page.practice.do(move, None)
    for number in range(4):
        hall.practises(hall.joins(f"Guest {number}"), number)
    hall.knows_doings()
    assert (True, 5) == ("shown once 5 people are done" in seen(hall.board()), len(hall.board().look.doings))


def test_who_says_no_is_asked_no_longer(hall: Hall) -> None:
    ann = hall.joins("Ann")
    board = asks(hall, ann)
    hall.happens(events.talk_declined(ann.id))
    board.refresh()
    assert () == board.look.state.played


def test_what_was_under_way_is_kept_when_a_talk_with_a_person_begins(hall: Hall) -> None:
    ann = hall.joins("Ann")
    who = Learner(ann.learner, "Ann", named_by_setting=True)
    before = practice_of(library().get(TALK), hall.store, {}, who=who)
    before.begin(1)
    asks(hall, ann)
    page = says_yes(hall, ann)
    assert {before.attempt.id, page.practice.attempt.id} == {one.id for one in page.practice.attempts()}
