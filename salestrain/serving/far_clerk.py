"""The server's end of the line to a clerk: what it was asked for, since when it works at it, and what came of it."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from .clerk import BEGUN, DONE, GONE, NOT_OPEN
from .desk import CannotOpen

LONGEST_TASK = 60.0
"""Seconds that a clerk may work at one message."""
LONGEST_UNWANTED = 15.0
"""Seconds that it may, once nobody waits for the answer."""


class ClerkGone(Exception):
    """Raised when a clerk ended, or gave a page up, before it had answered."""


@dataclass(slots=True)
class _Task:
    """Something that a clerk was asked for, and since when it works at it."""

    future: Future[Any] = field(default_factory=Future)
    began: float = inf


class FarClerk:
    """The server's end of the line to one clerk."""

    def __init__(self, line: Connection) -> None:
        """Set up the line; the clerk may still be loading."""
        self._line = line
        self._lock = threading.Lock()
        self._tasks: dict[int, _Task] = {}
        self._number = 0
        self._process = 0
        self._to_send: SimpleQueue[tuple[int, str, tuple[Any, ...]] | None] = SimpleQueue()
        self.began = time.monotonic()
        self._gone = threading.Event()
        for work in (self._read, self._write):
            threading.Thread(target=work, name="line to a clerk", daemon=True).start()

    @property
    def is_gone(self) -> bool:
        """Whether it has ended."""
        return self._gone.is_set()

    @property
    def is_loading(self) -> bool:
        """Whether it has not begun to work yet."""
        return not self._process

    def has_gone_within(self, seconds: float) -> bool:
        """Wait until it has ended, for so many seconds at most, and return whether it has."""
        return self._gone.wait(seconds)

    def asked(self, what: str, *arguments: Any) -> Future[Any]:
        """Ask for something, and return what comes of it. It may raise CannotOpen or ClerkGone."""
        task = _Task()
        with self._lock:
            self._number += 1
            number = self._number
            self._tasks[number] = task
        self._to_send.put((number, what, arguments))
        if self.is_gone:
            self._give_up()
        return task.future

    def tell(self, what: str, *arguments: Any) -> None:
        """Tell something to which there is no answer."""
        self.asked(what, *arguments)

    def works_too_long(self, now: float) -> bool:
        """Return whether it has worked at something for too long.

        Args:
            now: seconds of the monotonic clock.
        """
        with self._lock:
            tasks = tuple(self._tasks.values())
        return any(now - task.began > (LONGEST_UNWANTED if task.future.cancelled() else LONGEST_TASK) for task in tasks)

    def end(self) -> None:
        """End it at once; whoever waits comes back."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)

    def hang_up(self) -> None:
        """Let it finish what it is doing, and end."""
        self._to_send.put(None)

    def _write(self) -> None:
        """Send what is to be sent; a clerk that does not listen must not hold up the server's loop."""
        while (message := self._to_send.get()) is not None:
            try:
                self._line.send(message)
            except (OSError, ValueError):
                return  # the other thread sees that it is gone
        with suppress(OSError), socket.socket(fileno=os.dup(self._line.fileno())) as line:
            line.shutdown(socket.SHUT_WR)

    def _read(self) -> None:
        while True:
            try:
                number, outcome, result = self._line.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                break
            if number:
                self._hear(number, outcome, result)
            else:
                self._process = result
        self._gone.set()
        self._to_send.put(None)
        self._give_up()
        self._line.close()

    def _hear(self, number: int, outcome: str, result: Any) -> None:
        with self._lock:
            task = self._tasks.get(number) if outcome == BEGUN else self._tasks.pop(number, None)
        if task is None:
            return
        if outcome == BEGUN:
            task.began = time.monotonic()
        elif task.future.set_running_or_notify_cancel():
            _settle(task.future, outcome, result)

    def _give_up(self) -> None:
        with self._lock:
            tasks, self._tasks = self._tasks, {}
        for task in tasks.values():
            if task.future.set_running_or_notify_cancel():
                task.future.set_exception(ClerkGone())


def _settle(future: Future[Any], outcome: str, result: Any) -> None:
    if outcome == DONE:
        future.set_result(result)
    elif outcome == NOT_OPEN:
        future.set_exception(CannotOpen(*result))
    elif outcome == GONE:
        future.set_exception(ClerkGone())
    else:
        future.set_exception(RuntimeError("a clerk could not answer; its reason stands above"))
