"""A certificate of attendance: who finished what and when, and nothing of how well."""

from __future__ import annotations

from datetime import date

from ..calendars.words import day_words
from ..content.loading import exercise_from_json
from ..store import Store
from .blanks import Blank
from .document import Column, Content, Screen, Table, Text
from .html.paper import paper

NOTHING = "No exercise was finished under this name yet."


def certificate(store: Store, learner: str, name: str, today: date) -> str:
    """Return a certificate as a page to print.

    Args:
        store: where the attempts are.
        learner: the learner's key in the store.
        name: the name on the certificate, as the learner typed it.
        today: the day of the certificate.
    """
    return paper("Certificate of attendance", [certificate_screen(name, finished_by(store, learner), today)])


def finished_by(store: Store, learner: str) -> list[tuple[str, date, int]]:
    """Return what a learner has finished, each exercise once, the earliest first: title, first day, minutes in all."""
    found: dict[str, tuple[str, date, int]] = {}
    for attempt in reversed(store.attempts(learner=learner)):
        outcome = store.outcome(attempt.id)
        if outcome is None:
            continue
        title, day, minutes = found.get(attempt.exercise_id, ("", date.fromisoformat(attempt.started_at[:10]), 0))
        title = title or exercise_from_json(store.content(attempt.digest)).title
        found[attempt.exercise_id] = (title, day, minutes + outcome.minutes)
    return list(found.values())


def certificate_screen(name: str, finished: list[tuple[str, date, int]], today: date) -> Screen:
    """Return what stands on a certificate."""
    rows: list[list[Content]] = [[title, day_words(day), str(minutes)] for title, day, minutes in finished]
    columns = [Column("Exercise", names_row=True), Column("First finished on", "day"), Column("Minutes", "number")]
    table = Table("Finished", columns, [*rows], caption_shown=False) if rows else Text(NOTHING)
    says = "It says what was finished. How well is no part of it, and belongs to the one who practised."
    return Screen(
        "Certificate of attendance",
        [
            Text(name, "lead"),
            Text("practised sales conversations and the work around them:"),
            table,
            Text(says, "fine"),
            Text(day_words(today)),
            Blank("For the workshop"),
        ],
    )
