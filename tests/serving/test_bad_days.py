"""A room on a bad day: a sentence says what is wrong, nothing is lost, and pages go on by themselves."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.learner import SETTINGS
from salestrain.serving.naming import may_name
from salestrain.serving.proxies import Proxies
from salestrain.ui.messages import NO_KEY
from tests.serving.lines import Tab, run
from tests.serving.running import add_exercise, ask, running

TALK = "riverside"


def said(tab: Tab) -> list[str]:
    return [line["text"] for line in tab.shown["log"] if line["who"] == "learner"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is in use")
def test_a_store_that_is_gone_is_told_and_when_it_is_back_pages_go_on(tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    store, elsewhere = tmp_path / "kept" / "store.db", tmp_path / "elsewhere"

    async def story() -> tuple[str, Any, list[str], bool]:
        tab, late = Tab(room, TALK), Tab(room, TALK)
        await tab.begin()
        store.parent.rename(elsewhere)
        await tab.ask("choose", move="m.like")
        told = tab.shown["status"]
        problem = await late.connect()
        is_well = ask(room, "/healthz").status == 200
        elsewhere.rename(store.parent)
        await tab.ask("choose", move="m.like")
        late.hang_up()
        await late.connect()
        await late.ask("hello", key=NO_KEY, name="Bea", at="", zone="")
        await late.ask("begin")
        assert late.shown["screen"] == "talk"
        return told, problem, said(tab), is_well

    with running([tmp_path / "ours"], tmp_path / "log", store=str(store)) as room:
        told, problem, lines, is_well = run(story)
    assert "its file is gone" in told and "What was kept before is safe" in told
    # A page that is not open yet needs the store only once somebody begins.
    assert problem.get("may_pass", True)
    assert (["What do you like about them?"], False) == (lines, is_well)


def test_a_page_that_cannot_open_for_want_of_a_store_is_told_that_it_is_worth_waiting(tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    blocked = tmp_path / "kept"
    blocked.write_text("no folder", encoding="utf-8")

    async def story() -> tuple[Any, Any]:
        tab = Tab(room, TALK)
        first = await tab.connect()
        blocked.unlink()
        tab.hang_up()
        return first, await tab.connect()

    with running([tmp_path / "ours"], tmp_path / "log", store=str(blocked / "store.db")) as room:
        first, second = run(story)
    assert (True, True) == (first["may_pass"], second["opened"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no program")
def test_a_server_that_stood_still_answers_once_when_it_goes_on(tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)

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

    with running([tmp_path / "ours"], tmp_path / "log", store=str(tmp_path / "store.db")) as room:
        assert ["What do you like about them?"] == run(story)


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
