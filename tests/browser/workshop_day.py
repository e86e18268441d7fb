"""A workshop as a facilitator and eight learners hold it in their browsers, step by step."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import practice_of
from salestrain.cli import app
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.core.kind import completed
from salestrain.kinds.conversation.engine import choices
from salestrain.serving.workshop.who import lead_key
from salestrain.store import Seat, Store
from tests.browser.pages import BOX, choose, heading, judge, say
from tests.serving.running import Room
from tests.serving.seeing import PHONE, TABLET, Visit, is_too_wide, violations

OpenTab = Callable[..., Visit]
WARM_UP = "saltmarsh_bakeries"
NAMES = ("Ann", "Ben", "Cem", "Dee", "Eli", "Fay", "Gus", "Hal")
WIDE = {"width": 1440, "height": 800}
TYPED = "What should stay just as it is in your bakeries?"
"""What Ann says in her own words; nobody but her is to read it."""
FAREWELLS = ("Then you do not need us, and I will let you go.", "Yes, I am hanging up. Goodbye!")
"""The buyer may ask whether somebody means it."""


@dataclass
class Phone:
    """Somebody's phone, and the four words that they wrote down."""

    name: str
    visit: Visit
    words: str

    @property
    def page(self) -> Page:
        """What it shows."""
        return self.visit.page


@dataclass
class Day:
    """The day: the room, the tabs of whoever leads, and everybody's phones."""

    room: Room
    store: Store
    open_tab: OpenTab
    code: str = ""
    workshop: str = ""
    phones: list[Phone] = field(default_factory=list)

    def made(self) -> None:
        """The facilitator makes the ready-made workshop of one hour, and opens board and big screen."""
        self.lead, self.wide = self.open_tab(viewport=WIDE), self.open_tab(viewport=WIDE)
        address, key = self.room.address, lead_key(self.store.workshops)
        self.board.goto(f"{address}lead/{key}")
        self.board.get_by_role("link", name="Make a workshop").click()
        self.board.get_by_role("link", name=re.compile("^1 hour:")).click()
        self.board.get_by_role("button", name="Make the workshop").first.click()
        self.code = self.board.locator(".st-start-code").inner_text().replace(" ", "")
        self.workshop = re.findall(r"workshop/([0-9a-f]+)/", self.board.url)[0]
        self.screen.goto(f"{address}lead/{key}")
        self.screen.goto(f"{self.at}screen/")
        self.board.goto(f"{self.at}board/")

    @property
    def board(self) -> Page:
        """The board."""
        return self.lead.page

    @property
    def screen(self) -> Page:
        """What the beamer shows."""
        return self.wide.page

    @property
    def at(self) -> str:
        """Address of the workshop."""
        return f"{self.room.address}workshop/{self.workshop}/"

    def joins(self, name: str) -> None:
        """Somebody joins by the code, and writes down their words."""
        visit = self.open_tab(viewport=PHONE)
        visit.page.goto(f"{self.room.address}join/{self.code}")
        visit.page.get_by_label("Nickname").fill(name)
        visit.page.get_by_role("button", name="Join").click()
        words = " ".join(visit.page.locator(".st-phrase span").all_inner_texts())
        visit.page.get_by_role("link", name="To the workshop").click()
        self.phones.append(Phone(name, visit, words))

    def presses(self, name: str) -> None:
        """The facilitator presses a button of the board, once what was pressed before is answered."""
        press(self.board, name)

    def finishes(self, name: str) -> None:
        """Somebody holds the warm-up to its end, with lines picked by chance, and sees what it earned."""
        seat = next(one for one in self.store.workshops.seats(self.workshop) if one.nickname == name)
        held_to_its_end(self.store, seat, NAMES.index(name))

    def drops_out_and_comes_back(self, phone: Phone) -> None:
        """A phone gives up; its owner comes back on a tablet, with code and words."""
        phone.page.context.close()
        phone.visit = self.open_tab(viewport=TABLET)
        phone.page.goto(f"{self.room.address}back")
        phone.page.get_by_label("Code").fill(self.code)
        phone.page.get_by_label("Your four words").fill(phone.words)
        phone.page.get_by_role("button", name="Come back").click()

    def exports(self, folder: Path) -> str:
        """The facilitator writes a gradebook, and returns it."""
        file = folder / "book.csv"
        command = ["export", "gradebook", "--workshop", self.code, "--out", str(file)]
        CliRunner().invoke(app, command, catch_exceptions=False)
        return file.read_text(encoding="utf-8")

    def takes_along(self, phone: Phone) -> str:
        """Somebody takes along what is kept of them, and returns it."""
        phone.page.goto(self.at)
        phone.page.get_by_text("Take along what is kept of me").click()
        with phone.page.expect_download() as download:
            phone.page.get_by_role("link", name="Download it").click()
        return Path(download.value.path()).read_text(encoding="utf-8")

    def purges(self) -> None:
        """The facilitator ends the day, and deletes everything."""
        self.presses("Close the workshop")
        self.presses("Yes, close it")
        expect(self.screen.get_by_text("That was it. Thank you.")).to_be_visible()
        self.board.goto(f"{self.at}end/delete")
        self.board.get_by_role("button", name="Delete it").click()
        self.board.wait_for_url("**/workshops/")


