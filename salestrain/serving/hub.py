"""Signing in at a JupyterHub that the room is a service of: whoever comes is who they are there.

The flow is OAuth with a code and PKCE, as the hub offers it to its services. JupyterHub's own helper keeps what it must
remember between the two halves of it in memory; here that lies in a signed cookie, so that the second half may reach
another server than the first. The hub's token lies in a signed cookie too, and is shown to the hub again every minute,
so that who signs out there, or may no longer come, is out here as well.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import secrets
import time
from collections.abc import Mapping, Sequence
from http.client import responses
from typing import Any
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httputil import HTTPServerRequest
from tornado.web import RequestHandler, create_signed_value, decode_signed_value

from ..attempts.learner import Learner, at_a_hub
from .opening import CannotServe

log = logging.getLogger(__name__)

SETTINGS = ("JUPYTERHUB_API_URL", "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_CLIENT_ID", "JUPYTERHUB_SERVICE_PREFIX")
"""What the hub says to a service that it starts; whoever starts it elsewhere says it themselves."""
COOKIE = "salestrain-hub"
BELIEVED_SECONDS = 60.0
"""How long somebody is taken to be who they were, without asking the hub again."""
SIGNING_IN_SECONDS = 600
DAYS = 14
MOST_BELIEVED = 10_000
PATIENCE = 10.0


class HubAway(Exception):
    """Raised when the hub does not answer, so that nobody knows who somebody is."""


class Hub:
    """The JupyterHub that this room is a service of."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Set up the hub from what it said. Raises CannotServe when something is missing."""
        missing = [name for name in SETTINGS if not settings.get(name)]
        if missing:
            raise CannotServe(
                f"This room was not started by a JupyterHub: {', '.join(missing)} is not set. Start it as a service of "
                "the hub (deploy/jupyterhub shows how), or leave --hub out."
            )
        self._api, self._secret, self._client, prefix = (settings[name] for name in SETTINGS)
        self.base_path = f"/{prefix.strip('/')}/"
        self._callback = settings.get("JUPYTERHUB_OAUTH_CALLBACK_URL") or f"{self.base_path}oauth_callback"
        hub = f"{settings.get('JUPYTERHUB_HOST', '')}{settings.get('JUPYTERHUB_BASE_URL', '/')}"
        self._authorize = f"{hub.rstrip('/')}/hub/api/oauth2/authorize"
        self._signing = hashlib.sha256(f"cookies of salestrain: {self._secret}".encode()).hexdigest()
        self._believed: dict[str, tuple[float, Learner]] = {}

    async def who(self, request: HTTPServerRequest) -> Learner | None:
        """Return who asks; None for somebody who has not signed in. Raises HubAway."""
        token = self._signed(request, COOKIE, DAYS)
        if token is None:
            return None
        known = self._believed.get(token)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        learner = await self._ask(token)
        self._believed.pop(token, None)
        if learner is not None:
            if len(self._believed) >= MOST_BELIEVED:
                self._believed.clear()
            self._believed[token] = (time.monotonic() + BELIEVED_SECONDS, learner)
        return learner

    def send_to(self, handler: RequestHandler) -> None:
        """Send somebody to the hub to sign in; they come back to the page that they asked for."""
        state, verifier = secrets.token_urlsafe(16), secrets.token_urlsafe(32)
        remembered = json.dumps({"verifier": verifier, "next": handler.request.uri})
        self._set(handler, f"{COOKIE}-{state}", remembered, max_age=SIGNING_IN_SECONDS)
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            "client_id": self._client,
            "redirect_uri": self._callback,
            "response_type": "code",
            "state": state,
            "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        handler.set_header("Cache-Control", "no-store")
        handler.redirect(f"{self._authorize}?{urlencode(asked)}")

    async def take_back(self, handler: RequestHandler) -> str | None:
        """Sign in somebody who comes back from the hub, and return where they wanted to go.

        None for who did not come from here, or was not let in. Raises HubAway.
        """
        state, code = handler.get_query_argument("state", ""), handler.get_query_argument("code", "")
        name = f"{COOKIE}-{state}"
        remembered = self._signed(handler.request, name, 1)
        if remembered is None or not code:
            return None
        handler.clear_cookie(name, path=self.base_path)
        signing_in = json.loads(remembered)
        asked = {
            "client_id": self._client,
            "client_secret": self._secret,
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": signing_in["verifier"],
            "redirect_uri": self._callback,
        }
        answer = await self._call("/oauth2/token", body=urlencode(asked))
        if answer is None:
            return None
        self._set(handler, COOKIE, answer["access_token"], expires_days=DAYS)
        wanted: str = signing_in["next"]
        return wanted

    async def _ask(self, token: str) -> Learner | None:
        user = await self._call("/user", token=token)
        if user is None or user.get("kind") != "user":
            return None
        return at_a_hub(user["name"])

    async def _call(self, path: str, token: str = "", body: str | None = None) -> dict[str, Any] | None:
        """Return what the hub's API answers; None where it refuses. Raises HubAway."""
        request = HTTPRequest(
            f"{self._api.rstrip('/')}{path}",
            method="GET" if body is None else "POST",
            headers={"Authorization": f"Bearer {token}"} if token else {},
            body=body,
            request_timeout=PATIENCE,
        )
        try:
            answer = await AsyncHTTPClient().fetch(request)
        except HTTPClientError as refused:
            if 400 <= refused.code < 500:
                return None
            raise HubAway(str(refused)) from refused
        except OSError as away:
            raise HubAway(str(away)) from away
        said: dict[str, Any] = json.loads(answer.body)
        return said

    def _signed(self, request: HTTPServerRequest, name: str, days: int) -> str | None:
        cookie = request.cookies.get(name)
        value = decode_signed_value(self._signing, name, cookie.value, max_age_days=days) if cookie else None
        return value.decode() if value else None

    def _set(self, handler: RequestHandler, name: str, value: str, **kept: Any) -> None:
        signed = create_signed_value(self._signing, name, value)
        secure = handler.request.protocol == "https"
        handler.set_cookie(name, signed, path=self.base_path, httponly=True, samesite="Lax", secure=secure, **kept)


