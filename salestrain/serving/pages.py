"""The pages of the room: the start page, an exercise, a lesson, and a calm sentence for everything else."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.routing import Matcher, PathMatches
from tornado.web import HTTPError, RequestHandler

from ..core.kind import KINDS
from ..ui.messages import as_key
from ..ui.style import STYLE
from .catalogue import Card, Catalogue, first_of, grouped
from .desk import Desk
from .first_visit import EARLY
from .gates import A_LESSON, A_PAGE, refused
from .kernels import only_practises
from .lessons import Lessons
from .visitors import give_key, key_of, seated_in

TEMPLATES = Path(__file__).resolve().parent / "templates" / "salestrain"

_environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)


def page(name: str, *, static: str, base_url: str, **words: object) -> str:
    """Return a page as HTML.

    Args:
        name: name of the template.
        static: address of the styles.
        base_url: address of the start page.
        words: variables of the template.
    """
    return _environment.get_template(name).render(static=static, base_url=base_url, **words)


def sorry(card: Card | None, code: int, asked: str = "") -> dict[str, object]:
    """Return the texts of a page that cannot show what was requested and says how to go on.

    Args:
        card: an exercise to offer instead.
        code: HTTP status.
        asked: the part of the address that was not understood.
    """
    if code == 400:
        title = "That address has something extra in it"
        sentence = f"The room does not accept “{asked}” in an address. Open the page without it."
    elif code == 404:
        title = "There is no such page"
        sentence = f"The room has no exercise called “{asked}”." if asked else "The address may be mistyped."
    elif code == 503:
        title = "This exercise is not ready yet"
        sentence = "Its author still has something to put right. Choose another one in the meantime."
    else:
        title = "That did not work"
        sentence = "Something went wrong on our side; you did nothing wrong, and your work is saved."
    return {"title": title, "sentence": sentence, "card": card, "code": code}


class Page(RequestHandler):
    """Base of the room's pages: shows templates and error messages."""

    def show(self, name: str, **words: object) -> None:
        """Answer with the page made from this template."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        static, base_url = self.settings["static_at"], self.settings["base_url"]
        style = "" if key_of(self.request) else STYLE
        self.finish(page(name, static=static, base_url=base_url, style_within=style, **words))

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Show the same calm page for every failure; the server's log has the details."""
        self.show("sorry.html", **sorry(None, status_code))


class StartPage(Page):
    """The exercises to choose from."""

    def initialize(self, catalogue: Catalogue, lessons: Lessons, *, for_authors: bool) -> None:
        """Accept the arguments of the route from Tornado."""
        self._catalogue = catalogue
        self._lessons = lessons
        self._for_authors = for_authors

    async def get(self) -> None:
        """Show the cards; exercises and lessons are read in a thread, so that the room stays responsive."""
        loop = IOLoop.current()
        cards = await loop.run_in_executor(None, self._catalogue.cards)
        lessons = await loop.run_in_executor(None, self._lessons.all)
        if self._for_authors:  # only kinds with a workbench can be edited
            cards = tuple(card for card in cards if not card.kind or KINDS[card.kind].workbench)
        self.show(
            "start.html",
            groups=grouped(cards),
            lessons=lessons,
            first=first_of(cards),
            for_authors=self._for_authors,
            seated_in=seated_in(self.request),
        )


class LessonPage(Page):
    """A lesson to read."""

    def initialize(self, catalogue: Catalogue, lessons: Lessons) -> None:
        """Accept the arguments of the route from Tornado."""
        self._catalogue = catalogue
        self._lessons = lessons

    def set_default_headers(self) -> None:
        """Let the drawings in the examples set their own lengths; no script may run."""
        self.set_header("Content-Security-Policy", A_LESSON)

    async def get(self, name: str) -> None:
        """Show the lesson, with the next one at its end."""
        loop = IOLoop.current()
        found = await loop.run_in_executor(None, self._lessons.parts, name)
        if found is None:
            self.set_status(404)
            self.show("sorry.html", **sorry(None, 404))
            return
        lesson, parts = found
        cards = await loop.run_in_executor(None, self._catalogue.cards)
        titles = {card.id: card.title for card in cards}
        self.show("lesson.html", lesson=lesson, parts=parts, titles=titles, following=self._lessons.after(name))


class NoSuchPage(Page):
    """Answers every address that the room does not have."""

    def prepare(self) -> None:
        """Show the error page, whatever the method."""
        self.set_status(404)
        self.show("sorry.html", **sorry(None, 404))


class WithoutKernel(Matcher):
    """Matches the address of an exercise whose notebook does nothing but practise it."""

    def __init__(self, base_url: str, catalogue: Catalogue) -> None:
        self._path = PathMatches(rf"{base_url}exercises/(?P<name>[^/]+)/")
        self._catalogue = catalogue

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Return the name of the exercise for its page, or None for another request."""
        found: dict[str, Any] | None = self._path.match(request)
        if found is None:
            return None
        card = self._catalogue.card(found["path_kwargs"]["name"].decode("utf-8", "replace"))
        if card is None or not card.sound or refused(request.query_arguments):
            return None
        kind, folder = KINDS[card.kind], self._catalogue.folder(card.id)
        is_page = bool(kind.browser or kind.screens) and folder is not None and only_practises(folder)
        return found if is_page else None


class LivePage(Page):
    """An exercise without a kernel: it opens its own line to the room."""

    def initialize(self, catalogue: Catalogue, desk: Desk, threads: Executor) -> None:
        """Accept the arguments of the route from Tornado."""
        self._catalogue = catalogue
        self._desk = desk
        self._threads = threads

    async def get(self, name: str) -> None:
        """Send the page; to a browser that was never here with the first screen in it."""
        first_screen = ""
        if not key_of(self.request):
            give_key(self, self.settings["base_url"])
            first_screen = await IOLoop.current().run_in_executor(self._threads, self._desk.first_screen, name)
        self.set_header("Content-Security-Policy", A_PAGE.format(host=self.request.host))
        version = self.settings["static_digest"]
        self.show("live.html", card=self._catalogue.card(name), version=version, first_screen=first_screen, early=EARLY)


class KeepKey(RequestHandler):
    """Takes over the key of a browser that kept it where scripts could read it."""

    def post(self) -> None:
        """Put the key into the cookie, if the browser keeps cookies at all."""
        key = as_key(self.request.body.decode("ascii", "replace"))
        origin = self.request.headers.get("Origin", "")
        is_ours = urlsplit(origin).netloc.lower() == self.request.host.lower()
        if not is_ours or not key_of(self.request) or key is None:
            raise HTTPError(403)
        give_key(self, self.settings["base_url"], key)
        self.set_status(204)

    def check_xsrf_cookie(self) -> None:
        """Leave the token out: the origin is checked, and without a cookie of ours nothing is taken."""


class WithSlash(RequestHandler):
    """Redirects `/exercises/name` to `/exercises/name/`, and the base path alone to the start page."""

    def get(self, _: str = "") -> None:
        """Redirect."""
        self.redirect(f"{self.request.path}/", permanent=True)
