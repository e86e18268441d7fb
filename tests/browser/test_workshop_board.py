"""A facilitator leads a room from the board: pace, vote with own words, wall, freeze, debrief; three are on phones."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from salestrain.serving.workshop.who import LEAD_COOKIE, SEAT_COOKIE, lead_key
from salestrain.store import Store, open_store
from salestrain.workshop.joining import hash_of_phrase, hash_of_token
from tests.board.staging import Hall, a_plan, staged
from tests.serving.running import Room, running
from tests.serving.seeing import PHONE, Visit, is_too_wide, violations, visiting

NAMES = ("Ann", "Ben", "Cem", "Dee", "Eli")
TABLET, WIDE = 768, 1440
Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, Store]]:
    """A room with a store of its own."""
    base = tmp_path_factory.mktemp("board")
    address = f"sqlite:///{base}/store.db"
    with running([], Path(base) / "log", store=address) as room, open_store(address) as store:
        yield room, store


@pytest.fixture
def open_tab(chromium: Browser, place: tuple[Room, Store]) -> Iterator[Open]:
    """Opens tabs, each of a browser of its own."""
    with ExitStack() as stack:

        def opened(cookie: str, value: str, **context: object) -> Visit:
            visit = stack.enter_context(visiting(chromium, place[0].address, **context))
            visit.page.context.add_cookies([{"name": cookie, "value": value, "url": place[0].address}])
            return visit

        yield opened


def faults(*visits: Visit, tablet: bool = False) -> list[str]:
    """Return what is wrong with pages, in light and dark; with `tablet` at the width of one as well."""
    found: list[str] = []
    for visit in visits:
        page = visit.page
        is_phone = (page.viewport_size or PHONE)["width"] == PHONE["width"]
        widths = [PHONE["width"]] if is_phone else [TABLET, WIDE] if tablet else [WIDE]
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            found += [f"{page.url} {width}: {one}" for one in violations(page)]
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            dark = page.evaluate("axe.run({ runOnly: ['color-contrast'] })")  # in the dark only the colours differ
            found += [f"{page.url} dark: {node['html'][:120]}" for one in dark["violations"] for node in one["nodes"]]
            found += [f"{page.url} {width}: too wide"] if is_too_wide(page) else []
        found += [*visit.errors, *visit.elsewhere]
    return found


def press(page: Page, name: str) -> None:
    """Press a button by what it says, once what was pressed before is answered."""
    expect(page.locator("#st-page[aria-busy]")).to_have_count(0)
    page.get_by_role("button", name=name).first.click()


def people(hall: Hall) -> list[str]:
    """Let five people join who have each finished a talk, and return the secrets of their phones."""
    tokens = [secrets.token_urlsafe(24) for _ in NAMES]
    for number, (name, token) in enumerate(zip(NAMES, tokens, strict=True)):
        phrase = hash_of_phrase(f"words of {name}", hall.workshop)
        seat = hall.store.workshops.take_seat(hall.workshop, name, phrase, hash_of_token(token))
        hall.practises(seat, random.Random(number).randrange(100))
    return tokens


def test_a_room_is_led_from_the_board(open_tab: Open, place: tuple[Room, Store]) -> None:
    room, store = place
    hall = staged(store, store.workshops.make(a_plan()).id)
    at, tokens = f"{room.address}workshop/{hall.workshop}/", people(hall)
    lead = open_tab(LEAD_COOKIE, lead_key(store.workshops), viewport={"width": 1440, "height": 800})
    wide = open_tab(LEAD_COOKIE, lead_key(store.workshops), viewport={"width": 1440, "height": 800})
    phones = [open_tab(SEAT_COOKIE + hall.workshop, token, viewport=PHONE) for token in tokens[:3]]
    board, screen, (ann, ben, cem) = lead.page, wide.page, [phone.page for phone in phones]
    board.goto(f"{at}board/")
    screen.goto(f"{at}screen/")
    for page in (ann, ben, cem):
        page.goto(at)

    # The board is live, and says states and counts.
    expect(board.get_by_text("5 people are here")).to_be_visible()
    expect(board.get_by_text("5 people are done; half of them earned").first).to_be_visible()
    ann.get_by_role("button", name="Raise hand").click()
    expect(board.get_by_text("One hand is up")).to_be_visible()
    press(board, "Helped")
    expect(board.get_by_text("One hand is up")).to_be_hidden()
    found = faults(lead, tablet=True)

    # A talk that the room holds together: everybody is taken to the vote; one has words of their own.
    press(board, "Agenda")
    board.locator("button[data-send=step][data-value='2']").click()
    press(board, "Talk together")
    press(board, "Begin the talk")
    press(board, "Let the room vote")
    for page in (ann, ben):
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Vote", exact=True).click()
        expect(page.get_by_text("You want:")).to_be_visible()
    cem.get_by_label("Or in your own words").fill("What stood still, and for how long?")
    press(cem, "Propose it")
    expect(screen.get_by_text("3 of 5 have voted")).to_be_visible()
    found += faults(phones[0])
    press(board, "Close the vote")
    for page in (board, screen, ann):
        expect(page.get_by_text("2 of 3 want line A")).to_be_visible(timeout=30_000)
        expect(page.get_by_text("proposed in the room").first).to_be_visible()
    found += faults(lead, phones[0], wide, tablet=True)
    press(board, "Say A")
    expect(board.get_by_role("button", name="Let the room vote")).to_be_visible()

    # The wall: read first, then shown, without a name.
    press(board, "Next: Questions")
    ann.get_by_label("A question worth asking").fill("What happens if nothing changes?")
    press(ann, "Put it on the wall")
    press(board, "Wall")
    press(board, "Show it")
    expect(screen.get_by_text("What happens if nothing changes?")).to_be_visible()
    press(ben, "Vote for it")
    expect(screen.get_by_text("1 vote")).to_be_visible()

    # Everything rests, and goes on.
    board.get_by_text("Stop everybody for a moment").click()
    board.get_by_label("What everybody reads meanwhile").fill("Eyes to the front")
    press(board, "Rest all pages")
    for page in (ann, screen):
        expect(page.get_by_text("Eyes to the front")).to_be_visible()
    press(board, "Let them go on")
    expect(ann.get_by_text("Eyes to the front")).to_be_hidden()
    found += faults(phones[1])

    # Looking back: of a group, part by part, on the big screen and in everybody's hand.
    board.get_by_role("button", name="Agenda").click()
    board.locator("button[data-send=step][data-value='5']").click()
    board.get_by_role("button", name="Looking back", exact=True).click()
    press(board, "What stayed hidden")
    for page in (screen, ann):
        expect(page.get_by_role("heading", name="What stayed hidden")).to_be_visible()
    found += faults(lead, phones[0], wide)
    press(board, "Close the workshop")
    press(board, "Yes, close it")
    expect(screen.get_by_text("That was it. Thank you.")).to_be_visible()
    assert [] == found
    assert "Ann" not in screen.content()
