"""A page with a kernel: an exercise whose notebook does more than practise, and the workbench."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import authenticated
from voila.handler import VoilaHandler

from .catalogue import Card, Catalogue
from .front_end import told_to_the_page
from .gates import AN_EXERCISE, refused
from .pages import Page, page, sorry
from .visitors import give_key, key_of

CELLS = "<!-- what the kernel makes of the exercise -->"
WAITS_TOO_MANY = 9
"""Number of Voila's heartbeats (one every ten seconds) after which an exercise is considered stuck."""

TRIES_AGAIN = 15
"""Seconds after which a page for which there is no kernel tries again."""
FULL = {
    "title": "The room is full at the moment",
    "sentence": "This exercise needs a program of its own, and as many as may run are running. "
    "This page goes on by itself as soon as one is free: keep it open, and you need not reload.",
}


FOR_LEADERS = {
    "title": "This exercise is for whoever leads the room",
    "sentence": "It runs a program of its own on the room's machine. To open it, open the address with “lead” in it "
    "that was printed when the room was started, once on this device.",
}


class ExercisePage(VoilaHandler):
    """An exercise: its page is sent at once, and a fresh kernel fills it while the browser loads it.

    A kernel can do whatever the room's machine can, so in a room with others only whoever leads it may start one.
    """

    show = Page.show
    write_error = Page.write_error

    def initialize(
        self, catalogue: Catalogue, *, for_authors: bool, may_start: Callable[[HTTPServerRequest], bool], **voila: Any
    ) -> None:
        """Accept the arguments of the route from Tornado; Voila takes the rest."""
        super().initialize(**voila)
        self._catalogue, self._may_start = catalogue, may_start
        self._for_authors = for_authors
        self._opening = ""

    def set_default_headers(self) -> None:
        """Set what a page of an exercise may load (see `gates`)."""
        self.set_header("Content-Security-Policy", AN_EXERCISE)

    @authenticated
    async def get(self, name: str) -> None:
        """Open the exercise, or say what prevents it."""
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
        elif not await IOLoop.current().run_in_executor(None, self._may_start, self.request):
            self.set_status(403)
            self.show("sorry.html", **sorry(None, 403) | FOR_LEADERS)
        elif not await self._has_space():
            self.set_status(503)
            self.set_header("Refresh", str(TRIES_AGAIN))
            self.show("sorry.html", **sorry(None, 503) | FULL)
        else:
            await self._open(card)

    async def _has_space(self) -> bool:
        await self.kernel_manager.make_space()
        has_space: bool = self.kernel_manager.has_space(key_of(self.request))
        return has_space

    async def _open(self, card: Card) -> None:
        """Send the page around the exercise, then the output of the kernel piece by piece."""
        self._opening, key = str(uuid.uuid4()), key_of(self.request) or secrets.token_hex(16)
        if not key_of(self.request):
            give_key(self, self.settings["base_url"], key)
        self.kernel_manager.give(self._opening, key)
        static, base_url = self.settings["static_at"], self.base_url
        config = told_to_the_page(self.settings, self.voila_configuration, kernel=self._opening)
        html = page("exercise.html", static=static, base_url=base_url, card=card, told=config)
        before, after = html.split(CELLS)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        # Reading the token sets its cookie, without which the page could not end its kernel on leaving.
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
        heartbeats = 0
        async for html in self.get_generator(path=path):
            is_heartbeat = "voila_heartbeat" in html
            heartbeats += is_heartbeat
            if heartbeats > WAITS_TOO_MANY:
                raise TimeoutError("its kernel does not answer")
            # Voila's heartbeat is an inline script, which the policy blocks; a comment keeps the connection alive too.
            self.write("<!-- still opening -->\n" if is_heartbeat else html)
            await self.flush()

    def on_connection_close(self) -> None:
        """End the kernel if the browser leaves while the exercise is opening."""
        super().on_connection_close()
        IOLoop.current().add_callback(self._end_kernel)

    async def _end_kernel(self) -> None:
        self.kernel_manager.take_back(self._opening)
        if self._opening in self.kernel_manager:
            await self.kernel_manager.shutdown_kernel(self._opening, now=True)
