"""Pages in a browser, as browser tests need them: connected to our server only, with axe-core at hand."""

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
TABLET = {"width": 768, "height": 1024}


class Visit:
    """A tab, with a record of what happened in it.

    `elsewhere` holds the requests to any other host (none of which was sent), `errors` the console's errors, `heard`
    the messages from the kernel, `asked` every address requested from our host.
    """

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.heard: list[bytes] = []
        self.asked: list[str] = []
        self._home = urlsplit(home).netloc
        page.route("**/*", self._only_home)
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
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
        """Record a socket that leads elsewhere, because sockets cannot be rerouted."""
        if urlsplit(line.url).netloc != self._home:
            self.elsewhere.append(line.url)
        line.on("framereceived", self._hear)

    def _hear(self, frame: bytes | str) -> None:
        self.heard.append(frame.encode() if isinstance(frame, str) else frame)


@contextmanager
def visiting(browser: Browser, home: str, **context: Any) -> Iterator[Visit]:
    """Open a fresh browser profile with one tab; `context` as for Browser.new_context."""
    with browser.new_context(**context) as profile:
        yield Visit(profile.new_page(), home)


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to on the page: rule and element of each violation."""
    # What fades in is judged as it is read, not in the middle of its way.
    page.evaluate("document.getAnimations().forEach(one => { try { one.finish() } catch { one.cancel() } })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    report = page.evaluate("tags => axe.run({ runOnly: tags })", STANDARDS)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in report["violations"] for node in rule["nodes"]]


def is_too_wide(page: Page) -> bool:
    """Return whether the page has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
