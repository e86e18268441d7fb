"""Pages to print: the sheets of an exercise. What gives the answers away opens on the room's own machine alone."""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop

from ..content.library import Library, stamp
from ..materials.sheets import sheets_of
from ..ui.handout import Handout
from ..ui.html.paper import sheet
from .catalogue import Catalogue
from .pages import Page, sorry

FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via")
"""Headers by which a proxy on this machine says that somebody else is asking."""


class Sheets:
    """The sheets of exercises, made once for as long as their files are unchanged."""

    def __init__(self) -> None:
        self._library = Library(())
        self._made: dict[tuple[object, ...], tuple[Handout, ...]] = {}
        self._alone = threading.Lock()

    def of(self, folder: Path) -> tuple[Handout, ...]:
        """Return the sheets of the exercise in a folder. Raises `ExerciseMistakes`."""
        files = [folder / "exercise.yaml", *sorted((folder / "playthroughs").glob("*.yaml"))]
        key = (folder, *map(stamp, files))
        with self._alone:  # worked examples are played, which nobody should do twice at once
            if key not in self._made:
                self._made = {known: made for known, made in self._made.items() if known[0] != folder}
                self._made[key] = sheets_of(self._library, folder)
            return self._made[key]


def is_at_this_machine(request: HTTPServerRequest) -> bool:
    """Return whether a request comes from a browser on the machine that runs the room, and not through a proxy.

    The browser must also have called the room by an address that only this machine has.
    """
    if any(name in request.headers for name in FORWARDED):
        return False
    called = urlsplit(f"//{request.host}").hostname or ""
    return _is_loopback(request.remote_ip or "") and (called == "localhost" or _is_loopback(called))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


class SheetsPage(Page):
    """What there is to print of an exercise."""

    def initialize(self, catalogue: Catalogue, sheets: Sheets, leads: Callable[[HTTPServerRequest], bool]) -> None:
        """Accept the arguments of the route from Tornado."""
        self._catalogue = catalogue
        self._sheets = sheets
        self._leads = leads

    async def may_know(self) -> bool:
        """Return whether somebody may see what gives the answers away: at the room's machine, or with its key."""
        if is_at_this_machine(self.request):
            return True
        return await IOLoop.current().run_in_executor(None, self._leads, self.request)

    async def get(self, name: str) -> None:
        """Show the list."""
        made = await self._made(name)
        if made is not None:
            card = self._catalogue.card(name)
            self.show("sheets.html", card=card, sheets=made, may_know=await self.may_know())

    async def _made(self, name: str) -> tuple[Handout, ...] | None:
        """Return the sheets of an exercise, or None after saying what prevents it."""
        card, folder = self._catalogue.card(name), self._catalogue.folder(name)
        if card is None or folder is None:
            self.set_status(404)
            self.show("sorry.html", **sorry(self._catalogue.nearest(name), 404, name))
            return None
        if not card.sound:
            self.set_status(503)
            self.show("sorry.html", **sorry(None, 503))
            return None
        return await IOLoop.current().run_in_executor(None, self._sheets.of, folder)


class SheetPage(SheetsPage):
    """One sheet."""

    async def get(self, name: str, which: str = "") -> None:
        """Show the sheet, unless it gives the answers away to somebody elsewhere."""
        made = await self._made(name)
        if made is None:
            return
        found = next((one for one in made if one.name == which), None)
        if found is None or (found.gives_away and not await self.may_know()):
            self.set_status(404 if found is None else 403)
            self.show("sorry.html", **(sorry(None, 404) if found is None else not_here()))
            return
        self.show("sheet.html", card=self._catalogue.card(name), sheet=found, html=sheet(found.screen))


def not_here() -> dict[str, object]:
    """Return the texts of the page for a sheet that only the room's own machine opens."""
    sentence = "It gives the answers away, so it opens only on the machine that runs this room, or with its key."
    return {"title": "This sheet is for the facilitator", "sentence": sentence, "card": None, "code": 403}
