"""Patience with wrong codes: whoever guesses waits longer and longer; nobody is locked out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ...workshop.joining import REMEMBERED_SECONDS, seconds_to_wait

MOST_REMEMBERED = 40
"""Wrong tries of one visitor that are remembered; the wait is at its longest long before."""
MOST_VISITORS = 5000


class Tries:
    """The wrong tries of each visitor, by address; in memory only, for a restart forgives everybody."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: dict[str, list[float]] = {}

    def seconds_to_wait(self, visitor: str) -> int:
        """Return how long a visitor must wait before the next try."""
        with self._lock:
            return seconds_to_wait(self._wrong.get(visitor, ()), self._clock())

    def was_wrong(self, visitor: str) -> None:
        """Note a wrong try."""
        now = self._clock()
        with self._lock:
            if len(self._wrong) >= MOST_VISITORS:
                self._wrong = {who: wrong for who, wrong in self._wrong.items() if now - wrong[-1] < REMEMBERED_SECONDS}
            self._wrong[visitor] = [*self._wrong.get(visitor, ())[-MOST_REMEMBERED + 1 :], now]

    def was_right(self, visitor: str) -> None:
        """Forget what a visitor got wrong before."""
        with self._lock:
            self._wrong.pop(visitor, None)
