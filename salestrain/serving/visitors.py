"""Who may enter: addresses that are the room's own, and the cookie by which a browser is known again."""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import socket
from collections.abc import Mapping

from tornado.httputil import HTTPServerRequest
from tornado.web import RequestHandler

from ..ui.messages import as_key

HOSTS_SETTING = "SALESTRAIN_HOSTS"
"""More names under which the room is reached, separated by commas; for example behind a proxy."""
COOKIE = "salestrain"
SEAT_COOKIE = "salestrain-seat-"
"""The id of a workshop follows, so that one browser may have a seat in several."""
A_YEAR = 365
_HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
"""A host and its port; nothing that could mean more where a host is written into a header."""


class Hosts:
    """The names by which this room may be called.

    A web page elsewhere can give its own name this machine's address, and would then count as one of our pages. It
    cannot change the name that its visitors' browsers send, so a name that is not ours is turned away.
    """

    def __init__(self, *names: str, settings: Mapping[str, str] = os.environ) -> None:
        """Set up the names.

        Args:
            names: the address that the room listens on, and names that its certificate is for.
            settings: settings, of which one may add names.
        """
        machine = socket.gethostname().lower()
        more = (name.strip().lower() for name in settings.get(HOSTS_SETTING, "").split(","))
        self._names = {"localhost", machine, f"{machine}.local", *map(str.lower, names), *more} - {""}

    def knows(self, host: str) -> bool:
        """Return whether a Host header names this room: by an address in numbers, or by one of its names."""
        written = _HOST.fullmatch(host.lower())
        if written is None:
            return False
        name = written[1].strip("[]")
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def key_of(request: HTTPServerRequest) -> str:
    """Return the secret key in a browser's cookie; empty if there is none.

    For somebody who has signed in it is their id, which no cookie can hold.
    """
    if (learner := getattr(request, "learner", None)) is not None:
        return str(learner.id)
    cookie = request.cookies.get(COOKIE)
    return (as_key(cookie.value) if cookie is not None else None) or ""


def seated_in(request: HTTPServerRequest) -> str:
    """Return the id of a workshop in which a browser has a seat, the last one in its cookies; empty without any."""
    names = [name.removeprefix(SEAT_COOKIE) for name in request.cookies if name.startswith(SEAT_COOKIE)]
    return next((name for name in reversed(names) if re.fullmatch(r"[0-9a-f]{10}", name)), "")


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
