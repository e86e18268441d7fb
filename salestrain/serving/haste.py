"""How many requests an address may send: enough for a whole class behind one router, too few to keep others waiting."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

EACH_SECOND, AT_ONCE = 200.0, 3_000.0
"""Requests of one address: on average, and in one burst. Forty pages that open at once are 250, their phones 40."""
ADDRESSES = 5_000
"""Addresses that are remembered; of more, those that were quiet for longest are forgotten."""


@dataclass(slots=True)
class Haste:
    """Counts what each address may still send; that fills up with time. Nothing here knows a clock."""

    each_second: float = EACH_SECOND
    at_once: float = AT_ONCE
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    """What each address had left, and when."""

    def is_too_great(self, address: str, now: float) -> bool:
        """Take a request off what an address may send, and return whether there was nothing left.

        Args:
            address: who asks.
            now: seconds.
        """
        left, at = self._left.pop(address, (self.at_once, now))
        left = min(self.at_once, left + (now - at) * self.each_second)
        self._left[address] = max(left - 1, 0.0), now
        if len(self._left) > ADDRESSES:
            self._left.popitem(last=False)
        return left < 1
