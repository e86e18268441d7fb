"""The one place that asks what time it is: one today on every page, in the zone of whoever looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in one zone; without one, in that of this machine."""

    zone: tzinfo | None = None

    @classmethod
    def at(cls, name: str) -> Clock:
        """Return the clock of a zone such as "Pacific/Auckland"; an unknown one gives that of this machine."""
        try:
            return cls(ZoneInfo(name)) if name else cls()
        except (ValueError, OSError, KeyError):  # no such zone is a KeyError, a strange name one of the others
            return cls()

    def now(self) -> datetime:
        """Return this moment, with its zone."""
        return datetime.now(self.zone) if self.zone else datetime.now().astimezone()

    def today(self) -> date:
        """Return the day it is there."""
        return self.now().date()
