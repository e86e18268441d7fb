"""The room's pages to print: for everybody what gives nothing away, on the room's own machine the rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.serving.running import Room, ask
from tests.serving.seeing import PHONE, is_too_wide, violations, visiting
from tests.serving.workshops import leader

LIST, CARD, SHEET = (f"/exercises/quayside/print/{name}" for name in ("", "role-card-a", "observer-sheet"))
ELSEWHERE = {"X-Forwarded-For": "192.0.2.7"}
"""What a proxy says of somebody at another machine."""


def test_the_machine_of_the_room_lists_and_opens_every_sheet(room: Room) -> None:
    assert (200, True) == ((answer := ask(room, LIST)).status, "Role card" in answer.text)
    assert (200, True) == ((answer := ask(room, CARD)).status, "never say one before its time" in answer.text)


def test_other_machines_get_no_sheet_that_gives_the_answers_away(room: Room) -> None:
    assert (200, False) == ((answer := ask(room, LIST, headers=ELSEWHERE)).status, "Role card:" in answer.text)
    assert (403, False) == ((answer := ask(room, CARD, headers=ELSEWHERE)).status, "never say one" in answer.text)
    assert 200 == ask(room, SHEET, headers=ELSEWHERE).status


def test_whoever_holds_the_key_opens_every_sheet_from_anywhere(room: Room) -> None:
    lead = leader(room)
    headers = ELSEWHERE | {"Cookie": "; ".join(f"{name}={value}" for name, value in lead.cookies.items())}
    assert (200, True) == ((answer := ask(room, CARD, headers=headers)).status, "never say one" in answer.text)
    assert "Role card:" in ask(room, LIST, headers=headers).text


@pytest.mark.parametrize("path", ["/exercises/nosuch/print/", "/exercises/quayside/print/nosuch"])
def test_what_there_is_not_is_said_calmly(room: Room, path: str) -> None:
    assert 404 == ask(room, path).status


def test_an_exercise_with_mistakes_has_no_sheets_yet(room: Room) -> None:
    assert 503 == ask(room, "/exercises/unfinished/print/").status


@pytest.mark.parametrize("path", [LIST, CARD, SHEET])
def test_sheets_can_be_read_by_everybody_on_a_phone_as_well(chromium: Browser, room: Room, path: str) -> None:
    with visiting(chromium, room.address, viewport=PHONE) as visit:
        visit.page.goto(room.address.rstrip("/") + path)
        assert ([], False) == (violations(visit.page), is_too_wide(visit.page))
        visit.page.emulate_media(media="print")
        assert not visit.page.locator("header").is_visible()


def test_an_observer_writes_on_the_phone_and_the_browser_keeps_it_until_the_sheet_is_emptied(
    chromium: Browser, room: Room
) -> None:
    with visiting(chromium, room.address, viewport=PHONE) as visit:
        page = visit.page
        page.goto(room.address.rstrip("/") + SHEET)
        page.get_by_label("Seller").fill("Ana")
        page.get_by_role("checkbox").first.check()
        page.reload()
        seller, first = page.get_by_label("Seller"), page.get_by_role("checkbox").first
        assert ("Ana", True) == (seller.input_value(), first.is_checked())
        page.get_by_role("button", name="Empty this sheet").click()
        page.reload()
        assert ("", False) == (seller.input_value(), first.is_checked())
