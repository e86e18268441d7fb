"""The outcome of a finished attempt is stored once, and moves are ordered across attempts."""

from __future__ import annotations

import time_machine

from salestrain.store import Outcome, Store
from tests.store.conftest import attempt_with, begin, said

EARNED = Outcome(engine=1, events="e" * 64, total=86, marks={"c.size": 4}, ending="e.advance")


def test_an_attempt_has_no_outcome_before_its_debrief(store: Store) -> None:
    assert store.outcome(begin(store).id) is None


def test_an_outcome_comes_back_as_it_was_kept(store: Store) -> None:
    attempt = attempt_with(store, "one")
    store.keep_outcome(attempt.id, EARNED)

    assert EARNED == store.outcome(attempt.id)


def test_a_later_outcome_never_replaces_the_first(store: Store) -> None:
    attempt = attempt_with(store, "one")
    store.keep_outcome(attempt.id, EARNED)

    assert EARNED == store.keep_outcome(attempt.id, Outcome(2, "f" * 64, 43, {"c.size": 0}))


def test_minutes_are_those_between_the_first_move_and_the_last(store: Store) -> None:
    with time_machine.travel("2026-03-02T09:00:00+00:00", tick=False) as clock:
        attempt = attempt_with(store, "one")
        clock.shift(14 * 60)
        store.append(attempt.id, 2, *said("two"))

    assert store.keep_outcome(attempt.id, EARNED).minutes == 14


def test_who_is_forgotten_leaves_no_outcome(store: Store) -> None:
    attempt = attempt_with(store, "one")
    store.keep_outcome(attempt.id, EARNED)
    store.forget("dana")

    assert store.outcome(attempt.id) is None


def test_what_is_new_is_told_in_the_order_in_which_it_was_kept(store: Store) -> None:
    first, second = begin(store), begin(store, learner="omar")
    store.append(first.id, 1, *said("one"))
    store.append(second.id, 1, *said("two"))
    store.append(first.id, 2, *said("three"))
    everything = store.moves_since(0)

    assert [(first.id, 1), (second.id, 1), (first.id, 2)] == [(kept.attempt, kept.seq) for kept in everything]


def test_only_what_came_after_a_position_is_new(store: Store) -> None:
    attempt = attempt_with(store, "one", "two")
    last = store.moves_since(0)[-1].position
    store.append(attempt.id, 3, *said("three"))

    assert said("three") == tuple(kept.move for kept in store.moves_since(last))
