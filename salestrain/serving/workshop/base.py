"""What all pages of a workshop have in common: where things are kept, who asks, and calm answers when it fails."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from ...content.library import Library
from ...store import Seat, StoreError, UnknownWorkshop
from ..catalogue import Catalogue
from ..failing import told_on_a_form
from ..first_visit import STYLE_SOURCE
from ..pages import Page
from .rooms import Rooms
from .tries import Tries
from .who import leads, seat_of, token_of

A_FORM = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {STYLE_SOURCE}; img-src 'self' data:; "
    "connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page of a workshop may load and send: everything from here, and its forms to here."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class House:
    """What the pages of workshops work with."""

    rooms: Rooms
    threads: Executor
    library: Library
    catalogue: Catalogue
    tries: Tries
    listening_on: str = ""


class WorkshopPage(Page):
    """Base of the pages of a workshop."""

    told: Callable[[Exception], str] = staticmethod(told_on_a_form)
    """What whoever asks is told of a store that failed."""

    def initialize(self, house: House) -> None:
        """Accept the arguments of the route from Tornado."""
        self.house = house

    def set_default_headers(self) -> None:
        """Set what the page may load."""
        self.set_header("Content-Security-Policy", A_FORM.format(host=self.request.host))

    def prepare(self) -> None:
        """Take forms from our own pages only; their origin tells."""
        origin = self.request.headers.get("Origin", "")
        if self.request.method == "POST" and urlsplit(origin).netloc.lower() != self.request.host.lower():
            raise HTTPError(403)

    def check_xsrf_cookie(self) -> None:
        """Leave the token out: the origin was checked."""

    @property
    def base(self) -> str:
        """Address of the start page."""
        return str(self.settings["base_url"])

    @property
    def visitor(self) -> str:
        """Address of whoever asks."""
        return self.request.remote_ip or ""

    async def work(self, do: Callable[..., T], *arguments: Any) -> T:
        """Do something that may take a while in a thread, so that the room stays responsive."""
        return await IOLoop.current().run_in_executor(self.house.threads, lambda: do(*arguments))

    def typed(self, name: str, longest: int = 2000) -> str:
        """Return a field of the form that was sent; empty if it is missing."""
        return str(self.get_body_argument(name, ""))[:longest]

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in a calm sentence what is wrong, and how to go on."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(error, UnknownWorkshop):
            self.set_status(404)
            self.sorry("There is no such workshop", "It may be over and deleted, or the address is mistyped.")
        elif isinstance(error, StoreError):
            self.set_status(503)
            self.sorry("Nothing can be kept just now", self.told(error))
        elif status_code == 403:
            self.sorry("That did not come from this room", "Open the page again, and try once more.")
        else:
            super().write_error(status_code, **kwargs)

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Leave what the page says itself out of the server's log."""
        if not isinstance(error, StoreError):
            super().log_exception(kind, error, trace)

    def sorry(self, title: str, sentence: str, way: tuple[str, str] | None = None) -> None:
        """Show a calm page.

        Args:
            title: what is the matter.
            sentence: what that means.
            way: where to go from here, as address and words; by default to the page where people join.
        """
        way = way or (f"{self.base}join", "Join a workshop")
        self.show("workshop/calm.html", heading=title, sentence=sentence, way=way)


class SeatPage(WorkshopPage):
    """Base of the pages of somebody who has a seat."""

    async def seated(self, workshop: str) -> Seat | None:
        """Return the seat of whoever asks; None for a stranger, who is led to where people join."""
        token = token_of(self.request, workshop)
        seat = await self.work(self.house.rooms.seat, workshop, token) if token else None
        if seat is None:
            self.redirect(f"{self.base}join")
        return seat


class LeadPage(WorkshopPage):
    """Base of the pages of whoever leads workshops."""

    told = staticmethod(str)

    async def may_lead(self, workshop: str = "") -> bool:
        """Return whether whoever asks holds the key, or that of this workshop; if not, they are told how to get it."""
        if await self.work(lambda: leads(self.request, self.house.rooms.store.workshops, workshop)):
            return True
        self.set_status(403)
        self.show("workshop/calm.html", **NEEDS_KEY, way=(f"{self.base}join", "Join a workshop instead"))
        return False


NEEDS_KEY = {
    "heading": "This page is for whoever leads the workshop",
    "sentence": (
        "Open the address with “lead” in it that was printed when the room was started, once on this device. "
        "To see it again, type: salestrain workshop key. "
        "Who leads with somebody else is given an address by them: on their board, “Lead as a pair”."
    ),
}
__all__ = ["House", "LeadPage", "SeatPage", "WorkshopPage", "seat_of"]
