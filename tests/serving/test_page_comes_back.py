"""A page in a real browser goes on by itself when its server was killed, or its store was away."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving.running import add_exercise, running

TALK = "riverside"
LINE = "What do you like about them?"
PATIENCE = 30_000.0
"""Milliseconds; a machine that tests much at once is slow."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def say(page: Page, line: str) -> None:
    page.get_by_label("What do you say?").fill(line)
    page.get_by_role("button", name="Send").click()


def test_a_page_whose_server_was_killed_shows_what_it_showed_and_goes_on(chromium: Browser, tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    port, store, page = free_port(), str(tmp_path / "store.db"), chromium.new_page()
    with running([tmp_path / "ours"], tmp_path / "log", port, store=store) as room:
        page.goto(f"{room.address}exercises/{TALK}/")
        page.get_by_label("name").fill("Ana")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Begin").first.click()
        say(page, LINE)
        expect(page.locator(".st-learner")).to_have_count(1, timeout=PATIENCE)
        room.process.kill()
        expect(page.get_by_text("The connection was lost.")).to_be_visible(timeout=PATIENCE)
    with running([tmp_path / "ours"], tmp_path / "log", port, store=store):
        expect(page.get_by_text("Welcome back, Ana.")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("The connection was lost.")).to_be_hidden()
        expect(page.locator(".st-learner .st-said")).to_have_text([LINE])
        page.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is in use")
def test_a_page_that_could_not_open_for_want_of_a_store_opens_when_there_is_one(
    chromium: Browser, tmp_path: Path
) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    blocked, page = tmp_path / "kept", chromium.new_page()
    blocked.write_text("no folder", encoding="utf-8")
    with running([tmp_path / "ours"], tmp_path / "log", store=str(blocked / "store.db")) as room:
        page.goto(f"{room.address}exercises/{TALK}/")
        expect(page.get_by_text("This page tries again by itself.")).to_be_visible(timeout=PATIENCE)
        blocked.unlink()
        expect(page.get_by_text("This page tries again by itself.")).to_be_hidden(timeout=PATIENCE)
        expect(page.get_by_label("name")).to_be_visible()
        page.close()
