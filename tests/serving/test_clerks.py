"""Processes that answer pages for the server: nobody notices them, not even when one of them ends."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

import psutil
import pytest

from benchmarks._tab import Tab as LastingTab
from salestrain.serving import CannotServe
from salestrain.serving.clerk import BEGUN, DONE
from salestrain.serving.clerks import how_many
from salestrain.serving.far_clerk import LONGEST_TASK, LONGEST_UNWANTED, ClerkGone, FarClerk
from tests.serving.lines import Tab, run
from tests.serving.running import Room, add_exercise, ask, running

TALK = "riverside"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("clerks")
    add_exercise(folder / "ours", TALK, None)
    store = f"sqlite:///{folder}/store.db"
    with running([folder / "ours"], folder / "log", store=store, SALESTRAIN_PROCESSES="2") as room:
        yield room


def clerks(room: Room) -> list[psutil.Process]:
    """Return the processes that answer pages, as soon as both are there."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = psutil.Process(room.process.pid).children(recursive=True)
        if len(found) == 2:
            return found
        time.sleep(0.05)
    raise TimeoutError


def said(tab: Tab | LastingTab) -> list[str]:
    return [line["text"] for line in tab.shown["log"] if line["who"] == "learner"]


def test_two_people_who_talk_at_once_are_answered_by_two_processes_each_with_their_own_talk(room: Room) -> None:
    async def story() -> list[list[str]]:
        tabs = [Tab(room, TALK), Tab(room, TALK)]
        for tab in tabs:
            await tab.begin()
        await tabs[0].ask("choose", move="m.like")
        return [said(tab) for tab in tabs]

    assert [["What do you like about them?"], []] == run(story)
    assert all(process.num_threads() > 1 for process in clerks(room))


def test_a_page_whose_process_ended_comes_back_where_it_was_and_does_what_was_asked_once(room: Room) -> None:
    async def story() -> list[str]:
        tab = LastingTab([room.address], TALK)
        await tab.arrive()
        await tab.ask("begin")
        for process in clerks(room):
            process.kill()
        await tab.ask("choose", move="m.like")
        tab.hang_up()
        return said(tab)

    assert ["What do you like about them?"] == run(story)


def test_the_first_screen_is_in_the_page_of_somebody_who_was_never_here(room: Room) -> None:
    assert 'name="name"' in ask(room, f"/exercises/{TALK}/").text


def test_the_room_and_all_its_processes_end_together(tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    with running([tmp_path / "ours"], tmp_path / "log", SALESTRAIN_PROCESSES="2") as room:
        all_of_them = clerks(room)
        room.process.kill()
    assert ([], "") == (psutil.wait_procs(all_of_them, timeout=10)[1], (tmp_path / "log").read_text())


@pytest.fixture
def line() -> Iterator[tuple[FarClerk, Connection]]:
    here, there = Pipe()
    clerk = FarClerk(here)
    yield clerk, there
    there.close()


@pytest.mark.parametrize(("waits", "longest"), [(True, LONGEST_TASK), (False, LONGEST_UNWANTED)])
def test_a_process_may_work_at_one_thing_for_so_long_and_for_less_when_nobody_waits(
    line: tuple[FarClerk, Connection], waits: bool, longest: float
) -> None:
    clerk, there = line
    task = clerk.asked("answer", "for ever")
    number, *_ = there.recv()
    there.send((number, BEGUN, None))
    other = clerk.asked("answer", "soon")
    there.send((there.recv()[0], DONE, "now"))
    other.result(10)
    if not waits:
        task.cancel()
    now = time.monotonic()
    assert (False, True) == (clerk.works_too_long(now + longest - 5), clerk.works_too_long(now + longest + 5))


def test_whoever_waits_for_a_process_that_ends_is_told_so(line: tuple[FarClerk, Connection]) -> None:
    clerk, there = line
    task = clerk.asked("answer", secrets.token_hex(4))
    there.recv()
    there.close()
    with pytest.raises(ClerkGone):
        task.result(10)
    with pytest.raises(ClerkGone):
        clerk.asked("answer", "later").result(10)


@pytest.mark.parametrize(
    ("settings", "count"),
    [({"SALESTRAIN_PROCESSES": "3"}, 3), ({"SALESTRAIN_PROCESSES": "3", "SALESTRAIN_STORE": "sqlite://"}, 0)],
)
def test_a_setting_says_how_many_there_are_and_a_store_in_memory_has_none(settings: Any, count: int) -> None:
    assert count == how_many(settings)


def test_a_number_of_processes_that_is_none_is_told_before_the_room_opens() -> None:
    with pytest.raises(CannotServe, match="it is a number of processes, for example 2"):
        how_many({"SALESTRAIN_PROCESSES": "many"})
