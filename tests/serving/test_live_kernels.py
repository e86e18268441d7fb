"""Who may start a kernel: whoever is alone with the room, or leads it."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from salestrain.serving.workshop.who import LEAD_COOKIE, lead_key
from tests.serving.running import Room, add_exercise, ask, running
from tests.serving.workshops import kept_workshops

EXERCISE = "/exercises/quayside/"


@pytest.fixture(scope="module")
def open_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room in which others can come, with an exercise whose notebook does more than practise."""
    folder = tmp_path_factory.mktemp("open")
    add_exercise(folder / "ours", "quayside")
    with running([folder / "ours"], folder / "log", SALESTRAIN_HOSTS="room.example") as room:
        yield room


def kernels(room: Room) -> int:
    return len(psutil.Process(room.process.pid).children(recursive=True))


@pytest.mark.parametrize("cookie", ["", f"{LEAD_COOKIE}=guessedguessedguessed1234"])
def test_a_learner_among_others_starts_no_kernel_and_is_told_whom_the_exercise_is_for(
    open_room: Room, cookie: str
) -> None:
    answer = ask(open_room, EXERCISE, headers={"Cookie": cookie})
    assert (403, True, 0) == (answer.status, "for whoever leads the room" in answer.text, kernels(open_room))


def test_whoever_leads_the_room_starts_one(open_room: Room) -> None:
    with kept_workshops() as workshops:
        cookie = f"{LEAD_COOKIE}={lead_key(workshops)}"
    assert (200, 1) == (ask(open_room, EXERCISE, headers={"Cookie": cookie}).status, kernels(open_room))
