"""Workshops in the store: what happens has an order, seats are kept apart, and what is deleted is gone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from salestrain.store import KeptWorkshop, Outcome, Store, UnknownWorkshop
from salestrain.workshop import events
from salestrain.workshop.content import Step, Workshop
from tests.store.conftest import begin, said

PLAN = Workshop(
    schema="salestrain/workshop@1", title="A day", agenda=(Step(title="Welcome", kind="welcome", minutes=5),)
)


def made(store: Store) -> KeptWorkshop:
    return store.workshops.make(PLAN)


def test_a_workshop_is_found_by_its_code_and_by_its_id(store: Store) -> None:
    kept = made(store)

    assert (kept, kept) == (store.workshops.by_code(kept.code), store.workshops.get(kept.id))


def test_a_workshop_that_is_not_there_is_missed_in_a_sentence(store: Store) -> None:
    with pytest.raises(UnknownWorkshop):
        store.workshops.by_code("CFHJKM")


def test_one_asks_what_is_new_since_a_position(store: Store) -> None:
    kept = made(store)
    store.workshops.happen(kept.id, events.frozen("Listen."), events.thawed())
    store.workshops.happen(kept.id, events.exercise_opened("harbour_foods"))

    assert [(2, events.thawed()), (3, events.exercise_opened("harbour_foods"))] == [
        (one.position, one.what) for one in store.workshops.since(kept.id, 1)
    ]


def test_what_two_servers_write_at_once_has_one_order(lasting_url: str, opened: Callable[..., Store]) -> None:
    stores = [opened(lasting_url) for _ in range(3)]
    kept = made(stores[0])
    with ThreadPoolExecutor(3) as pool:
        for store in stores:
            pool.submit(lambda store=store: [store.workshops.happen(kept.id, events.thawed()) for _ in range(10)])

    assert list(range(1, 31)) == [one.position for one in stores[1].workshops.since(kept.id)]


def test_a_second_ann_gets_a_name_of_her_own(store: Store) -> None:
    kept = made(store)
    names = [store.workshops.take_seat(kept.id, "Ann", f"p{n}", f"t{n}").nickname for n in range(3)]

    assert ["Ann", "Ann 2", "Ann 3"] == names


def test_somebody_comes_back_at_another_device_by_their_phrase(store: Store) -> None:
    kept = made(store)
    seat = store.workshops.take_seat(kept.id, "Ann", "phrase", "phone")

    assert [seat, None, seat, seat] == [
        store.workshops.come_back(kept.id, "phrase", "laptop"),
        store.workshops.come_back(kept.id, "other words", "laptop"),
        store.workshops.seat_at(kept.id, "laptop"),
        store.workshops.seat_at(kept.id, "phone"),
    ]


def test_a_phrase_of_one_workshop_opens_no_other(store: Store) -> None:
    here, there = made(store), made(store)
    store.workshops.take_seat(here.id, "Ann", "phrase", "phone")

    assert (None, None) == (
        store.workshops.come_back(there.id, "phrase", "laptop"),
        store.workshops.seat_at(there.id, "phone"),
    )


def test_what_is_told_of_practice_has_no_words_in_it(store: Store) -> None:
    kept = made(store)
    seat = store.workshops.take_seat(kept.id, "Ann", "phrase", "phone")
    attempt = begin(store, learner=seat.learner)
    store.append(attempt.id, 1, said("something private")[0])
    store.keep_outcome(attempt.id, Outcome(1, "digest", 62, {}))
    begin(store, learner="somebody at home")
    (found,) = store.workshops.doings(kept.id)

    assert (seat.id, "harbour_foods", 1, 62, True) == (
        found.seat,
        found.exercise,
        found.moves,
        found.total,
        found.last is not None,
    )


def test_nothing_of_practice_stands_in_the_log_of_the_workshop(store: Store) -> None:
    kept = made(store)
    seat = store.workshops.take_seat(kept.id, "Ann", "phrase", "phone")
    attempt = begin(store, learner=seat.learner)
    store.append(attempt.id, 1, said("something private")[0])

    assert [events.joined(seat.id, "Ann")] == [one.what for one in store.workshops.since(kept.id)]


def test_who_is_forgotten_leaves_nothing_behind_and_the_others_stay(store: Store) -> None:
    kept = made(store)
    ann = store.workshops.take_seat(kept.id, "Ann", "p1", "t1")
    ben = store.workshops.take_seat(kept.id, "Ben", "p2", "t2")
    begin(store, learner=ann.learner)
    begin(store, learner=ben.learner)
    deleted = store.workshops.forget_seat(ann)

    assert (1, (ben,), [ben.id], None, ["joined", "forgotten"]) == (
        deleted,
        store.workshops.seats(kept.id),
        [one.seat for one in store.workshops.doings(kept.id)],
        store.workshops.come_back(kept.id, "p1", "t3"),
        [one.what.name for one in store.workshops.since(kept.id)],
    )


def test_a_removed_workshop_takes_what_was_done_in_it_along(store: Store) -> None:
    kept, other = made(store), made(store)
    seat = store.workshops.take_seat(kept.id, "Ann", "p1", "t1")
    begin(store, learner=seat.learner)
    at_home = begin(store, learner="dana")
    deleted = store.workshops.remove(kept.id)

    assert (1, (), [other.id], 1) == (
        deleted,
        store.attempts(learner=seat.learner),
        [one.id for one in store.workshops.all()],
        len(store.attempts(learner=at_home.learner)),
    )


def test_a_workshop_is_kept_as_long_as_its_plan_says(store: Store) -> None:
    kept = made(store)
    now = datetime.now(UTC)

    assert ([], [kept.id]) == (
        [one.id for one in store.workshops.over(now + timedelta(days=29))],
        [one.id for one in store.workshops.over(now + timedelta(days=31))],
    )


def test_a_closed_workshop_says_so_once(store: Store) -> None:
    kept = made(store)
    store.workshops.close(kept.id)
    store.workshops.close(kept.id)

    assert (True, ["closed"]) == (
        store.workshops.get(kept.id).closed_at is not None,
        [one.what.name for one in store.workshops.since(kept.id)],
    )


def test_all_servers_on_one_store_share_a_secret(lasting_url: str, opened: Callable[..., Store]) -> None:
    stores = [opened(lasting_url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        secrets = set(pool.map(lambda store: store.workshops.secret("facilitator"), stores))

    assert 1 == len(secrets)


def test_a_renewed_secret_is_another_one_and_stays(store: Store) -> None:
    old = store.workshops.secret("facilitator")
    new = store.workshops.renew_secret("facilitator")

    assert (True, new) == (old != new, store.workshops.secret("facilitator"))
