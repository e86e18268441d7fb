"""Looking at a page as a browser test does: alone with our server, and with axe-core at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, WebSocket

AXE = files("axe_playwright_python") / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 360, "height": 740}


class Visit:
    """A tab, and what a test wants to know of it afterwards.

    `elsewhere` are the requests to any other host (none of them went out), `errors` what the console
    complained of, `heard` the messages from the kernel, `asked` every address on our host.
    """

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.heard: list[bytes] = []
        self.asked: list[str] = []
        self._home = urlsplit(home).netloc
        page.route("**/*", self._only_home)
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("websocket", self._listen)

    def _only_home(self, route: Route) -> None:
        address = route.request.url
        if urlsplit(address).netloc == self._home:
            self.asked.append(address)
            route.continue_()
        else:
            self.elsewhere.append(address)
            route.abort()

    def _listen(self, line: WebSocket) -> None:
        """A socket cannot be routed away; one that leads elsewhere is at least told."""
        if urlsplit(line.url).netloc != self._home:
            self.elsewhere.append(line.url)
        line.on("framereceived", self._hear)

    def _hear(self, frame: bytes | str) -> None:
        self.heard.append(frame.encode() if isinstance(frame, str) else frame)


@contextmanager
def visiting(browser: Browser, home: str, **context: Any) -> Iterator[Visit]:
    """A fresh browser profile with one tab; `context` as for Browser.new_context."""
    with browser.new_context(**context) as profile:
        yield Visit(profile.new_page(), home)


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong on the page: rule and place of each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({ runOnly: tags })", STANDARDS)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def is_too_wide(page: Page) -> bool:
    """Whether one would have to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
