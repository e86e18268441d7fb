"""What the room does for its workshops by itself: it minds the clock, and deletes what is over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from tornado.ioloop import IOLoop

from ...store import StoreError
from ..rhythm import every
from .base import House

log = logging.getLogger(__name__)

MINDED_EVERY = 2.0
AN_HOUR = 3600.0


def look_after(house: House) -> None:
    """Begin to mind the clock every two seconds, and to delete what is over now and every hour.

    To be called in the server's loop, which ends it by ending.
    """

    def remove() -> None:
        house.rooms.remove_what_is_over(datetime.now(UTC))

    async def minding() -> None:
        await _done(house, house.rooms.mind_the_clock, "The time left in a workshop may be wrong")

    async def removing() -> None:
        await _done(house, remove, "Workshops whose time is over could not be deleted")

    every(MINDED_EVERY, minding)
    every(AN_HOUR, removing)
    IOLoop.current().add_callback(removing)


async def _done(house: House, do: Callable[[], None], otherwise: str) -> None:
    """Do something in a thread; a store that does not answer is noted, and asked again the next time."""
    try:
        await IOLoop.current().run_in_executor(house.threads, do)
    except StoreError as failed:
        log.warning("%s: %s", otherwise, failed)