class Back(RequestHandler):
    """Where the hub sends somebody back to after they signed in."""

    def initialize(self, hub: Hub) -> None:
        """Accept the arguments of the route from Tornado."""
        self._hub = hub

    async def get(self) -> None:
        """Go to the page that was asked for at first."""
        try:
            wanted = await self._hub.take_back(self)
        except HubAway as away:
            _sorry(self, 503, away)
            return
        if wanted is None:
            _sorry(self, 403)
            return
        self.redirect(wanted)


def for_users(hub: Hub, handler: type[RequestHandler]) -> type[RequestHandler]:
    """Return the handler as it answers only people who have signed in at the hub; `request.learner` says who it is.

    Args:
        hub: the hub.
        handler: the handler as it answers everybody.
    """

    class SignedIn(handler):  # type: ignore[misc,valid-type]
        async def prepare(self) -> None:
            try:
                learner = await hub.who(self.request)
            except HubAway as away:
                _sorry(self, 503, away)
                return
            self.request.learner = learner
            is_page = self.request.method in ("GET", "HEAD") and "Upgrade" not in self.request.headers
            if learner is None and is_page:
                hub.send_to(self)
            elif learner is None:
                _sorry(self, 403)
            else:
                waits = super().prepare()
                if waits is not None:
                    await waits

    SignedIn.__name__ = handler.__name__
    return SignedIn


def behind(hub: Hub, base: str, routes: Sequence[Any]) -> list[Any]:
    """Return routes as they answer only people who have signed in, and the one by which these come back from the hub.

    Args:
        hub: the hub.
        base: base path of the room.
        routes: routes as Tornado takes them.
    """
    back = (rf"{base}oauth_callback", Back, {"hub": hub})
    return [back, *((route, for_users(hub, handler), *rest) for route, handler, *rest in routes)]


def _sorry(handler: RequestHandler, status: int, away: HubAway | None = None) -> None:
    """Say in a sentence why somebody cannot come in now."""
    if away is not None:
        log.error("JupyterHub does not answer: %s", away)
        sentence = "JupyterHub does not answer, so that nobody can come in. Your work is saved; try again soon."
    else:
        sentence = "You are not signed in. Open the start page of the room again, and sign in."
    handler.set_status(status, responses[status])
    handler.set_header("Content-Type", "text/plain; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.finish(sentence)
