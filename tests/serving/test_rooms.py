"""Every server shows the same workshop, asks the store seldom, and goes on after sleep and after its clock was set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from salestrain.serving.workshop.rooms import FRESH_SECONDS, Rooms
from salestrain.store import KeptWorkshop, Store, UnknownWorkshop, open_store
from salestrain.workshop import events
from tests.store.test_workshops import PLAN


class Clocks:
    """What passes, and what the wall shows."""

    def __init__(self) -> None:
        self.passed, self.wall = 100.0, 5000.0

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.passed += seconds
        self.wall += seconds


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        yield opened


@pytest.fixture
def kept(store: Store) -> KeptWorkshop:
    return store.workshops.make(PLAN)


def server(store: Store, clocks: Clocks) -> Rooms:
    return Rooms(lambda: store, lambda: clocks.passed, lambda: clocks.wall)


def test_what_one_server_wrote_another_shows_within_a_second(store: Store, kept: KeptWorkshop) -> None:
    clocks = Clocks()
    one, other = server(store, clocks), server(store, clocks)
    one.happen(kept.id, events.frozen("Listen."))
    other.happen(kept.id, events.step_begun(0, 5))
    clocks.pass_by(1)

    assert one.state(kept.id) == other.state(kept.id)


def test_a_state_is_known_for_a_moment_and_then_asked_for(store: Store, kept: KeptWorkshop) -> None:
    clocks = Clocks()
    rooms = server(store, clocks)
    state = rooms.happen(kept.id, events.thawed())
    at_once = rooms.fresh(kept.id)
    clocks.pass_by(FRESH_SECONDS)

    assert (state, None) == (at_once, rooms.fresh(kept.id))


def test_a_server_that_was_killed_knows_everything_when_it_is_back(store: Store, kept: KeptWorkshop) -> None:
    before = server(store, Clocks()).happen(kept.id, events.step_begun(0, 5), events.frozen(""))

    assert before == server(store, Clocks()).state(kept.id)


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_what_runs_goes_on_after_the_clock_was_set(store: Store, kept: KeptWorkshop, seconds: int) -> None:
    clocks = Clocks()
    rooms = server(store, clocks)
    ends = rooms.happen(kept.id, events.step_begun(0, 5)).step.ends  # type: ignore[union-attr]
    clocks.wall += seconds
    rooms.mind_the_clock()
    rooms.mind_the_clock()

    assert seconds == (rooms.state(kept.id).step.ends - ends).total_seconds()  # type: ignore[union-attr]


def test_a_clock_that_goes_right_is_left_alone(store: Store, kept: KeptWorkshop) -> None:
    clocks = Clocks()
    rooms = server(store, clocks)
    rooms.happen(kept.id, events.step_begun(0, 5))
    clocks.pass_by(3600)
    rooms.mind_the_clock()

    assert ["step_begun"] == [one.what.name for one in store.workshops.since(kept.id)]


def test_a_workshop_that_was_removed_elsewhere_is_missed(store: Store, kept: KeptWorkshop) -> None:
    clocks = Clocks()
    rooms = server(store, clocks)
    rooms.happen(kept.id, events.thawed())
    store.workshops.remove(kept.id)
    clocks.pass_by(1)
    with pytest.raises(UnknownWorkshop):
        rooms.state(kept.id)


def test_a_workshop_goes_when_its_time_is_over_and_no_other_does(store: Store, kept: KeptWorkshop) -> None:
    longer = store.workshops.make(PLAN.model_copy(update={"keep_days": 60}))
    gone = server(store, Clocks()).remove_what_is_over(datetime.now(UTC) + timedelta(days=31))

    assert (1, [longer.id]) == (gone, [one.id for one in store.workshops.all()])


def test_somebody_whose_page_asked_lately_is_here(store: Store, kept: KeptWorkshop) -> None:
    clocks = Clocks()
    rooms = server(store, clocks)
    rooms.state(kept.id)
    rooms.see(kept.id, "ann")
    clocks.pass_by(15)
    rooms.see(kept.id, "ben")
    clocks.pass_by(10)

    assert {"ben"} == rooms.here(kept.id)
