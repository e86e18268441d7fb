"""The line between a page in a browser and its seat in the room: small JSON messages over one websocket.

From the browser: `{"type": "open", "tab", "answered"}` first, then numbered messages `{"n", "type", ...}`;
`{"type": "ping"}`; and `{"type": "large"}` before one that carries a file, to be sent after `{"large"}` came back.
To the browser: `{"opened", "now", "answered", "state"}`, `{"n", "state"}`, `{"pong", "now"}`, `{"waiting"}` with its
number in the queue while the room is full, or `{"problem", "may_pass"}` when nothing opens; unasked, `{"pushed"}` with
what is different.
Everything else ends the line, and nothing but the line.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from concurrent.futures import Executor
from typing import Any, ClassVar

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from ..ui.messages import as_key, as_number
from .desk import Answering, CannotOpen, Seating
from .far_clerk import ClerkGone
from .full import Queue
from .rhythm import now
from .service import Figures
from .space import Space
from .visitors import key_of

log = logging.getLogger(__name__)

LARGEST_WORD = 4_000
"""Bytes of the first message of a line, and of whatever it sends while it waits for its turn."""
LARGEST_MESSAGE = 250_000
"""Bytes of a message; the longest text of a page has a tenth of it."""
ASKED_FIRST = 200_000
"""Bytes from which a page asks first (as in `line.js`)."""
LARGEST_FILE = 6_000_000
"""Bytes of a message that carries a file; one of 4 MB arrives as base64."""
FILE_SECONDS = 180.0
"""How long a file may be on its way."""
MOST_WAITING = 8
"""Messages of one line that wait for their turn; a page sends the next one after the reply."""
FIRST_WORD = 10.0
"""Seconds until a line must have said which tab it is of."""
TURN = 1.0
"""Seconds after which somebody in the queue asks again whether it is their turn."""
ALIVE = 25.0
"""Seconds between two questions to a browser whether it is still there; one that reads nothing does not answer."""
EACH_SECOND, AT_ONCE = 30.0, 60.0
"""How many messages a line may send: on average, and in one burst."""
BINARY, NOT_JSON, TOO_MANY, FAILED, AGAIN, FULL = 1003, 1007, 1008, 1011, 1012, 1013


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
    space = Space()
    ping_interval = ping_timeout = ALIVE
    max_message_size = LARGEST_WORD
    """Bytes of the largest message to begin with; a larger one ends the line before it is read."""

    def initialize(self, desk: Seating, queue: Queue, threads: Executor, figures: Figures, version: str) -> None:
        """Accept the arguments of the route from Tornado."""
        self._desk, self._queue, self._threads = desk, queue, threads
        self._figures, self._version = figures, version
        self._messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue(MOST_WAITING)
        self._allowance = Allowance(now())
        self._place = ("", key_of(self.request), "")
        self._is_in = False
        self._work: asyncio.Task[None] | None = None
        self._file: asyncio.Task[None] | None = None
        self._file_came, self._file_number = asyncio.Event(), None

    def key_for(self, name: str) -> str:
        """Return the secret key of whoever opened the line for what has this name; empty where there is none."""
        return key_of(self.request)

    async def open(self, name: str) -> None:
        """Begin to answer."""
        limits, address = self._queue.limits, self.request.remote_ip
        of_address = sum(line.request.remote_ip == address for line in self.lines)
        if len(self.lines) >= limits.lines or of_address >= limits.lines_each:
            self._end(FULL, "the room is full")
            return
        self.set_nodelay(True)
        self.lines.add(self)
        self._figures.lines.set(len(self.lines))
        self._place = (name, self.key_for(name), "")
        self._work = asyncio.create_task(self._answer_all())

    def on_message(self, message: str | bytes) -> None:
        """Take a message; what is none of ours ends the line."""
        if self._allowance.is_used_up(now()):
            self._end(TOO_MANY, "too many messages")
            return
        if isinstance(message, bytes):
            self._end(BINARY, "only text")
            return
        content = _read(message)
        if content is None:
            self._end(NOT_JSON, "not a message")
        elif content.get("type") == "ping":
            self._send({"pong": True, "now": _milliseconds()})
        elif content.get("type") == "large" and self._is_in:
            self._file = self._file or asyncio.create_task(self._take_file())
        elif self._messages.full():
            self._end(TOO_MANY, "too many messages")
        else:
            if len(message.encode()) > ASKED_FIRST:
                self._file_number = content.get("n")
            self._messages.put_nowait(content)

    def on_close(self) -> None:
        """End the work, and keep the seat for a while."""
        self.lines.discard(self)
        self._figures.lines.set(len(self.lines))
        for task in (self._work, self._file):
            if task is not None:
                task.cancel()
        if self._is_in:
            self._queue.leave(self._place, now())

    async def _answer_all(self) -> None:
        """Answer the messages in turn: first the one that opens the page, then those of the page."""
        try:
            seat = await self._opened(await asyncio.wait_for(self._messages.get(), FIRST_WORD))
            while seat is not None:
                message = await self._messages.get()
                number = message.pop("n", None)
                if isinstance(number, bool) or not isinstance(number, int):
                    self._end(NOT_JSON, "not a message")
                    return
                with self._figures.seconds.time():
                    state = await asyncio.wrap_future(seat.asked(self._threads, number, message))
                if number == self._file_number:
                    self._file_came.set()
                await self.write_message(_with_state({"n": number}, state))
        except WebSocketClosedError:
            return
        except ClerkGone:
            self._end(AGAIN, "come back")
        except TimeoutError:
            self._end(NOT_JSON, "nothing was said")
        except Exception:
            log.exception("A line of the room failed")
            self._end(FAILED, "failed")

    async def _opened(self, message: dict[str, Any]) -> Answering | None:
        """Return the seat of the tab; None when there is none, which the browser is told."""
        tab = as_key(message.get("tab"))
        if message.get("type") != "open" or tab is None:
            self._end(NOT_JSON, "not a message")
            return None
        self._place = (*self._place[:2], tab)
        await self._wait_for_a_place()
        sitting = self._desk.sit_down(self._threads, self._place, as_number(message.get("answered")) or 0)
        try:
            seat, answered, state = await asyncio.wrap_future(sitting)
        except CannotOpen as reason:
            await self.write_message(_written({"problem": str(reason), "may_pass": reason.may_pass}))
            self.close()
            return None
        told = {"opened": True, "version": self._version, "now": _milliseconds(), "answered": answered}
        await self.write_message(_with_state(told, state))
        return seat

    async def _wait_for_a_place(self) -> None:
        """Return when the page is in; until then it is told its number in the queue whenever that changes."""
        told, address = 0, self.request.remote_ip or ""
        while number := self._queue.ahead(self._place, address, now()):
            if number != told:
                await self.write_message(_written({"waiting": number}))
                told = number
            await asyncio.sleep(TURN)
            self._queue.forget(now())
        self._is_in = True
        self._let_in(LARGEST_MESSAGE)

    async def _take_file(self) -> None:
        """Let one large message in when there is space, and keep the space until it was answered."""
        async with self.space.for_a_file(self.request.remote_ip or ""):
            self._file_came.clear()
            self._let_in(LARGEST_FILE)
            self._send({"large": True})
            try:
                await asyncio.wait_for(self._file_came.wait(), FILE_SECONDS)
            except TimeoutError:
                self._end(TOO_MANY, "the file did not come")
            self._let_in(LARGEST_MESSAGE)
        self._file = None

    def _let_in(self, size: int) -> None:
        """Let messages in up to so many bytes."""
        params: Any = getattr(self.ws_connection, "params", None)
        if params is not None:
            params.max_message_size = size

    def _end(self, code: int, reason: str) -> None:
        """End the line, and count it."""
        self._figures.ended.labels(code).inc()
        self.close(code, reason)

    def _send(self, message: dict[str, Any]) -> None:
        try:
            self.write_message(_written(message))
        except WebSocketClosedError:
            return


def _milliseconds() -> int:
    """Return the time by this server, by which the clocks on its pages run."""
    return time.time_ns() // 1_000_000


def _written(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def _with_state(message: dict[str, Any], state: str) -> str:
    """Return a message with what a page shows, which was written where it was worked out."""
    return f'{_written(message)[:-1]},"state":{state}}}'


def _read(message: str) -> dict[str, Any] | None:
    """Return a message, or None for what is no JSON object."""
    try:
        content = json.loads(message)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
