"""The token of the workbench: who has not seen the address that it printed cannot open it, on this machine neither."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlencode

from tornado.httputil import HTTPServerRequest
from tornado.web import RequestHandler

ARGUMENT = "token"


class Token:
    """A secret in the printed address. The browser keeps it as a cookie, which no other page can read or send."""

    def __init__(self, port: int) -> None:
        """Make a token; `port` tells the cookies of several workbenches on one machine apart."""
        self.cookie = f"salestrain-edit-{port}"
        self._secret = secrets.token_hex(24)
        self._once = secrets.token_hex(24)

    def in_address(self, address: str) -> str:
        """Return an address with the token in it, as it is printed for its author."""
        return f"{address}?{urlencode({ARGUMENT: self._secret})}"

    def in_address_once(self, address: str) -> str:
        """Return an address that opens once: that of a browser which we start is seen by whoever lists programs."""
        return f"{address}?{urlencode({ARGUMENT: self._once})}"

    def is_known(self, request: HTTPServerRequest) -> bool:
        """Return whether a request comes from a browser that was let in before."""
        kept = request.cookies.get(self.cookie)
        return kept is not None and self._is_right(kept.value, self._secret)

    def lets_in(self, handler: RequestHandler) -> bool:
        """Return whether an address has the token in it; the browser then keeps it."""
        given = handler.get_query_argument(ARGUMENT, "")
        if self._once and self._is_right(given, self._once):
            self._once = ""
        elif not self._is_right(given, self._secret):
            return False
        path = handler.settings["base_url"]
        secure = handler.request.protocol == "https"
        handler.set_cookie(self.cookie, self._secret, path=path, httponly=True, samesite="Strict", secure=secure)
        return True

    @staticmethod
    def _is_right(given: str, secret: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


class AskForToken(RequestHandler):
    """Answers whoever has not shown the token."""

    def initialize(self, token: Token) -> None:
        """Accept the arguments of the route from Tornado."""
        self._token = token

    def prepare(self) -> None:
        """Let in who has the token, and leave it out of the address; tell everybody else how to come in."""
        if self.request.method == "GET" and self._token.lets_in(self):
            self.set_header("Cache-Control", "no-store")
            self.redirect("/" + self.request.path.lstrip("/"))  # two slashes would lead to another host
            return
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(
            "The workbench opens only by the whole address that it printed when it started, "
            "with what stands after the question mark.\n"
        )
