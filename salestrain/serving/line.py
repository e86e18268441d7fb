"""The line between a page in a browser and its seat in the room: small JSON messages over one websocket.

From the browser: `{"type": "open", "tab", "answered"}` first, then numbered messages `{"n", "type", ...}`, and
`{"type": "ping"}`. To the browser: `{"opened", "answered", "state"}`, `{"n", "state"}`, `{"pong"}`, or
`{"problem", "may_pass"}` when nothing opens.
Everything else ends the line, and nothing but the line.
"""

from __future__ import annotations

import asyncio
import json
import logging
from concurrent.futures import Executor, Future
from typing import Any, ClassVar, TypeAlias

from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from ..ui.messages import a_key, a_number
from .desk import CannotOpen, Desk, Seat
from .service import Figures
from .visitors import key_of

log = logging.getLogger(__name__)

LARGEST_MESSAGE = 6_000_000
"""Bytes; a chosen file of 4 MB arrives as base64."""
MOST_WAITING = 8
"""Messages of one line that wait for their turn; a page sends the next one after the reply."""
MOST_LINES = 600
EACH_SECOND, AT_ONCE = 30.0, 60.0
"""How many messages a line may send: on average, and in one burst."""
BINARY, NOT_JSON, TOO_MANY, FAILED, FULL = 1003, 1007, 1008, 1011, 1013


Opened: TypeAlias = tuple[Seat, int, dict[str, Any]]
"""A seat, the number of the message that it answered last, and all that it shows."""


class Allowance:
    """Messages that a line may still send; it fills up with time."""

    def __init__(self, now: float) -> None:
        self._left, self._at = AT_ONCE, now

    def is_used_up(self, now: float) -> bool:
        """Take one message off, and return whether there was none left."""
        self._left = min(AT_ONCE, self._left + (now - self._at) * EACH_SECOND)
        self._at = now
        self._left -= 1
        return self._left < 0


class Line(WebSocketHandler):
    """One browser tab's line. Pings are answered at once, messages one after the other in a thread."""

    lines: ClassVar[set[Line]] = set()

    def initialize(self, desk: Desk, threads: Executor, figures: Figures, version: str) -> None:
        """Accept the arguments of the route from Tornado."""
        self._desk, self._threads, self._figures, self._version = desk, threads, figures, version
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue(MOST_WAITING)
        self._allowance = Allowance(IOLoop.current().time())
        self._place = ("", key_of(self.request), "")
        self._arriving: Future[Opened] | None = None
        self._work: asyncio.Task[None] | None = None

    @property
    def max_message_size(self) -> int:
        """Bytes of the largest message; a larger one ends the line before it is read."""
        return LARGEST_MESSAGE

    async def open(self, name: str) -> None:
        """Begin to answer."""
        if len(self.lines) >= MOST_LINES:
            self._end(FULL, "the room is full")
            return
        self.set_nodelay(True)
        self.lines.add(self)
        self._figures.lines.set(len(self.lines))
        self._place = (name, *self._place[1:])
        self._work = asyncio.create_task(self._answer_all())

    def on_message(self, message: str | bytes) -> None:
        """Take a message; what is none of ours ends the line."""
        if self._allowance.is_used_up(IOLoop.current().time()):
            self._end(TOO_MANY, "too many messages")
            return
        if isinstance(message, bytes):
            self._end(BINARY, "only text")
            return
        content = _read(message)
        if content is None:
            self._end(NOT_JSON, "not a message")
        elif content.get("type") == "ping":
            self._send({"pong": True})
        elif self._waiting.full():
            self._end(TOO_MANY, "too many messages")
        else:
            self._waiting.put_nowait(content)

    def on_close(self) -> None:
        """End the work, and keep the seat for a while."""
        self.lines.discard(self)
        self._figures.lines.set(len(self.lines))
        if self._work is not None:
            self._work.cancel()
        if self._arriving is not None:
            # The line may have ended before its seat was made.
            self._arriving.add_done_callback(self._leave)

    async def _answer_all(self) -> None:
        """Answer the messages in turn: first the one that opens the page, then those of the page."""
        try:
            seat = await self._opened(await self._waiting.get())
            while seat is not None:
                message = await self._waiting.get()
                number = message.pop("n", None)
                if isinstance(number, bool) or not isinstance(number, int):
                    self._end(NOT_JSON, "not a message")
                    return
                with self._figures.seconds.time():
                    state = await asyncio.wrap_future(self._threads.submit(seat.answer, number, message))
                await self.write_message(_written({"n": number, "state": state}))
        except WebSocketClosedError:
            return
        except Exception:
            log.exception("A line of the room failed")
            self._end(FAILED, "failed")

    async def _opened(self, message: dict[str, Any]) -> Seat | None:
        """Return the seat of the tab; None when there is none, which the browser is told."""
        tab = a_key(message.get("tab"))
        if message.get("type") != "open" or tab is None:
            self._end(NOT_JSON, "not a message")
            return None
        self._place = (*self._place[:2], tab)
        self._arriving = self._threads.submit(self._sit_down, a_number(message.get("answered")) or 0)
        try:
            seat, answered, state = await asyncio.wrap_future(self._arriving)
        except CannotOpen as reason:
            await self.write_message(_written({"problem": str(reason), "may_pass": reason.may_pass}))
            return None
        told = {"opened": True, "version": self._version, "answered": answered, "state": state}
        await self.write_message(_written(told))
        return seat

    def _sit_down(self, answered: int = 0) -> Opened:
        """Return the seat of the tab, and what it shows. Raises CannotOpen.

        `answered` is the number of the last message that the browser was answered, by whatever server.
        """
        seat = self._desk.seat(*self._place, answered)
        return seat, *seat.shown()

    def _leave(self, arrived: Future[Opened]) -> None:
        """Leave the seat, if there was one."""
        if not arrived.cancelled() and arrived.exception() is None:
            self._desk.leave(*self._place)

    def _end(self, code: int, reason: str) -> None:
        """End the line, and count it."""
        self._figures.ended.labels(code).inc()
        self.close(code, reason)

    def _send(self, message: dict[str, Any]) -> None:
        try:
            self.write_message(_written(message))
        except WebSocketClosedError:
            return


def _written(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def _read(message: str) -> dict[str, Any] | None:
    """Return a message, or None for what is no JSON object."""
    try:
        content = json.loads(message)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
