"""The addresses of the board, the big screen and the phone's pages, and who may open which."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tornado.ioloop import IOLoop

from ..desk import CannotOpen
from ..gates import A_PAGE
from ..room_pane import RoomPane
from ..workshop.base import NEEDS_KEY, House, LeadPage, SeatPage
from ..workshop.by_hand import ByHandTalks
from ..workshop.who import leads, token_of
from .board import BoardPage
from .fishbowl import Fishbowl
from .live import Backstage, LiveLine, LivePage
from .looking_back import LookingBack
from .phone import LookBackPage, PhonePage, WallPage
from .rating import RatingRounds
from .rating_parts import RatingPage
from .stage import Stage
from .voting import VotePage
from .watch import Watch
from .wide_screen import WideScreen

LED: dict[str, tuple[type[BoardPage | WideScreen], str]] = {
    "board": (BoardPage, "Board"),
    "screen": (WideScreen, "Big screen"),
}
"""Pages behind the facilitator's key, with their titles."""
HELD: dict[str, type[PhonePage]] = {"vote": VotePage, "wall": WallPage, "debrief": LookBackPage, "rating": RatingPage}
"""Pages of everybody who has a seat."""
NOT_HERE = "Your seat in this workshop is not known any more. Come back with the code and your four words."


class Sees:
    """Base of pages that open a line to the room."""

    def show_live(self, page: LeadPage | SeatPage, template: str, workshop: str, **words: str) -> None:
        """Send a page that opens its line.

        Args:
            page: the page that answers.
            template: its template.
            workshop: id of the workshop.
            words: variables of the template.
        """
        page.set_header("Content-Security-Policy", A_PAGE.format(host=page.request.host))
        at = f"{page.base}workshop/{workshop}/"
        page.show(template, at=at, version=page.settings["static_digest"], **words)


class LedPage(LeadPage, Sees):
    """The board and the big screen."""

    async def get(self, workshop: str, name: str) -> None:
        """Send the page to whoever holds the key."""
        if await self.may_lead(workshop):
            kept = await self.work(self.house.rooms.plan, workshop)
            line = f"{self.base}workshop/{workshop}/{name}/line"
            self.show_live(self, f"board/{name}.html", workshop, title=kept.plan.title, what=LED[name][1], line=line)


class HeldPage(SeatPage, Sees):
    """A page on the phone."""

    async def get(self, workshop: str, name: str) -> None:
        """Send the page to whoever has a seat."""
        if await self.seated(workshop) is not None:
            kept = await self.work(self.house.rooms.plan, workshop)
            line = f"{self.base}workshop/{workshop}/{name}/line"
            title = HELD[name].title
            self.show_live(self, "board/phone.html", workshop, title=kept.plan.title, what=title, line=line)


class LedLine(LiveLine):
    """The line of a page behind the key."""

    async def open(self, workshop: str, name: str) -> None:  # type: ignore[override]
        """Begin to answer, if the browser holds the key."""
        workshops = self._watch.rooms.store.workshops
        may = await IOLoop.current().run_in_executor(self._threads, lambda: leads(self.request, workshops, workshop))
        if not may:
            self._send({"problem": NEEDS_KEY["sentence"]})
            self.close()
            return
        await super().open(f"{workshop}/{name}")


class HeldLine(LiveLine):
    """The line of a page on the phone; the secret of the seat stands where the browser's own key stands elsewhere."""

    async def open(self, workshop: str, name: str) -> None:  # type: ignore[override]
        """Begin to answer."""
        await super().open(f"{workshop}/{name}")

    def key_for(self, name: str) -> str:
        """Return the secret of the seat."""
        return token_of(self.request, name.partition("/")[0])


def set_stage(house: House) -> Stage:
    """Return what the pages are made with; sums are worked out in threads of their own.

    Args:
        house: what the pages of workshops work with.
    """
    watch = Watch(house.rooms)
    sums = ThreadPoolExecutor(2, thread_name_prefix="sums")
    fishbowl = Fishbowl(house.rooms, house.library, sums, watch.tell)
    back, ratings = LookingBack(house.rooms, sums, watch.tell), RatingRounds(house.library, sums, watch.tell)
    return Stage(watch, house.library, fishbowl, back, ratings, sums, ByHandTalks(house.rooms, house.library))


def board_routes(base: str, house: House, stage: Stage, line: dict[str, Any]) -> list[Any]:
    """Return the addresses.

    Args:
        base: base path of the room.
        house: what the pages of workshops work with.
        stage: what these pages are made with.
        line: further arguments of the line of a page.
    """

    def made(place: str, key: str, pane: RoomPane) -> LivePage:
        workshop, _, name = place.partition("/")
        if name in LED:
            return LED[name][0](pane, stage, workshop)
        seat = house.rooms.seat(workshop, key) if key else None
        if seat is None:
            raise CannotOpen(NOT_HERE)
        return HELD[name](pane, stage, workshop, seat.id)

    live = line | {"desk": Backstage(made), "watch": stage.watch}
    led, held = "|".join(LED), "|".join(HELD)
    at = rf"{base}workshop/([0-9a-f]{{10}})/"
    return [
        (rf"{at}({led})/", LedPage, {"house": house}),
        (rf"{at}({led})/line", LedLine, live),
        (rf"{at}({held})/", HeldPage, {"house": house}),
        (rf"{at}({held})/line", HeldLine, live),
    ]
