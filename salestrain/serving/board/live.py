"""A page of a workshop in a browser: it answers messages as every page does, and is told what happens in the room."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from typing import Any

from tornado.ioloop import IOLoop

from ...core.events import Refusal
from ...store import StoreError, UnknownWorkshop
from ...ui.document import Body
from ...ui.html import to_html
from ...ui.messages import Message, on
from ...ui.page import Page
from ...workshop.events import Happening
from ..desk import CannotOpen, Opened, Place, written
from ..desk import Seat as PageSeat
from ..line import LARGEST_MESSAGE, Line
from ..room_pane import RoomPane
from .watch import Look, Watch

log = logging.getLogger(__name__)


class LivePage(Page):
    """A page about one workshop. Its screen stays, and its slots are filled anew whenever something happens."""

    calm = "Something went wrong. Nothing is lost; reload the page to continue."
    told: Callable[[Exception], str] = staticmethod(str)
    """What whoever sees the page is told of a store that failed."""
    with_doings = False
    """Whether the page shows how far everybody is."""

    def __init__(self, pane: Any, watch: Watch, workshop: str) -> None:
        super().__init__(pane)
        pane.told = self.told
        self.watch, self.workshop = watch, workshop
        self.look: Look = watch.look(workshop)

    def draw(self) -> None:
        """Show the screen, with empty slots."""
        raise NotImplementedError

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot now."""
        raise NotImplementedError

    def act(self, message: Message) -> str:
        """Do what the message asks for, and return what is said of it. Raises Refusal or StoreError."""
        status: str | None = self.handle(message)
        return status or ""

    @on("hello")
    def _hello(self, message: Message) -> None:
        """Come in; `answer` has shown the screen."""

    def answer(self, message: Message) -> None:
        """Do what the message asks for, and show how the room stands."""
        self.look = self.watch.look(self.workshop)
        if message.type == "hello":
            self.draw()
            self._fill("")
            return
        try:
            status = self.act(message)
        except Refusal as refusal:
            status = str(refusal)
        self.look = self.watch.look(self.workshop)
        self._fill(status)

    def refresh(self) -> None:
        """Show how the room stands; what is said about the last message stays."""
        if self.shown is not None:
            self.look = self.watch.look(self.workshop)
            self._fill(self.pane.status, dict(self.pane.parts))

    def _fill(self, status: str, before: Mapping[str, str] | None = None) -> None:
        slots = dict(self.filled())
        if before is None or before != {name: str(to_html(list(body))) for name, body in slots.items()}:
            self.fill_slots(slots, status)

    def happen(self, *happenings: Happening) -> None:
        """Let something happen in the workshop; all others are told within a second. Raises StoreError."""
        self.watch.rooms.happen(self.workshop, *happenings)


class LiveSeat(PageSeat):
    """One tab at a page of a workshop."""

    def __init__(self, page: LivePage, pane: RoomPane) -> None:
        super().__init__(page, pane, key="")  # type: ignore[arg-type]
        self.live = page
        self.lines = 0
        """Lines of this tab; a new one can be there before the old one is known to be broken."""

    def news(self) -> dict[str, Any]:
        """Return what the page shows differently after something happened; empty if nothing."""
        with self._turn:
            self.live.refresh()
            return self._pane.changes()


Make = Callable[[str, str, RoomPane], LivePage]
"""`(place, key, pane) -> page`: the page of whoever has this key; raises CannotOpen."""


class Backstage:
    """Gives each tab at a page of a workshop its seat. Nothing is kept when its line ends: the store has it all."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._seats: dict[tuple[str, str, str], LiveSeat] = {}
        self._lock = threading.Lock()

    def sit_down(self, threads: Executor, place: Place, answered: int) -> Future[Opened]:
        """Give a tab its seat in a thread; see `serving.desk.Seating`."""
        return threads.submit(self._seated, place)

    def _seated(self, place: Place) -> Opened:
        seat = self.seat(*place)
        number, shown = seat.shown()
        return seat, number, written(shown)

    def seat(self, place: str, key: str, tab: str, answered: int = 0) -> LiveSeat:
        """Return the seat of a tab. Raises CannotOpen.

        Args:
            place: what the page is and of which workshop, as its address says.
            key: the secret of the browser.
            tab: secret name of the tab.
            answered: number of the last message that the browser was answered; a page made anew asks again anyway.
        """
        name = (place, key, tab)
        with self._lock:
            seat = self._seats.get(name)
        if seat is None:
            pane = RoomPane(lang="en")
            try:
                seat = LiveSeat(self._make(place, key, pane), pane)
            except UnknownWorkshop as gone:
                raise CannotOpen(str(gone)) from None
            except StoreError as failed:
                raise CannotOpen(str(failed), may_pass=True) from None
        with self._lock:
            seat = self._seats.setdefault(name, seat)
            seat.lines += 1
        return seat

    def leave(self, place: str, key: str, tab: str) -> None:
        """Give up the seat of a tab when its last line has ended."""
        name = (place, key, tab)
        with self._lock:
            seat = self._seats.get(name)
            if seat is None:
                return
            seat.lines -= 1
            if seat.lines <= 0:
                del self._seats[name]


class LiveLine(Line):
    """A line to a page of a workshop, over which the room also speaks without being asked."""

    def initialize(self, watch: Watch, **of_line: Any) -> None:  # type: ignore[override]
        """Accept the arguments of the route from Tornado."""
        super().initialize(**of_line)
        self._watch, self._backstage, self._sits = watch, of_line["desk"], False
        self._stop: Callable[[], None] | None = None
        self._news = asyncio.Event()
        self._telling: asyncio.Task[None] | None = None

    async def _wait_for_a_place(self) -> None:
        """Let the page in at once: those who sit in a workshop, or lead it, wait in no queue."""
        self._let_in(LARGEST_MESSAGE)

    async def _opened(self, message: dict[str, Any]) -> Any:
        seat = await super()._opened(message)
        if isinstance(seat, LiveSeat):
            self._sits = True
            page, loop = seat.live, IOLoop.current()

            def heard() -> None:
                loop.add_callback(self._news.set)

            listening = self._watch.listen
            self._stop = await loop.run_in_executor(
                None, lambda: listening(page.workshop, heard, with_doings=page.with_doings)
            )
            self._telling = asyncio.create_task(self._tell(seat))
        return seat

    def on_close(self) -> None:
        """End the work, and be told nothing more."""
        if self._stop is not None:
            self._stop()
        if self._telling is not None:
            self._telling.cancel()
        if self._sits:
            self._backstage.leave(*self._place)
        super().on_close()

    async def _tell(self, seat: LiveSeat) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                changes = await asyncio.wrap_future(self._threads.submit(seat.news))
            except Exception:
                log.exception("A page of a workshop could not be told what is new")
                continue
            if changes:
                self._send({"pushed": changes})
