"""A room on a bad day: a sentence says what is wrong, nothing is lost, and pages go on by themselves."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from salestrain.attempts.learner import SETTINGS
from salestrain.content.library import library
from salestrain.serving.desk import CannotOpen, Desk
from salestrain.serving.failing import AWAY, told_to_learners
from salestrain.serving.naming import may_name
from salestrain.serving.proxies import Proxies
from salestrain.store import SequenceTaken, Store, StoreUnwritable
from salestrain.ui.messages import NO_KEY
from tests.serving.lines import Tab, run
from tests.serving.running import Room, add_exercise, ask, running

TALK = "riverside"
LINE = "What do you like about them?"


def said(tab: Tab) -> list[str]:
    return [line["text"] for line in tab.shown["log"] if line["who"] == "learner"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bad days") / "kept" / "store.db"


@pytest.fixture(scope="module")
def room(store: Path) -> Iterator[Room]:
    """A room with a store of its own."""
    folder = store.parents[1]
    add_exercise(folder / "ours", TALK, None)
    with running([folder / "ours"], folder / "log", store=str(store)) as room:
        yield room


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no program")
def test_a_server_that_stood_still_answers_once_when_it_goes_on(room: Room) -> None:
    async def story() -> list[str]:
        tab = Tab(room, TALK)
        await tab.begin()
        os.kill(room.process.pid, signal.SIGSTOP)
        asking = asyncio.create_task(tab.ask("choose", move="m.like"))
        await asyncio.sleep(1.5)
        os.kill(room.process.pid, signal.SIGCONT)
        await asking
        again = Tab(room, TALK, cookie=tab.cookie)
        await again.connect()
        await again.ask("hello", key=NO_KEY, name="Ana", at="", zone="")
        return said(again)

    assert [LINE] == run(story)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is in use")
def test_a_store_that_is_gone_is_told_and_when_it_is_back_the_talk_goes_on(room: Room, store: Path) -> None:
    elsewhere = store.parents[1] / "elsewhere"

    async def story() -> tuple[str, int, list[str]]:
        tab = Tab(room, TALK)
        await tab.begin()
        store.parent.rename(elsewhere)
        await tab.ask("choose", move="m.like")
        told = tab.shown["status"]
        health = ask(room, "/healthz").status
        elsewhere.rename(store.parent)
        await tab.ask("choose", move="m.like")
        return told, health, said(tab)

    told, health, lines = run(story)
    assert "its file is gone" in told and "What was kept before is safe" in told
    assert (503, [LINE]) == (health, lines)


ANA = {"SALESTRAIN_LEARNER": "ana"}


@pytest.mark.parametrize(
    ("host", "more"),
    [
        ("0.0.0.0", {}),
        ("127.0.0.1", {"SALESTRAIN_HOSTS": "room.example"}),
        ("::1", {"SALESTRAIN_PROXIES": "127.0.0.1"}),
    ],
)
@pytest.mark.parametrize("named", SETTINGS)
def test_a_setting_that_names_the_learner_does_not_count_where_others_can_come_and_that_is_said(
    host: str, more: dict[str, str], named: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings = {named: "ana", **more}
    assert {} == may_name(host, Proxies(settings), None, settings)
    assert f"{named} does not count here" in caplog.text


def test_a_setting_names_the_learner_where_nobody_else_can_come(caplog: pytest.LogCaptureFixture) -> None:
    assert (ANA, "") == (may_name("127.0.0.1", Proxies({}), None, ANA), caplog.text)


def test_learners_are_not_told_where_the_store_is_and_whoever_runs_the_room_is_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed = StoreUnwritable(f"What you do cannot be kept in /srv/{secrets.token_hex(4)}/store.db.")
    told = {told_to_learners(failed) for _ in range(40)}
    assert ({AWAY}, 1) == (told, caplog.text.count(str(failed)))


def test_a_seat_in_a_room_with_others_tells_what_is_for_learners() -> None:
    def full() -> Store:
        raise StoreUnwritable("The disk of db.internal is full.")

    desk = Desk(library(), full)
    desk.told = told_to_learners
    with pytest.raises(CannotOpen, match="Tell whoever runs the room"):
        desk.seat("harbour_foods", "a" * 32, "b" * 32)


def test_a_step_that_was_taken_in_another_tab_is_told_to_learners_as_it_is() -> None:
    assert "in another tab" in told_to_learners(SequenceTaken())
