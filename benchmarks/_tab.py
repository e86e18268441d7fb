"""A browser tab for measurements and tests: the page's side of the line, as `serving/static/line.js` has it.

It mends its line by itself, at the next of several servers if there are several, and sends a message again whose answer
was lost. What it was answered counts as acknowledged.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tornado.httpclient import HTTPError, HTTPRequest
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from salestrain.ui.messages import NO_KEY
from salestrain.ui.pane_traits import PaneTraits

WAITS = (0.05, 0.1, 0.2, 0.4)
PATIENCE = 120.0
BROKEN = (OSError, HTTPError, StreamClosedError, WebSocketClosedError, asyncio.TimeoutError)


class NeverAnswered(Exception):
    """Raised when no server answered in time."""


@dataclass
class Tab:
    """One tab of one learner."""

    addresses: Sequence[str]
    """Addresses of the servers, each ending with a slash; those after the first are tried when a line breaks."""
    exercise: str
    learner: str = "Ana"
    cookie: str = field(default_factory=lambda: secrets.token_hex(16))
    name: str = field(default_factory=lambda: secrets.token_hex(16))
    shown: dict[str, Any] = field(default_factory=lambda: dict(PaneTraits().trait_values(sync=True)))
    problems: list[str] = field(default_factory=list)
    """What the room said when it could not open the page."""
    reconnected: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    _at: int = 0
    _number: int = 0
    _known: int = 0
    _waiting: dict[str, Any] | None = None
    _hello: dict[str, Any] | None = None
    _line: WebSocketClientConnection | None = None

    @property
    def where(self) -> str:
        """The attempt that is open, or an empty text."""
        where: str = self.shown.get("going", {}).get("where", "")
        return "" if where == "afresh" else where

    @property
    def seq(self) -> int:
        """How many moves of it the page knows of."""
        seq: int = self.shown.get("seq", 0)
        return seq

    async def arrive(self) -> None:
        """Come in, with the name."""
        self._hello = {"type": "hello", "key": NO_KEY, "name": self.learner, "at": "", "zone": ""}
        await self.ask(**self._hello)

    async def ask(self, type: str, **fields: Any) -> dict[str, Any]:
        """Send a message of the page, again if need be, and return what the page shows when it is answered."""
        self._number += 1
        self._waiting = {"n": self._number, "seq": self.seq, **fields, "type": type}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                await self._answered()
            except BROKEN:
                await self._mend()
            else:
                return self.shown
        raise NeverAnswered(type)

    async def come_back(self) -> dict[str, Any]:
        """Wait until the line is there again, as a page does that nobody touches."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self._line is None:
                    await self._connect()
            except BROKEN:
                await self._mend()
            else:
                return self.shown
        raise NeverAnswered("a line")

    def hang_up(self) -> None:
        """Let the line break; the next server answers."""
        if self._line is not None:
            self._line.close()
        self._line = None
        self._at += 1

    async def leave(self) -> None:
        """Close the line, and wait until both sides have said goodbye."""
        if self._line is not None:
            self._line.close()
            await asyncio.sleep(0.05)
        self._line = None

    async def _answered(self) -> None:
        """Send the message that waits, and read until it is answered."""
        if self._line is None:
            await self._connect()
        if self._waiting is not None:
            await self._send(self._waiting)
        while self._waiting is not None:
            self._take(await self._read())
        # What the page asks for by itself once it has shown something.
        if self.shown.get("more"):
            self._number += 1
            self._waiting = {"n": self._number, "seq": self.seq, "type": self.shown["more"]}
            await self._answered()

    async def _connect(self) -> None:
        address = self.addresses[self._at % len(self.addresses)]
        url = f"ws{address[4:]}exercises/{self.exercise}/line"
        headers = {"Cookie": f"salestrain={self.cookie}", **self.headers}
        request = HTTPRequest(url, headers=headers, connect_timeout=5, request_timeout=20)
        self._line = await asyncio.wait_for(websocket_connect(request), 20)
        await self._send({"type": "open", "tab": self.name, "answered": self._known})
        opened = await self._read()
        if "problem" in opened:
            self.problems.append(opened["problem"])
            if opened.get("may_pass"):
                raise WebSocketClosedError
            raise NeverAnswered(opened["problem"])
        answered = opened["answered"]
        if self._waiting is not None and self._waiting["n"] <= answered:
            self._waiting = None
        if answered:
            self.shown |= opened["state"]
        elif self._hello is not None and (self._waiting or {}).get("type") != "hello":
            await self._introduce()
        self._known = max(self._known, answered)

    async def _introduce(self) -> None:
        """Say to a server that knows nobody yet who is there, and where they stood."""
        if self._waiting is None:
            self._number += 1
        number = self._number - 1 if self._waiting is not None else self._number
        where = self.shown.get("going", {}).get("where", "")
        await self._send({**(self._hello or {}), "where": where, "n": number})
        while self._known < number:
            self._take(await self._read())

    def _take(self, message: dict[str, Any]) -> None:
        if "n" not in message:
            return
        self._known = max(self._known, message["n"])
        if self._waiting is not None and message["n"] == self._waiting["n"]:
            self._waiting = None
        self.shown |= message["state"]

    async def _mend(self) -> None:
        with suppress(*BROKEN):
            self.hang_up()
        self.reconnected += 1
        await asyncio.sleep(WAITS[min(self.reconnected, len(WAITS) - 1)] * (0.75 + secrets.randbelow(500) / 1000))

    async def _send(self, message: dict[str, Any]) -> None:
        if self._line is None:  # somebody hung up in the meantime
            raise WebSocketClosedError
        await self._line.write_message(json.dumps(message))

    async def _read(self) -> dict[str, Any]:
        if self._line is None:
            raise WebSocketClosedError
        text = await asyncio.wait_for(self._line.read_message(), 20)
        if text is None:
            raise WebSocketClosedError
        message: dict[str, Any] = json.loads(text)
        return message
