"""Days on which something breaks: the learner reads a sentence, and the talk goes on where it was."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import BOX, begin, lines, open_page, say
from tests.serving.running import Room, running
from tests.serving.seeing import Visit, visiting

LIKE = "What do you like about Northlane that we should copy?"
CHANGE = "And what would you change about them?"
LOST = "The connection was lost."


def test_a_broken_line_is_said_and_the_talk_goes_on_by_itself_when_it_is_back(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Kay")
    say(page, LIKE)
    page.context.set_offline(True)
    expect(page.get_by_role("alert")).to_contain_text(LOST, timeout=4_000)
    page.locator(BOX).fill(CHANGE)
    page.keyboard.press("Enter")
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_be_hidden(timeout=15_000)
    expect(page.get_by_role("log")).to_contain_text(CHANGE)

    assert 5 == len(lines(page))


def test_after_the_server_was_restarted_the_talk_goes_on(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "store.db"))
    with running([], tmp_path / "log") as room:
        port = urlsplit(room.address).port or 0
        context = chromium.new_context()
        page = context.new_page()
        open_page(page, room.address)
        begin(page, "Rex")
        say(page, LIKE)
        kept = lines(page)
    with running([], tmp_path / "log", port) as room:
        open_page(page, room.address)
        assert kept == lines(page)
        say(page, CHANGE)
        assert 5 == len(lines(page))
        context.close()


def test_a_store_that_cannot_be_written_is_a_sentence_on_the_page(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "file" / "store.db"))
    with running([], tmp_path / "log") as room, visiting(chromium, room.address) as visit:
        visit.page.goto(f"{room.address}exercises/harbour_foods/")
        alert = visit.page.get_by_role("alert").filter(has_text="cannot be kept")

        expect(alert).to_contain_text("SALESTRAIN_STORE", timeout=20_000)
        assert "Traceback" not in visit.page.content()


def test_a_server_that_hangs_is_said_and_what_was_sent_meanwhile_counts_once(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Slow")
    server = psutil.Process(school.process.pid)
    server.suspend()
    try:
        page.locator(BOX).fill(LIKE)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text(LOST, timeout=12_000)
        assert LIKE == page.locator(BOX).input_value()
    finally:
        server.resume()
    expect(page.get_by_role("log")).to_contain_text(LIKE, timeout=15_000)

    assert (3, LIKE) == (len(lines(page)), lines(page)[1])
