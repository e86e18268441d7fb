"""Take the pictures of docs/facilitating.md anew: a workshop of bots in a real room, as a browser shows it.

It needs a Chromium, and an address of this machine that others could reach; the start screen shows that one. Look at
the pictures before you commit them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from sample_results import holds

from salestrain.materials.chromium import browser_path
from salestrain.store import Seat, Store, open_store
from salestrain.workshop import events
from salestrain.workshop.content import SCHEMA, Rules, Step, Workshop
from salestrain.workshop.folding import folded_over
from salestrain.workshop.joining import hash_of_phrase, hash_of_token
from salestrain.workshop.state import Vote, WorkshopState

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "images"
PORT, EVERYWHERE = "8914", "0.0.0.0"  # noqa: S104 - the start screen is to show an address that others reach
WIDE, BOARD, PHONE = {"width": 1280, "height": 720}, {"width": 1180, "height": 980}, {"width": 360, "height": 740}
NAMES = ("Ann", "Ben", "Cem", "Dee", "Eli", "Fay", "Gus", "Hal")
SHORT, LONG = "saltmarsh_bakeries", "harbour_foods"
VOTES = (0, 0, 0, 1, 2, 3)
QUESTIONS = (
    "What happened the last time, and what did it cost you?",
    "What should stay just as it is?",
    "Who would have to agree, and what would each of them ask?",
    "How many do you have?",
)
SURE = (95, 80, 80, 65, 50, 65, 80, 95)


def main() -> None:
    """Open a room, hold a workshop in it, and take the pictures."""
    with TemporaryDirectory() as folder:
        place = f"sqlite:///{folder}/store.db"
        run = [sys.executable, "-c", "from salestrain.cli import app; app()"]
        command = [*run, "serve", "--host", EVERYWHERE, "--port", PORT]
        room = subprocess.Popen(  # noqa: S603 - our own program
            command, env=os.environ | {"SALESTRAIN_STORE": place}, stdout=subprocess.PIPE, text=True
        )
        try:
            address = _address(room)
            with open_store(place) as store, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
                _Shooting(browser, store, address).all()
        finally:
            room.terminate()
            room.wait(timeout=30)


def _address(room: subprocess.Popen[str]) -> str:
    """Return the address that leads, as the room prints it."""
    assert room.stdout is not None
    for line in room.stdout:
        found = re.search(r"http\S+/lead/\S+", line)
        if found:
            return found[0]
    raise SystemExit("The room did not open.")


class _Shooting:
    """The workshop, the browser, and the store behind them."""

    def __init__(self, browser: Browser, store: Store, lead: str) -> None:
        self.browser, self.store, self.lead = browser, store, lead
        self.base = lead.partition("lead/")[0]

    def all(self) -> None:
        """Take every picture, in the order of the guide."""
        board = self._led(WIDE)
        board.goto(f"{self.base}workshops/new")
        _take(board, "choose")
        board.goto(f"{self.base}workshops/new?from=60")
        _take(board, "plan")
        board.get_by_role("button", name="Make the workshop").first.click()
        self.workshop = re.findall(r"workshop/([0-9a-f]+)/", board.url)[0]
        code = self.store.workshops.get(self.workshop).code
        phone = self._tab(PHONE)
        phone.goto(f"{self.base}join/{code}")
        _take(phone, "join", height=640)
        phone.get_by_label("Nickname").fill("Ann")
        phone.get_by_role("button", name="Join").click()
        _take(phone, "phrase", height=640)
        phone.get_by_role("link", name="To the workshop").click()
        board.goto(f"{self.at}start/")
        _take(board, "start")
        self._practice(board, phone)
        self._talk(board, phone)
        self._debrief(board)
        self._without_the_rule(board, phone)

    def _practice(self, board: Page, phone: Page) -> None:
        seats = [*self.store.workshops.seats(self.workshop), *map(self._seat, NAMES[1:])]
        self.seats = seats
        board.set_viewport_size(BOARD)
        board.goto(f"{self.at}board/")
        for name in ("Begin: Welcome", "Next: What a first talk is for", "Next: Warm-up"):
            _press(board, name)
        for number, seat in enumerate(seats[:6]):
            holds(self.store, seat, SHORT, slips=0.4, seed=number)
        self._happens(events.hand_raised(seats[7].id))
        board.get_by_text("One hand is up").wait_for()
        _take(board, "board")
        phone.goto(self.at)
        _take(phone, "phone", height=640)

    def _talk(self, board: Page, phone: Page) -> None:
        screen = self._led(WIDE)
        screen.goto(f"{self.at}screen/")
        _press(board, "Talk together")
        board.locator("select[name=exercise]").select_option(LONG)
        for name in ("Take this one", "Begin the talk", "Let the room vote"):
            _press(board, name)
        phone.goto(f"{self.at}vote/")
        phone.get_by_role("radio").first.wait_for()
        _take(phone, "vote")
        vote = self._vote()
        for place, seat in zip(VOTES, self.seats[1:], strict=False):
            self._happens(events.vote_cast(vote.id, seat.id, list(vote.options)[place]))
        self._happens(events.proposal_made(vote.id, self.seats[7].id, "What was the last thing that went wrong?"))
        _press(board, "Close the vote")
        screen.get_by_text("want line").wait_for()
        _take(screen, "outcome")
        for _ in range(40):
            if board.get_by_role("button", name="Let the room judge it").count():
                break
            if board.get_by_role("button", name="Let the room vote").count():
                _press(board, "Let the room vote")
                _press(board, "Close the vote")
                board.get_by_role("button", name=re.compile("^Say ")).first.wait_for()
            _press(board, "Say ")
            board.wait_for_timeout(500)
        _press(board, "Let the room judge it")
        board.get_by_role("button", name="Close the vote").wait_for()
        vote = self._vote()
        for place, (seat, sure) in enumerate(zip(self.seats, SURE, strict=True)):
            self._happens(events.vote_cast(vote.id, seat.id, list(vote.options)[place // 3], sure))
        _press(board, "Close the vote")
        screen.get_by_text("judged rightly").wait_for()
        _take(screen, "judged")
        self.screen = screen

    def _debrief(self, board: Page) -> None:
        _press(board, "Next: What did the warm-up show?")
        _press(board, "Looking back")
        _press(board, "What stayed hidden")
        self.screen.get_by_role("heading", name="What stayed hidden").wait_for()
        _take(self.screen, "debrief")

    def _without_the_rule(self, board: Page, phone: Page) -> None:
        """A second workshop: in threes, rating, the wall, and a talk in which whoever leads plays the buyer."""
        kept = self.store.workshops.make(_second_day())
        self.workshop = kept.id
        phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
        phone.goto(f"{self.base}join/{kept.code}")
        phone.get_by_label("Nickname").fill("Ann")
        phone.get_by_role("button", name="Join").click()
        phone.get_by_role("link", name="To the workshop").click()
        seats = [*self.store.workshops.seats(kept.id), *map(self._seat, NAMES[1:6])]
        board.goto(f"{self.at}board/")
        _press(board, "Begin: In threes")
        phone.wait_for_url("**/roles/")
        _take(phone, "threes", height=900)
        phone.get_by_role("link", name=re.compile("^What you observe")).first.click()
        _take(phone, "observe", height=900)
        _press(board, "Next: Rating")
        phone.wait_for_url("**/rating/")
        phone.get_by_role("group").first.wait_for()
        _take(phone, "rating", height=900)
        _press(board, "Next: Our best questions")
        phone.wait_for_url("**/wall/")
        for number, (seat, words) in enumerate(zip(seats[1:], QUESTIONS, strict=False)):
            asked = events.question_submitted(f"q{number}", seat.id, words, named=number == 1)
            self._happens(asked, *([events.question_approved(f"q{number}")] if number < 3 else []))
        for number, liking in ((0, seats[2:5]), (1, seats[3:5])):
            self._happens(*(events.question_liked(f"q{number}", seat.id) for seat in liking))
        self.screen.goto(f"{self.at}screen/")
        self.screen.get_by_text(QUESTIONS[0]).wait_for()
        _take(self.screen, "wall")
        _press(board, "Play the buyer")
        board.locator("select[name=exercise]").select_option(SHORT)
        _press(board, "Ask for a talk")
        phone.get_by_role("link", name="See what that means").click()
        phone.get_by_role("button", name="Yes, begin").wait_for()
        _take(phone, "asked", height=900)
        phone.get_by_role("button", name="Yes, begin").click()
        phone.get_by_label("What do you say?").fill("What should stay just as it is in your bakeries?")
        phone.keyboard.press("Enter")
        board.get_by_text("What should stay just as it is").first.wait_for()
        board.get_by_label("What you say").fill("The people in the shops. I would not swap one of them.")
        board.get_by_role("heading", name=re.compile("^You are ")).scroll_into_view_if_needed()
        board.get_by_role("heading", name=re.compile("^You are ")).evaluate("one => one.scrollIntoView()")
        _take(board, "buyer")

    @property
    def at(self) -> str:
        """Address of the workshop."""
        return f"{self.base}workshop/{self.workshop}/"

    def _seat(self, nickname: str) -> Seat:
        hashed = (
            hash_of_phrase(f"words of {nickname}", self.workshop),
            hash_of_token(f"token of {nickname} in {self.workshop}"),
        )
        return self.store.workshops.take_seat(self.workshop, nickname, *hashed)

    def _vote(self) -> Vote:
        return list(folded_over(WorkshopState(), self.store.workshops.since(self.workshop)).votes.values())[-1]

    def _happens(self, *what: events.Happening) -> None:
        self.store.workshops.happen(self.workshop, *what)

    def _led(self, size: dict[str, int]) -> Page:
        page = self._tab(size)
        page.goto(self.lead)
        return page

    def _tab(self, size: dict[str, int]) -> Page:
        return self.browser.new_context(viewport=size, color_scheme="light").new_page()  # type: ignore[arg-type]


def _second_day() -> Workshop:
    """Return a plan of steps in which people stand in for the rule."""
    steps = (
        Step(title="In threes", kind="human_buyer", minutes=45, exercise=SHORT),
        Step(title="Rating", kind="rating", minutes=15, exercise=SHORT),
        Step(title="Our best questions", kind="wall", minutes=10),
    )
    return Workshop(schema=SCHEMA, title="Practise with people", exercises=(Rules(exercise=SHORT),), agenda=steps)


def _press(page: Page, name: str) -> None:
    page.locator("#st-page:not([aria-busy])").wait_for()
    page.get_by_role("button", name=name).first.click()


def _take(page: Page, name: str, height: int = 0) -> None:
    if height:
        page.set_viewport_size({"width": PHONE["width"], "height": height})
    page.wait_for_timeout(1500)
    page.evaluate("document.activeElement && document.activeElement.blur()")
    page.screenshot(path=PICTURES / f"workshop-{name}.png")


if __name__ == "__main__":
    main()
