"""Who asks: somebody with a seat, or whoever leads the workshops. Both hold a secret in a cookie."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from tornado.httputil import HTTPServerRequest
from tornado.web import RequestHandler

from ...store import LEAD_SECRET, Seat, Workshops
from ...workshop.joining import hash_of_token
from ..visitors import SEAT_COOKIE

LEAD_COOKIE = "salestrain-lead"
SEAT_DAYS, LEAD_DAYS = 60, 30
KEY_LENGTH = 32
"""Hexadecimal digits of the key to one workshop."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,60}")


def token_of(request: HTTPServerRequest, workshop: str) -> str:
    """Return the secret by which a browser holds a seat in a workshop; empty if it has none."""
    return _cookie(request, SEAT_COOKIE + workshop)


def seat_of(request: HTTPServerRequest, workshop: str, workshops: Workshops) -> Seat | None:
    """Return the seat that a browser holds in a workshop, or None.

    Args:
        request: what the browser asks.
        workshop: id of the workshop.
        workshops: where seats are kept.
    """
    token = token_of(request, workshop)
    return workshops.seat_at(workshop, hash_of_token(token)) if token else None


def lead_key(workshops: Workshops) -> str:
    """Return the key of those who lead workshops here, which all servers on a store share."""
    return workshops.secret(LEAD_SECRET)


def is_lead_key(key: str, workshops: Workshops) -> bool:
    """Return whether this is the key of those who lead workshops here."""
    return hmac.compare_digest(key.encode(), lead_key(workshops).encode())


def key_of_one(workshops: Workshops, workshop: str) -> str:
    """Return the key of those who lead one workshop with whoever leads them all; it ends when theirs is renewed."""
    return hmac.new(lead_key(workshops).encode(), workshop.encode(), hashlib.sha256).hexdigest()[:KEY_LENGTH]


def is_key_of_one(key: str, workshops: Workshops, workshop: str) -> bool:
    """Return whether this is the key of those who lead one workshop."""
    return hmac.compare_digest(key.encode(), key_of_one(workshops, workshop).encode())


def leads(request: HTTPServerRequest, workshops: Workshops, workshop: str = "") -> bool:
    """Return whether a browser may lead.

    Args:
        request: what the browser asks.
        workshops: where the key is kept.
        workshop: the workshop, which the key of that one opens as well; by default it takes the key to all.
    """
    key = _cookie(request, LEAD_COOKIE)
    if key and is_lead_key(key, workshops):
        return True
    own = _cookie(request, f"{LEAD_COOKIE}-{workshop}") if workshop else ""
    return bool(own) and is_key_of_one(own, workshops, workshop)


def new_token() -> str:
    """Return a secret for a browser's cookie; it is long and random, so that it needs no signature."""
    return secrets.token_hex(16)


def give_seat(handler: RequestHandler, base_url: str, workshop: str, token: str) -> None:
    """Let a browser hold a seat by a secret that its scripts cannot read.

    Args:
        handler: the answer that carries the cookie.
        base_url: address of the start page; the cookie goes nowhere else.
        workshop: id of the workshop.
        token: the secret.
    """
    _give(handler, SEAT_COOKIE + workshop, token, base_url, SEAT_DAYS)


def give_lead(handler: RequestHandler, base_url: str, key: str, workshop: str = "") -> None:
    """Let a browser lead all workshops, or one. For the arguments see `give_seat`."""
    _give(handler, f"{LEAD_COOKIE}-{workshop}" if workshop else LEAD_COOKIE, key, base_url, LEAD_DAYS)


def take_seat_away(handler: RequestHandler, base_url: str, workshop: str) -> None:
    """Let a browser forget its seat. For the arguments see `give_seat`."""
    handler.clear_cookie(SEAT_COOKIE + workshop, path=base_url)


def _give(handler: RequestHandler, name: str, value: str, path: str, days: int) -> None:
    secure = handler.request.protocol == "https"
    handler.set_cookie(name, value, path=path, expires_days=days, httponly=True, samesite="Lax", secure=secure)


def _cookie(request: HTTPServerRequest, name: str) -> str:
    cookie = request.cookies.get(name)
    return cookie.value if cookie is not None and _TOKEN.fullmatch(cookie.value) else ""
