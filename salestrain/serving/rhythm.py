"""What the room does every so often, by a clock that nobody can set.

Tornado's own `PeriodicCallback` and `IOLoop.time` go by the time of day: where that is set back by an hour, the one
does nothing for an hour, and what is counted by the other comes out negative.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import time
from collections.abc import Awaitable, Callable

from tornado.ioloop import IOLoop

log = logging.getLogger(__name__)

now = time.monotonic
"""Seconds by the room's own clock; only differences mean something."""


def every(seconds: float, do: Callable[[], Awaitable[None] | None]) -> None:
    """Do something again and again, in the server's loop, for as long as that runs.

    What fails is noted, and done again the next time.

    Args:
        seconds: from the end of one time to the beginning of the next.
        do: what is done.
    """

    async def over_and_over() -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                doing = do()
                if inspect.isawaitable(doing):
                    await doing
            except Exception:
                log.exception("Something that the room does every so often failed")

    IOLoop.current().add_callback(over_and_over)
