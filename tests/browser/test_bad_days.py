"""Days on which something breaks: the learner reads a sentence, and the talk goes on where it was."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import BOX, begin, lines, open_page, ready, say
from tests.serving.running import Room, running
from tests.serving.seeing import Visit, visiting

LIKE = "What do you like about Northlane that we should copy?"
CHANGE = "And what would you change about them?"
LOST = "The connection was lost. Your work is saved. Reload to continue."


def kernels(room: Room) -> set[int]:
    """The process ids of the server's kernels."""
    return {child.pid for child in psutil.Process(room.process.pid).children()}


def test_a_killed_kernel_is_said_and_after_a_reload_the_talk_goes_on(visit: Visit, school: Room) -> None:
    page, before = visit.page, kernels(school)
    open_page(page, school.address)
    begin(page, "Kay")
    say(page, LIKE)
    kept = lines(page)
    for pid in kernels(school) - before:
        psutil.Process(pid).kill()
    expect(page.get_by_role("alert")).to_contain_text(LOST, timeout=20_000)
    page.get_by_role("alert").get_by_role("button", name="Reload").click()
    ready(page)
    assert kept == lines(page)
    say(page, CHANGE)

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


def test_an_answer_that_does_not_come_is_said_and_the_words_stay(visit: Visit, school: Room) -> None:
    page = visit.page
    before = kernels(school)
    open_page(page, school.address)
    begin(page, "Slow")
    (kernel,) = kernels(school) - before
    psutil.Process(kernel).suspend()
    page.locator(BOX).fill(LIKE)
    page.keyboard.press("Enter")
    expect(page.locator(".st-compose [role=status]")).to_contain_text("There is no answer yet.", timeout=12_000)
    assert LIKE == page.locator(BOX).input_value()
    page.keyboard.press("Enter")
    psutil.Process(kernel).resume()
    # The second time came too late to count twice.
    expect(page.locator(".st-compose [role=status]")).to_contain_text("This is where it stands now.")

    assert (3, LIKE) == (len(lines(page)), lines(page)[1])
