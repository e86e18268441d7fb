"""An hour with eight learners, compressed, as their browsers show it; and its pages, for everybody's eyes and ears."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from salestrain.serving.workshop.who import LEAD_COOKIE, SEAT_COOKIE, lead_key
from salestrain.store import STORE_SETTING, Seat, Store, open_store
from salestrain.workshop import events
from salestrain.workshop.joining import hash_of_phrase, hash_of_token
from tests.board.staging import TALK, Hall, a_plan, staged
from tests.browser.pages import say
from tests.browser.workshop_day import (
    NAMES,
    TYPED,
    WARM_UP,
    Day,
    OpenTab,
    faults,
    practises_guided,
    practises_typed,
    press,
    votes,
)
from tests.serving.running import Room, running
from tests.serving.seeing import PHONE, Visit, visiting

WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, Store]]:
    """A room with a store of its own."""
    base = tmp_path_factory.mktemp("workshop")
    address = f"sqlite:///{base}/store.db"
    with running([], Path(base) / "log", store=address) as room, open_store(address) as store:
        yield room, store


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Wait longer than usual: ten browsers share the machine with the room."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def open_tab(chromium: Browser, place: tuple[Room, Store]) -> Iterator[OpenTab]:
    """Opens tabs, each of a browser of its own, which may have a cookie to begin with."""
    with ExitStack() as stack:

        def opened(cookie: str = "", value: str = "", **context: object) -> object:
            visit = stack.enter_context(visiting(chromium, place[0].address, **context))
            if cookie:
                visit.page.context.add_cookies([{"name": cookie, "value": value, "url": place[0].address}])
            return visit

        yield opened  # type: ignore[misc]


@pytest.fixture
def day(open_tab: OpenTab, place: tuple[Room, Store], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Day:
    """The workshop of one hour, made in the browser; eight have joined by its code."""
    monkeypatch.setenv(STORE_SETTING, f"sqlite:///{place[0].log.parent}/store.db")
    day = Day(*place, open_tab)
    day.made()
    for name in NAMES:
        day.joins(name)
    return day


def test_an_hour_is_led_from_the_board_with_eight_learners(day: Day, tmp_path: Path) -> None:
    expect(day.board.get_by_text("8 people are here")).to_be_visible()
    expect(day.screen.get_by_text("8 people are here.")).to_be_visible()
    the_warm_up(day)
    a_hand_goes_up_and_a_phone_gives_up(day)
    one_talk_for_all(day)
    everything_rests_and_goes_on(day)
    the_room_looks_back(day)
    printed = a_sheet_for_observers(day, tmp_path)
    book, kept = day.exports(tmp_path), day.takes_along(day.phones[0])
    day.purges()
    assert [*[1] * 7, 0] == [book.count(name) for name in NAMES]  # Hal finished nothing
    assert (False, True, True) == (TYPED in book, TYPED in kept, "Saltmarsh Bakeries" in printed)
    assert ((), ()) == (day.store.workshops.all(), day.store.learners())


def the_warm_up(day: Day) -> None:
    """Everybody is led to the talk; Ann types, Ben chooses, the others are quick."""
    day.presses("Begin: Welcome")
    day.presses("Next: What a first talk is for")
    day.presses("Next: Warm-up")
    for phone in day.phones:
        phone.page.wait_for_url(f"**/exercises/{WARM_UP}/")
    practises_typed(day.phones[0].page)
    practises_guided(day.phones[1].page)
    for name in NAMES[2:7]:
        day.finishes(name)
    expect(day.board.get_by_text("7 people are done; half of them earned").first).to_be_visible()


def a_hand_goes_up_and_a_phone_gives_up(day: Day) -> None:
    """Hal needs help; Dee's phone gives up, and she is where the room is on a tablet."""
    day.phones[7].page.get_by_role("button", name="Raise hand").click()
    expect(day.board.get_by_text("One hand is up")).to_be_visible()
    day.presses("Helped")
    expect(day.board.get_by_text("One hand is up")).to_be_hidden()
    day.drops_out_and_comes_back(day.phones[3])
    day.phones[3].page.wait_for_url(f"**/exercises/{WARM_UP}/")


def one_talk_for_all(day: Day) -> None:
    """Seven vote on the next line, and one says it in their own words."""
    day.presses("Talk together")
    day.presses("Take this one")
    day.presses("Begin the talk")
    day.presses("Let the room vote")
    for place, phone in enumerate(day.phones[:7]):
        phone.page.wait_for_url("**/vote/")
        votes(phone.page, place % 2)
    own = day.phones[7].page
    own.get_by_label("Or in your own words").fill("What stood still, and for how long?")
    press(own, "Propose it")
    expect(day.board.get_by_text("8 of 8 have voted")).to_be_visible()
    day.presses("Close the vote")
    for page in (day.board, day.screen, own):
        expect(page.get_by_text("4 of 8 want line A")).to_be_visible(timeout=30_000)
    day.presses("Say A")
    expect(day.board.get_by_role("button", name="Let the room vote")).to_be_visible()


