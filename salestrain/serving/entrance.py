"""The entrance of the room: what is called by a name of ours, and by the base path, goes on to the pages."""

from __future__ import annotations

import logging
import time
from typing import Any

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, RequestHandler

from .gates import SafeHeaders
from .haste import Haste
from .proxies import PROXIES_SETTING, Proxies, host_in
from .token import AskForToken, Token
from .visitors import HOSTS_SETTING, Hosts

log = logging.getLogger(__name__)


class _WrongName(RequestHandler):
    """Says what to do to those who called the room by a name that it does not know."""

    def prepare(self) -> None:
        """Answer, whatever was asked for."""
        self.set_status(421)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(
            "This room is not known by that name. Open it by the address that it printed when it started.\n"
            f"Whoever runs it can add a name: {HOSTS_SETTING}=name salestrain serve\n"
        )


class _TooFast(RequestHandler):
    """Asks for patience."""

    def prepare(self) -> None:
        """Answer, whatever was asked for."""
        self.set_status(429)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Retry-After", "1")
        self.finish("That was too much at once from your address. Wait a second, then try again.\n")


class Entrance(Router):
    """Lets requests in that call the room by its name, as the visitor of a proxy called it.

    A proxy may pass the base path on or take it off; either way the pages see it, and link to it.
    """

    def __init__(
        self, app: Application, hosts: Hosts, proxies: Proxies, base: str = "/", token: Token | None = None
    ) -> None:
        """Set up the entrance.

        Args:
            app: the pages.
            hosts: names of the room.
            proxies: who is believed about a visitor.
            base: base path, with a slash at both ends.
            token: what a visitor must have shown, if anything.
        """
        self._app, self._hosts, self._proxies, self._base = app, hosts, proxies, base
        self._token = token
        # Nothing of what strangers ask for is written into the terminal.
        quiet: dict[str, Any] = {"transforms": [SafeHeaders], "log_function": lambda handler: None}
        self._turned_away = Application([(".*", _WrongName)], **quiet)
        asks = [(".*", AskForToken, {"token": token})]
        self._asking = Application(asks, base_url=base, **quiet)
        self._too_fast = Application([(".*", _TooFast)], **quiet)
        self._haste = Haste()
        self._has_warned = False

    def find_handler(self, request: HTTPServerRequest, **_: object) -> HTTPMessageDelegate | None:
        """Return who answers a request."""
        # A name that a proxy reports counts only beside a name of the proxy itself that is ours: a web page elsewhere
        # that has led a browser here could write the header, but not the name.
        is_ours, sender = self._hosts.knows(request.host), request.remote_ip or ""
        self._proxies.tell(request)
        if self._haste.is_too_great(request.remote_ip or "", time.monotonic()):
            return self._too_fast.find_handler(request)
        self._warn_of_a_proxy(request, sender)
        if not (is_ours and self._hosts.knows(request.host)):
            return self._turned_away.find_handler(request)
        if self._token is not None and not self._token.is_known(request):
            return self._asking.find_handler(request)
        self._put_under_base(request)
        return self._app.find_handler(request)

    def _put_under_base(self, request: HTTPServerRequest) -> None:
        """Put the base path before an address that comes without it, from a proxy that took it off."""
        without_slash = self._base.removesuffix("/")
        path = request.path
        if path == without_slash or path.startswith(self._base):
            return
        query = f"?{request.query}" if request.query else ""
        request.path = without_slash + path
        request.uri = request.path + query

    def _warn_of_a_proxy(self, request: HTTPServerRequest, sender: str) -> None:
        """Say once how to name a proxy that is not believed: its visitors all look like one, and get no line."""
        headers = request.headers
        is_forwarded = "X-Forwarded-For" in headers or "X-Forwarded-Proto" in headers
        is_renamed = "Upgrade" in headers and host_in(headers.get("Origin", "")) not in ("", request.host)
        if self._has_warned or not (is_forwarded or is_renamed) or self._proxies.has(sender):
            return
        self._has_warned = True
        log.warning(
            "Visitors seem to come through a proxy at %s that the room was not told of. If it is yours, start "
            "the room with %s=%s and the name that people type: %s=room.example",
            sender,
            PROXIES_SETTING,
            sender,
            HOSTS_SETTING,
        )
