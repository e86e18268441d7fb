"""The pages of the room: the start page, an exercise, and a calm sentence for everything else."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import jinja2
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler, authenticated
from voila.handler import VoilaHandler

from ..core.kind import KINDS
from .catalogue import Card, Catalogue, grouped
from .front_end import told_to_the_page
from .gates import AN_EXERCISE, refused

TEMPLATES = Path(__file__).resolve().parent / "templates" / "salestrain"
LEVELS = {1: "A first talk", 2: "Straightforward", 3: "Takes skill", 4: "Demanding", 5: "For the experienced"}
CELLS = "<!-- what the kernel makes of the exercise -->"
WAITS_TOO_MANY = 9
"""Voila's waiting signs (one in ten seconds) after which an exercise counts as not opening."""

_environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)


def page(name: str, *, static: str, base_url: str, **words: object) -> str:
    """The page of that name as HTML; `static` is where its styles lie, `base_url` where the room begins."""
    return _environment.get_template(name).render(static=static, base_url=base_url, **words)


def sorry(card: Card | None, code: int, asked: str = "") -> dict[str, object]:
    """The words of a page that cannot show what was asked for, and how to go on."""
    if code == 400:
        title = "That address has something extra in it"
        sentence = f"The room does not take “{asked}” in an address. Open the page without it."
    elif code == 404:
        title = "There is no such page"
        sentence = f"The room has no exercise called “{asked}”." if asked else "The address may be mistyped."
    elif code == 503:
        title = "This exercise is not ready yet"
        sentence = "Its author still has something to put right. Choose another one meanwhile."
    else:
        title = "That did not work"
        sentence = "Something went wrong on our side; you did nothing wrong, and your talks are kept."
    return {"title": title, "sentence": sentence, "card": card, "code": code}


class Page(RequestHandler):
    """What every page of the room can do: show itself, and say sorry."""

    def show(self, name: str, **words: object) -> None:
        """Answer with the page of that name."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        static, base_url = self.settings["static_at"], self.settings["base_url"]
        self.finish(page(name, static=static, base_url=base_url, **words))

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """The same calm page for every failure; what happened is in the server's log."""
        self.show("sorry.html", **sorry(None, status_code))


class StartPage(Page):
    """The exercises to choose from."""

    def initialize(self, catalogue: Catalogue, for_authors: bool) -> None:
        """Tornado hands over what the route was given."""
        self._catalogue = catalogue
        self._for_authors = for_authors

    async def get(self) -> None:
        """Show the cards; reading exercises takes time, and meanwhile the room goes on."""
        cards = await IOLoop.current().run_in_executor(None, self._catalogue.cards)
        if self._for_authors:  # the workbench changes talks
            cards = tuple(card for card in cards if not card.kind or KINDS[card.kind].workbench)
        self.show("start.html", groups=grouped(cards), levels=LEVELS, for_authors=self._for_authors)


class NoSuchPage(Page):
    """Everything that is not named in the room's list of addresses."""

    def prepare(self) -> None:
        """Say so, whatever the method."""
        self.set_status(404)
        self.show("sorry.html", **sorry(None, 404))


class WithSlash(RequestHandler):
    """`/exercises/name` is meant as `/exercises/name/`."""

    def get(self, name: str) -> None:
        """Go there."""
        self.redirect(f"{self.request.path}/", permanent=True)


class ExercisePage(VoilaHandler):
    """An exercise: its page is there at once, and a fresh kernel fills it while the browser gets ready."""

    show = Page.show
    write_error = Page.write_error

    def initialize(self, catalogue: Catalogue, for_authors: bool, **voila: Any) -> None:
        """Tornado hands over what the route was given; Voila takes the rest."""
        super().initialize(**voila)
        self._catalogue = catalogue
        self._for_authors = for_authors
        self._opening = ""

    def set_default_headers(self) -> None:
        """Only ours: what a page of an exercise may load; see gates."""
        self.set_header("Content-Security-Policy", AN_EXERCISE)

    @authenticated
    async def get(self, name: str) -> None:
        """Open the exercise, or say what is in the way."""
        extra, card = refused(self.request.query_arguments), self._catalogue.card(name)
        if extra:
            self.set_status(400)
            self.show("sorry.html", **sorry(card, 400, extra[0]))
        elif card is None:
            self.set_status(404)
            self.show("sorry.html", **sorry(self._catalogue.nearest(name), 404, name))
        elif not card.sound and not self._for_authors:
            self.set_status(503)
            self.show("sorry.html", **sorry(None, 503))
        else:
            await self._open(card)

    async def _open(self, card: Card) -> None:
        """Send the page around the exercise, then what the kernel makes of it, piece by piece."""
        self._opening = str(uuid.uuid4())
        static, base_url = self.settings["static_at"], self.base_url
        told = told_to_the_page(self.settings, self.voila_configuration, kernel=self._opening)
        html = page("exercise.html", static=static, base_url=base_url, card=card, told=told)
        before, after = html.split(CELLS)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        # Asking for the token sets its cookie; without one the page could not end its kernel on leaving.
        _ = self.xsrf_token
        self.write(before)
        await self.flush()
        try:
            await self._send_cells(f"{card.id}/{self._opening}/exercise.ipynb")
        except StreamClosedError:
            await self._end_kernel()
            return
        except Exception:
            self.log.exception("The exercise %s could not be opened.", card.id)
            self.write(page("failed.html", static=static, base_url=base_url))
            await self._end_kernel()
        self._opening = ""
        await self.finish(after)

    async def _send_cells(self, path: str) -> None:
        waited = 0
        async for html in self.get_generator(path=path):
            is_waiting = "voila_heartbeat" in html
            waited += is_waiting
            if waited > WAITS_TOO_MANY:
                raise TimeoutError("its kernel does not answer")
            # Voila's waiting sign is an inline script, which the policy refuses; a comment does as well.
            self.write("<!-- still opening -->\n" if is_waiting else html)
            await self.flush()

    def on_connection_close(self) -> None:
        """Whoever leaves while the room opens leaves no kernel behind."""
        super().on_connection_close()
        IOLoop.current().add_callback(self._end_kernel)

    async def _end_kernel(self) -> None:
        if self._opening in self.kernel_manager:
            await self.kernel_manager.shutdown_kernel(self._opening, now=True)
