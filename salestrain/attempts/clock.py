"""The only source of the current time, so that every page shows the same today, in the zone of its viewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in one zone; without a zone, in that of this machine."""

    zone: tzinfo | None = None

    @classmethod
    def at(cls, name: str) -> Clock:
        """Return the clock of a zone such as "Pacific/Auckland"; for an unknown zone, the clock of this machine."""
        try:
            return cls(ZoneInfo(name)) if name else cls()
        except (ValueError, OSError, KeyError):  # KeyError for an unknown zone, the others for a malformed name
            return cls()

    def now(self) -> datetime:
        """Return the current time, with its zone."""
        return datetime.now(self.zone) if self.zone else datetime.now().astimezone()

    def today(self) -> date:
        """Return the current date in this zone."""
        return self.now().date()
