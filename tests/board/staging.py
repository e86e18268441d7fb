"""A workshop in a store of its own, with people in it, and its pages without a browser."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import practice_of
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.kinds.conversation.engine import choices
from salestrain.serving.board.board import BoardPage
from salestrain.serving.board.fishbowl import Fishbowl
from salestrain.serving.board.live import LivePage
from salestrain.serving.board.looking_back import LookingBack
from salestrain.serving.board.phone import PhonePage
from salestrain.serving.board.rating import RatingRounds
from salestrain.serving.board.stage import Stage
from salestrain.serving.board.watch import Watch
from salestrain.serving.board.wide_screen import WideScreen
from salestrain.serving.room_pane import RoomPane
from salestrain.serving.workshop.by_hand import ByHandTalks
from salestrain.serving.workshop.rooms import Rooms
from salestrain.store import Seat, Store, open_store
from salestrain.ui import to_text
from salestrain.ui.messages import NO_KEY
from salestrain.workshop import events
from salestrain.workshop.content import SCHEMA, Rules, Step, Workshop

TALK = "wicket_fair"
SEED = 1
Page = TypeVar("Page", bound=LivePage)


def a_plan(**changes: Any) -> Workshop:
    """A plan with one of each step that these pages know."""
    steps = [
        Step(title="Welcome", kind="welcome", minutes=5),
        Step(title="Warm-up", kind="practice", minutes=8, exercise=TALK),
        Step(title="One talk", kind="vote", minutes=10, exercise=TALK),
        Step(title="Questions", kind="wall", minutes=5),
        Step(title="Rating", kind="rating", minutes=5, exercise=TALK),
        Step(title="Looking back", kind="debrief", minutes=5, exercise=TALK),
    ]
    plan = {"schema": SCHEMA, "title": "A day", "exercises": (Rules(exercise=TALK),), "agenda": tuple(steps)}
    return Workshop(**plan | changes)


class Now:
    """Sums that are worked out at once, in the thread that asks."""

    def submit(self, do: Callable[..., Any], *arguments: Any) -> None:
        """Do it."""
        do(*arguments)

    def shutdown(self, **_: Any) -> None:
        """Have nothing left to do."""


@dataclass
class Hall:
    """One server's side of a workshop."""

    store: Store
    stage: Stage
    workshop: str

    def joins(self, nickname: str) -> Seat:
        """Somebody joins."""
        return self.store.workshops.take_seat(self.workshop, nickname, f"phrase of {nickname}", f"token of {nickname}")

    def board(self) -> BoardPage:
        """Open the board."""
        return opened(BoardPage(RoomPane(lang="en"), self.stage, self.workshop))

    def wide_screen(self) -> WideScreen:
        """Open the big screen."""
        return opened(WideScreen(RoomPane(lang="en"), self.stage, self.workshop))

    def phone(self, page: type[PhonePage], seat: Seat) -> PhonePage:
        """Open a page on somebody's phone."""
        return opened(page(RoomPane(lang="en"), self.stage, self.workshop, seat.id))

    def happens(self, *happenings: events.Happening) -> None:
        """Let something happen."""
        self.stage.watch.rooms.happen(self.workshop, *happenings)

    def practises(self, seat: Seat, picks: int) -> int:
        """Somebody holds a talk to its end, with lines picked by chance, and sees what it earned."""
        picking = random.Random(picks)
        who = Learner(seat.learner, seat.nickname, named_by_setting=True)
        practice = practice_of(library().get(TALK), self.store, {}, who=who)
        practice.begin(7)
        session = practice.session
        assert session is not None
        while session.state.phase == "talking":
            practice.do(Move("choose", {"move": picking.choice(choices(session.script, session.state)).move}), None)
        practice.do(Move("predict", {"total": 10 * picking.randrange(11)}), None)
        answer, cited = next(iter(session.exercise.judgement.options)), list(session.state.known)[:1]
        practice.do(Move("judge", {"answer": answer, "confidence": 70, "cited": cited}), None)
        practice.do(Move("open_debrief"), None)
        earned = practice.earned()
        assert earned is not None
        return earned.total

    def knows_doings(self) -> None:
        """Let the watch look once, as it does while somebody shows how far everybody is."""
        heard: list[int] = []
        stop = self.stage.watch.listen(self.workshop, lambda: heard.append(1), with_doings=True)
        wait_for(lambda: heard)
        self._stop = stop


def staged(store: Store, workshop: str) -> Hall:
    """Return one server's side of a workshop; sums are worked out at once."""
    rooms = Rooms(lambda: store, clock=lambda: float("inf"))  # never fresh: each look asks the store
    watch, now = Watch(rooms), Now()
    fishbowl = Fishbowl(rooms, library(), now, watch.tell)  # type: ignore[arg-type]
    back = LookingBack(rooms, now, watch.tell)  # type: ignore[arg-type]
    ratings = RatingRounds(library(), now, watch.tell)  # type: ignore[arg-type]
    return Hall(
        store,
        Stage(watch, library(), fishbowl, back, ratings, ThreadPoolExecutor(1), ByHandTalks(rooms, library())),
        workshop,
    )


@contextmanager
def a_hall(folder: Path, **plan: Any) -> Iterator[Hall]:
    """A workshop in a store in this folder."""
    with open_store(f"sqlite:///{folder}/store.db") as store:
        # The truth of the talk hangs on it, and with it how many lines a talk can have.
        with patch("salestrain.store.workshops.secrets.randbelow", random.Random(SEED).randrange):
            made = store.workshops.make(a_plan(**plan))
        hall = staged(store, made.id)
        try:
            yield hall
        finally:
            hall.stage.close()


def opened(page: Page) -> Page:
    """Return the page as a browser shows it first."""
    page.deliver({"type": "hello", "key": NO_KEY, "name": ""})
    return page


def seen(page: LivePage) -> str:
    """Return what can be read on a page now."""
    page.refresh()
    return "\n".join(to_text(list(body), 400).text for body in page.slots.values())


def wait_for(is_so: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not become so"
        time.sleep(0.02)
