"""In a workshop everybody practises under its rules: the same truth, as often as allowed, with or without help."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salestrain.content.library import Library
from salestrain.serving.desk import CannotOpen
from salestrain.serving.workshop.desk import WorkshopDesk
from salestrain.serving.workshop.rooms import Rooms
from salestrain.store import Seat, Store, open_store
from salestrain.ui.messages import NO_KEY
from salestrain.workshop import events
from salestrain.workshop.content import SCHEMA, Rules, Step, Workshop
from salestrain.workshop.joining import hash_of_token
from tests.serving.running import add_exercise

TALK = "quayside"


class Held:
    """A workshop that is held, with as many people as are asked for."""

    def __init__(self, store: Store, folder: Path, **rules: Any) -> None:
        step = Step(title="A talk", kind="practice", exercise=TALK, minutes=10)
        plan = Workshop(schema=SCHEMA, title="A day", exercises=(Rules(exercise=TALK, **rules),), agenda=(step,))
        self.store, self.kept = store, store.workshops.make(plan)
        store.workshops.happen(self.kept.id, events.exercise_opened(TALK))
        self.desk = WorkshopDesk.of(Library((folder,)), Rooms(lambda: store))

    def somebody(self) -> tuple[Seat, str]:
        """Return a new seat, and the secret that holds it."""
        token = secrets.token_hex(16)
        return self.store.workshops.take_seat(self.kept.id, "Ann", token, hash_of_token(token)), token

    def begun(self, token: str) -> dict[str, Any]:
        """Open the talk in a new tab and begin it; return what the page shows differently then."""
        page = self.desk.seat(f"{self.kept.id}/{TALK}", token, secrets.token_hex(16))
        page.answer(1, {"type": "hello", "key": NO_KEY, "name": "", "zone": ""})
        return page.answer(2, {"type": "begin"})


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Callable[..., Held]]:
    add_exercise(tmp_path / "ours", TALK, None)
    with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        yield lambda **rules: Held(store, tmp_path / "ours", **rules)


def seeds(workshop: Held, seat: Seat) -> list[int]:
    return [attempt.seed for attempt in workshop.store.attempts(learner=seat.learner)]


def test_everybody_meets_the_same_truth(held: Callable[..., Held]) -> None:
    workshop = held()
    (ann, of_ann), (ben, of_ben) = workshop.somebody(), workshop.somebody()
    workshop.begun(of_ann)
    workshop.begun(of_ben)

    assert (1, seeds(workshop, ann)) == (len(seeds(workshop, ann)), seeds(workshop, ben))


def test_different_buyers_are_met_on_purpose(held: Callable[..., Held]) -> None:
    workshop = held(buyer="different")
    (ann, of_ann), (ben, of_ben) = workshop.somebody(), workshop.somebody()
    workshop.begun(of_ann)
    workshop.begun(of_ben)

    assert seeds(workshop, ann) != seeds(workshop, ben)


def test_lines_to_choose_from_are_shown_unless_own_words_are_wanted(held: Callable[..., Held]) -> None:
    helped, own_words = held(), held(hints=False)

    assert [True, False] == [bool(one.begun(one.somebody()[1])["choices"]) for one in (helped, own_words)]


def test_an_exercise_that_was_closed_again_begins_for_nobody(held: Callable[..., Held]) -> None:
    workshop = held()
    ann, of_ann = workshop.somebody()
    workshop.store.workshops.happen(workshop.kept.id, events.exercise_closed(TALK))
    status = workshop.begun(of_ann)["status"]

    assert ("This exercise is not open yet, or is closed again. Whoever leads the workshop opens it.", []) == (
        status,
        seeds(workshop, ann),
    )


def test_who_has_no_seat_practises_nothing(held: Callable[..., Held]) -> None:
    with pytest.raises(CannotOpen):
        held().begun(secrets.token_hex(16))


def test_another_device_goes_on_where_the_first_one_was(held: Callable[..., Held]) -> None:
    workshop = held()
    ann, of_phone = workshop.somebody()
    workshop.begun(of_phone)
    of_laptop = secrets.token_hex(16)
    workshop.store.workshops.come_back(workshop.kept.id, of_phone, hash_of_token(of_laptop))
    workshop.begun(of_laptop)

    assert 1 == len(seeds(workshop, ann))
