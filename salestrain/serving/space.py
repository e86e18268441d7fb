"""Space for files that pages send: a few at a time, so that nobody fills the room's memory with them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MOST_FILES, MOST_OF_ONE = 8, 3
"""How many files may be on their way in the whole room, and how many of them from one address."""


class Space:
    """Lets so many files in at a time; the others wait."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def for_a_file(self, address: str) -> AsyncIterator[None]:
        """Wait until there is space for one more file of this address, and take it."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._has_space(address))
            self._taken[address] += 1
        try:
            yield
        finally:
            self._taken[address] -= 1
            self._taken += Counter()  # without those that are 0
            async with self._changed:
                self._changed.notify_all()

    def _has_space(self, address: str) -> bool:
        return self._taken.total() < MOST_FILES and self._taken[address] < MOST_OF_ONE
