"""Who may enter: addresses that are the room's own, and the cookie by which a browser is known again."""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
from collections.abc import Mapping
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest
from tornado.routing import AnyMatches, Matcher, Rule, RuleRouter
from tornado.web import Application, RequestHandler

from ..ui.messages import a_key

HOSTS_SETTING = "SALESTRAIN_HOSTS"
"""More names under which the room is reached, separated by commas; for example behind a proxy."""
COOKIE = "salestrain"
A_YEAR = 365


class Hosts:
    """The names by which this room may be called.

    A web page elsewhere can give its own name this machine's address, and would then count as one of our pages. It
    cannot change the name that its visitors' browsers send, so a name that is not ours is turned away.
    """

    def __init__(self, listening_on: str = "", settings: Mapping[str, str] = os.environ) -> None:
        """Set up the names.

        Args:
            listening_on: the address that the room listens on.
            settings: settings, of which one may add names.
        """
        machine = socket.gethostname().lower()
        more = (name.strip().lower() for name in settings.get(HOSTS_SETTING, "").split(","))
        self._names = {"localhost", machine, f"{machine}.local", listening_on.lower(), *more} - {""}

    def knows(self, host: str) -> bool:
        """Return whether a Host header names this room: by an address in numbers, or by one of its names."""
        name = urlsplit(f"//{host}").hostname or ""
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


class _Known(Matcher):
    """Matches requests that name this room."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts

    def match(self, request: HTTPServerRequest) -> dict[str, str] | None:
        """Return something for a request that names this room, else None."""
        return {} if self._hosts.knows(request.host) else None


class _WrongName(RequestHandler):
    """Says what to do to those who called the room by a name that it does not know."""

    def prepare(self) -> None:
        """Answer, whatever was asked for."""
        self.set_status(421)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Content-Security-Policy", "default-src 'none'")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.finish(
            "This room is not known by that name. Open it by the address that it printed when it started.\n"
            f"Whoever runs it can add a name: {HOSTS_SETTING}=name salestrain serve\n"
        )


def only_from(hosts: Hosts, app: Application) -> RuleRouter:
    """Return the application behind a door that only opens to those who call it by its name."""
    turned_away = Application([(".*", _WrongName)])
    return RuleRouter([Rule(_Known(hosts), app), Rule(AnyMatches(), turned_away)])


def key_of(request: HTTPServerRequest) -> str:
    """Return the secret key in a browser's cookie; empty if there is none."""
    cookie = request.cookies.get(COOKIE)
    return (a_key(cookie.value) if cookie is not None else None) or ""


def give_key(handler: RequestHandler, base_url: str, key: str = "") -> None:
    """Let a browser keep a secret key that its scripts cannot read.

    The key is random and long, so it needs no signature: whoever makes one up is only somebody new.

    Args:
        handler: the answer that carries the cookie.
        base_url: address of the start page; the cookie goes nowhere else.
        key: the key; by default a new one.
    """
    secure = handler.request.protocol == "https"
    handler.set_cookie(
        COOKIE,
        key or secrets.token_hex(16),
        path=base_url,
        expires_days=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=secure,
    )
