"""When which behaviour was practised, and when it is due again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ....calendars.spacing import due
from ....core.session import Session
from ..content import Drill


@dataclass(frozen=True, slots=True)
class Schedule:
    """One behaviour: the days it was practised, and the days on which it is due."""

    behaviour: str
    label: str
    practised: tuple[date, ...]
    due: tuple[date, ...]

    def is_due(self, today: date) -> bool:
        """Return whether its next day has come."""
        return bool(self.due) and self.due[0] <= today


def schedule(drill: Drill, sessions: Sequence[Session]) -> dict[str, Schedule]:
    """Return the schedule of each behaviour, from the practices that were finished."""
    days: dict[str, list[date]] = {behaviour.id: [] for behaviour in drill.behaviours}
    for session in sessions:
        day = _day(session.state.day)
        if day is not None and session.state.behaviour in days:
            days[session.state.behaviour].append(day)
    return {
        behaviour.id: Schedule(
            behaviour.id, behaviour.label, tuple(sorted(set(days[behaviour.id]))), due(days[behaviour.id])
        )
        for behaviour in drill.behaviours
    }


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """Return a day as people say it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"