def press(page: Page, name: str) -> None:
    """Press a button by what it says, once what was pressed before is answered."""
    expect(page.locator("#st-page[aria-busy]")).to_have_count(0)
    page.get_by_role("button", name=name).first.click()


def practises_typed(page: Page) -> None:
    """Somebody says a line of their own, takes their leave, and judges."""
    page.get_by_role("button", name="Begin the talk").click()
    page.wait_for_selector(BOX)
    say(page, TYPED)
    ends(page)


def practises_guided(page: Page) -> None:
    """Somebody chooses a line from the list, takes their leave, and judges."""
    page.get_by_role("button", name="Begin the talk").click()
    page.wait_for_selector(BOX)
    choose(page, "?")
    ends(page)


def ends(page: Page) -> None:
    """Somebody takes their leave, once asked whether they mean it, and judges."""
    for line in FAREWELLS:
        if page.locator(BOX).count():
            say(page, line)
    expect(heading(page, "The talk is over")).to_be_visible()
    judge(page, "Drop")


def votes(page: Page, place: int) -> None:
    """Somebody votes for a line by its place."""
    page.get_by_role("radio").nth(place).check()
    page.get_by_role("button", name="Vote", exact=True).click()
    expect(page.get_by_text("You want:")).to_be_visible()


def held_to_its_end(store: Store, seat: Seat, picks: int) -> None:
    """Hold the warm-up without a browser, with lines picked by chance."""
    picking, exercise = random.Random(picks), completed(library().get(WARM_UP))
    practice = practice_of(exercise, store, {}, who=Learner(seat.learner, seat.nickname, named_by_setting=True))
    practice.begin(7)
    session: Any = practice.session
    while session.state.phase == "talking":
        practice.do(Move("choose", {"move": picking.choice(choices(session.script, session.state)).move}), None)
    practice.do(Move("predict", {"total": 10 * picking.randrange(11)}), None)
    answer, cited = next(iter(session.exercise.judgement.options)), list(session.state.known)[:2]
    practice.do(Move("judge", {"answer": answer, "confidence": 70, "cited": cited}), None)
    practice.do(Move("open_debrief"), None)
    practice.earned()


def faults(visit: Visit, widths: Sequence[int] = (PHONE["width"],)) -> list[str]:
    """Return what axe-core objects to on a page at some widths, in light and dark, and where it is too wide."""
    page, found = visit.page, []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        found += [f"{page.url} {width}: {one}" for one in violations(page)]
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        dark = page.evaluate("axe.run({ runOnly: ['color-contrast'] })")  # in the dark only the colours differ
        found += [f"{page.url} dark: {node['html'][:120]}" for one in dark["violations"] for node in one["nodes"]]
        found += [f"{page.url} {width}: too wide"] if is_too_wide(page) else []
    return [*found, *visit.errors, *visit.elsewhere]
