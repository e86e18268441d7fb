"""What is new is asked of the store once for all who look, and every server hears it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salestrain.store import StoreBusy
from salestrain.workshop import events
from tests.board.staging import Hall, a_hall, staged, wait_for


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A workshop that has just been made."""
    with a_hall(tmp_path) as hall:
        yield hall


def test_forty_who_look_cost_the_store_no_more_than_one(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.happens(events.thawed())
    asked: list[int] = []
    since = hall.store.workshops.since
    monkeypatch.setattr(hall.store.workshops, "since", lambda *a: asked.append(1) or since(*a))
    heard = [0] * 40

    def hear(place: int) -> None:
        heard[place] += 1

    stops = [hall.stage.watch.listen(hall.workshop, lambda place=place: hear(place)) for place in range(40)]  # type: ignore[misc]
    wait_for(lambda: all(heard))
    looks, before = len(asked), list(heard)
    hall.happens(events.frozen("Now"))
    wait_for(lambda: all(now > then for now, then in zip(heard, before, strict=True)))
    assert len(asked) - looks <= 6
    for stop in stops:
        stop()


def test_what_happens_on_one_server_is_heard_on_another(hall: Hall) -> None:
    elsewhere, heard = staged(hall.store, hall.workshop), []
    elsewhere.stage.watch.listen(hall.workshop, lambda: heard.append(1))
    wait_for(lambda: heard)
    hall.happens(events.frozen("Now"))
    wait_for(lambda: len(heard) > 1)
    assert "Now" == elsewhere.stage.watch.look(hall.workshop).state.frozen
    elsewhere.stage.close()


def test_a_store_that_is_away_for_a_while_is_asked_again(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    hall.stage.watch.listen(hall.workshop, lambda: heard.append(1))
    wait_for(lambda: heard)
    with monkeypatch.context() as away:
        tried: list[int] = []

        def fails(*_: object) -> None:
            tried.append(1)
            raise StoreBusy

        away.setattr(hall.store.workshops, "since", fails)
        wait_for(lambda: tried)
    before = len(heard)
    hall.happens(events.frozen("Now"))
    wait_for(lambda: len(heard) > before)
    assert "Now" == hall.stage.watch.look(hall.workshop).state.frozen


def test_somebody_who_is_deleted_is_gone_for_every_server_at_once(hall: Hall) -> None:
    ann = hall.joins("Ann")
    hall.stage.watch.look(hall.workshop)
    hall.store.workshops.forget_seat(ann)
    assert {} == hall.stage.watch.look(hall.workshop).state.people
