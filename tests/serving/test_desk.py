"""Seats that are kept are there when somebody comes back; others are given up with all that was on them."""

from __future__ import annotations

import gc
import weakref

import pytest

from salestrain.content.library import library
from salestrain.serving.desk import CannotOpen, Desk
from salestrain.store import Store, StoreUnwritable, open_store

TALK, KEY, TAB = "harbour_foods", "a" * 32, "b" * 32


def a_desk() -> Desk:
    return Desk(library(), lambda: open_store("sqlite:///:memory:"))


def test_a_tab_that_comes_back_has_its_seat() -> None:
    desk = a_desk()
    seat = desk.seat(TALK, KEY, TAB)
    desk.keep([(TALK, KEY, TAB)])
    assert seat is desk.seat(TALK, KEY, TAB)


def test_a_seat_that_is_not_kept_is_gone_with_all_that_was_on_it() -> None:
    desk = a_desk()
    seat = weakref.ref(desk.seat("your_calls", KEY, TAB))
    desk.keep([])
    gc.collect()
    assert (None, 0) == (seat(), desk.seats())


def test_a_store_that_failed_is_tried_again_by_the_next_who_comes() -> None:
    opened = iter([StoreUnwritable("The disk is full."), open_store("sqlite:///:memory:")])

    def store():  # type: ignore[no-untyped-def]
        one = next(opened)
        if isinstance(one, Exception):
            raise one
        return one

    desk = Desk(library(), store)
    with pytest.raises(CannotOpen, match="disk is full"):
        desk.seat(TALK, KEY, TAB)
    assert desk.seat(TALK, KEY, TAB).answered == 0


def test_a_seat_that_has_answered_less_than_another_server_is_made_anew() -> None:
    desk = a_desk()
    behind = desk.seat(TALK, KEY, TAB)
    behind.answer(1, {"type": "hello", "key": "0" * 32, "name": "Ana"})
    assert (True, False) == (behind is desk.seat(TALK, KEY, TAB, 1), behind is desk.seat(TALK, KEY, TAB, 2))


def test_that_a_store_fails_may_pass_and_that_an_exercise_is_gone_does_not() -> None:
    def full() -> Store:
        raise StoreUnwritable("The disk is full.")

    reasons = []
    for name in (TALK, "no_such_exercise"):
        with pytest.raises(CannotOpen) as caught:
            Desk(library(), full).seat(name, KEY, TAB)
        reasons.append(caught.value.may_pass)
    assert [True, False] == reasons
