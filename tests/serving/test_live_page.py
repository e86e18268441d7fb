"""An exercise in the room as a browser sees it: its page opens its own line, and mends it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from tests.serving.running import Room, add_exercise, running
from tests.serving.seeing import PHONE, Visit, is_too_wide, violations, visiting

READY = "[data-st-ready]"
LOST = "The connection was lost"
TALK = "riverside"


def come_in(visit: Visit, room: Room, name: str = "Ana") -> None:
    """Open the talk and begin it."""
    visit.page.goto(f"{room.address}exercises/{TALK}/")
    visit.page.wait_for_selector(READY)
    visit.page.get_by_label("name").fill(name)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name="Begin").click()
    visit.page.get_by_label("What do you say?").wait_for()


def say(visit: Visit, text: str) -> None:
    visit.page.get_by_label("What do you say?").fill(text)
    visit.page.keyboard.press("Enter")


def lines_of(visit: Visit) -> list[str]:
    return visit.page.locator(".st-learner .st-said").all_inner_texts()


def test_a_talk_opens_and_answers_without_a_kernel(visit: Visit, room: Room) -> None:
    come_in(visit, room)
    say(visit, "What do you like about them?")
    expect(visit.page.get_by_role("log")).to_contain_text("Their drivers know our dock.")


def test_it_asks_for_little_and_only_from_here(visit: Visit, room: Room) -> None:
    come_in(visit, room)
    assert [] == visit.elsewhere
    assert [] == visit.errors
    assert len(visit.asked) <= 6


def test_a_server_that_went_away_is_said_at_once_and_the_page_heals_by_itself(
    chromium: Browser, tmp_path: Path
) -> None:
    add_exercise(tmp_path / "ours", TALK, None)
    store = f"sqlite:///{tmp_path / 'store.db'}"
    with running([tmp_path / "ours"], tmp_path / "log", store=store) as room, visiting(chromium, room.address) as visit:
        come_in(visit, room)
        say(visit, "What do you like about them?")
        expect(visit.page.get_by_role("log")).to_contain_text("Their drivers know our dock.")
        room.process.kill()
        room.process.wait()
        expect(visit.page.get_by_role("alert")).to_contain_text(LOST, timeout=2000)
        say(visit, "What would you change?")
        port = urlsplit(room.address).port or 0
        with running([tmp_path / "ours"], tmp_path / "log2", port=port, store=store):
            expect(visit.page.get_by_role("log")).to_contain_text("What would you change?", timeout=15000)
            expect(visit.page.get_by_role("alert")).to_be_hidden()
            assert ["What do you like about them?", "What would you change?"] == lines_of(visit)


def test_a_reload_leads_back_to_the_line_said_last(visit: Visit, room: Room) -> None:
    come_in(visit, room)
    say(visit, "What do you like about them?")
    expect(visit.page.get_by_role("log")).to_contain_text("Their drivers know our dock.")
    visit.page.reload()
    expect(visit.page.get_by_role("log")).to_contain_text("Their drivers know our dock.")


def test_scripts_of_the_page_never_see_the_key(visit: Visit, room: Room) -> None:
    come_in(visit, room)
    assert ["", None] == visit.page.evaluate("[document.cookie, localStorage.getItem('salestrain.key')]")


def test_a_browser_that_practised_before_goes_on_with_its_key(visit: Visit, room: Room) -> None:
    visit.page.goto(room.address)
    visit.page.evaluate("localStorage.setItem('salestrain.key', 'c'.repeat(32))")
    come_in(visit, room)
    cookies = {cookie["name"]: cookie["value"] for cookie in visit.page.context.cookies()}
    assert "c" * 32 == cookies["salestrain"]


def test_on_a_phone_it_fits_and_axe_finds_nothing(chromium: Browser, room: Room) -> None:
    with visiting(chromium, room.address, viewport=PHONE) as visit:
        come_in(visit, room)
        assert not is_too_wide(visit.page)
        assert [] == violations(visit.page)


def test_without_javascript_the_page_says_what_it_needs(chromium: Browser, room: Room) -> None:
    with visiting(chromium, room.address, java_script_enabled=False) as visit:
        visit.page.goto(f"{room.address}exercises/{TALK}/")
        assert "This page needs JavaScript" in visit.page.locator("main").inner_text()


def test_no_kernel_runs_while_people_talk(visit: Visit, room: Room) -> None:
    come_in(visit, room)
    time.sleep(0.5)
    children = Path(f"/proc/{room.process.pid}/task/{room.process.pid}/children").read_text().split()
    commands = [Path(f"/proc/{pid}/cmdline").read_text() for pid in children]
    assert [] == [command for command in commands if re.search(r"ipykernel.*riverside", command)]