def everything_rests_and_goes_on(day: Day) -> None:
    """The facilitator speaks."""
    day.board.get_by_text("Stop everybody for a moment").click()
    day.board.get_by_label("What everybody reads meanwhile").fill("Eyes to the front")
    day.presses("Rest all pages")
    for page in (day.phones[3].page, day.screen):
        expect(page.get_by_text("Eyes to the front")).to_be_visible()
    day.presses("Let them go on")
    expect(day.phones[3].page.get_by_text("Eyes to the front")).to_be_hidden()


def the_room_looks_back(day: Day) -> None:
    """The debrief of the group is on the big screen and in everybody's hand, without a name."""
    day.presses("Next: What did the warm-up show?")
    day.presses("Looking back")
    for page in (day.screen, day.phones[0].page, day.phones[2].page):
        expect(page.get_by_role("heading", name="Expected and earned")).to_be_visible()
    day.presses("What stayed hidden")
    expect(day.screen.get_by_role("heading", name="What stayed hidden")).to_be_visible()
    assert [] == [name for name in NAMES if re.search(rf"\b{name}\b", day.screen.locator("main").inner_text())]


def a_sheet_for_observers(day: Day, folder: Path) -> str:
    """The facilitator prints the observers' sheet, and returns what is on the paper."""
    paper = day.board.context.new_page()
    paper.goto(f"{day.room.address}exercises/{WARM_UP}/print/observer-sheet")
    paper.pdf(path=folder / "sheet.pdf", format="A4")
    paper.close()
    return " ".join(page.extract_text() for page in PdfReader(folder / "sheet.pdf").pages)


def faults_of_a_talk_by_hand(hall: Hall, seat: Seat, led: Visit, held: Visit) -> list[str]:
    """Somebody is asked for a talk, says yes and a line: return what is wrong with the two pages."""
    hall.happens(events.talk_offered(seat.id, TALK))
    held.page.get_by_role("link", name="See what that means").click()
    expect(held.page.get_by_role("button", name="Yes, begin the talk")).to_be_visible()
    found = faults(held)
    held.page.get_by_role("button", name="Yes, begin the talk").click()
    say(held.page, "Who do you work for?")
    led.page.goto(held.page.url.partition("exercises/")[0] + "board/")
    expect(led.page.get_by_label("What you say")).to_be_visible()
    found += faults(led, WIDTHS)
    led.page.get_by_label("What you say").fill("For a firm that bottles water.")
    press(led.page, "Answer")
    expect(held.page.get_by_text("For a firm that bottles water.")).to_be_visible()
    return found


def test_the_pages_of_a_workshop_can_be_seen_heard_and_used_at_every_width(
    open_tab: OpenTab, place: tuple[Room, Store]
) -> None:
    """Join, board, big screen, vote, rating and print, in light and dark; none asks anything of another host."""
    room, store = place
    hall, token = staged(store, store.workshops.make(a_plan()).id), secrets.token_urlsafe(24)
    hashed = hash_of_phrase("words", hall.workshop), hash_of_token(token)
    ann = store.workshops.take_seat(hall.workshop, "Ann", *hashed)
    board = hall.board()
    for message in ({"type": "step", "value": "2"}, {"type": "talk_afresh"}, {"type": "vote"}):
        board.deliver(message)
    led = open_tab(LEAD_COOKIE, lead_key(store.workshops), viewport=PHONE)
    held = open_tab(SEAT_COOKIE + hall.workshop, token, viewport=PHONE)
    at, found = f"{room.address}workshop/{hall.workshop}/", []
    for visit, address, there in (
        (held, f"{room.address}join", "Join the workshop"),
        (led, f"{at}board/", "0 of 1 have voted"),
        (led, f"{at}screen/", "0 of 1 have voted"),
        (held, f"{at}vote/", "Or in your own words"),
        (held, f"{room.address}exercises/{TALK}/print/observer-sheet", "Observer sheet"),
    ):
        visit.page.goto(address)
        expect(visit.page.get_by_text(there).first).to_be_visible()  # nothing is wrong with an empty page
        found += faults(visit, WIDTHS)
    hall.happens(events.everybody_sent("rating", TALK))
    led.page.goto(f"{at}board/")
    press(led.page, "The room")
    expect(led.page.get_by_text("1 person is here")).to_be_visible()
    found += faults(led, WIDTHS)
    held.page.goto(f"{at}rating/")
    expect(held.page.get_by_role("radio").first).to_be_visible(timeout=30_000)
    found += faults(held, WIDTHS)
    found += faults_of_a_talk_by_hand(hall, ann, led, held)
    hall.stage.close()
    assert [] == found
