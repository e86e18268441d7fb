"""A browser's side of the line to the room, for tests: real websocket frames to a real server."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from salestrain.ui.messages import NO_KEY
from salestrain.ui.pane_traits import PaneTraits
from tests.serving.running import Room

SECONDS = 30.0
T = TypeVar("T")
_opened: list[WebSocketClientConnection] = []
"""Lines of the story that runs; all are closed at its end."""


@dataclass
class Tab:
    """One browser tab: its secret name, its cookie, and what it was shown last."""

    room: Room
    exercise: str
    cookie: str = field(default_factory=lambda: secrets.token_hex(16))
    name: str = field(default_factory=lambda: secrets.token_hex(16))
    sent: int = 0
    shown: dict[str, Any] = field(default_factory=lambda: dict(PaneTraits().trait_values(sync=True)))
    line: WebSocketClientConnection | None = None

    async def connect(self, **headers: str) -> dict[str, Any] | None:
        """Open the line, and return what the room says; None where it hangs up."""
        address = f"ws{self.room.address[4:]}exercises/{self.exercise}/line"
        cookie = {"Cookie": f"salestrain={self.cookie}"} if self.cookie else {}
        self.line = await websocket_connect(HTTPRequest(address, headers={**cookie, **headers}, validate_cert=False))
        _opened.append(self.line)
        await self.send({"type": "open", "tab": self.name})
        opened = await self.read()
        if opened and opened.get("state"):
            self.shown |= opened["state"]
        return opened

    async def send(self, message: dict[str, Any] | str | bytes) -> None:
        """Send one frame; a room that hangs up in the middle is noticed by what is read next."""
        assert self.line is not None
        frame = json.dumps(message) if isinstance(message, dict) else message
        with suppress(WebSocketClosedError):
            await self.line.write_message(frame, isinstance(frame, bytes))

    async def read(self) -> dict[str, Any] | None:
        """Return the next message; None when the room hung up."""
        assert self.line is not None
        message = await asyncio.wait_for(self.line.read_message(), SECONDS)
        return None if message is None else json.loads(message)

    async def ask(self, type_: str, **fields: Any) -> dict[str, Any]:
        """Send a message of the page, and return what it shows differently."""
        self.sent += 1
        await self.send({"n": self.sent, "type": type_, "seq": self.shown.get("seq", 0), **fields})
        answer = await self.read()
        assert answer is not None and answer["n"] == self.sent
        self.shown |= answer["state"]
        state: dict[str, Any] = answer["state"]
        return state

    async def begin(self, name: str = "Ana") -> None:
        """Come in, give a name, and begin to talk."""
        await self.connect()
        await self.ask("hello", key=NO_KEY, name=name, at="", zone="")
        await self.ask("begin")

    def hang_up(self) -> None:
        """Close the line."""
        assert self.line is not None
        self.line.close()


def run(act: Callable[[], Awaitable[T]]) -> T:
    """Run an asynchronous story in a loop of its own."""
    return asyncio.run(_told(act))


async def _told(act: Callable[[], Awaitable[T]]) -> T:
    try:
        return await act()
    finally:
        for line in _opened:
            line.close()
        _opened.clear()
        await asyncio.sleep(0.1)  # until both sides have said goodbye
