"""What is stored of the one who looks: how much, who can see it, and the ways to take it along or delete it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..attempts.own_records import OwnRecords
from ..calendars.words import day_words
from .blocks import SURE
from .confirming import confirm
from .document import Body, Box, Items, Row, Screen, Section
from .fields import Button

NAMELESS = "They do not hold the name that you typed, only what you did."
NAMED = "What you did stands there under the name that this server or workshop has for you."


def told_of(records: OwnRecords) -> list[str]:
    """Return in sentences how much is stored of somebody."""
    count = len(records.attempts)
    if not count:
        return ["Nothing yet."]
    attempts = "1 attempt" if count == 1 else f"{count} attempts"
    exercises = len({attempt.exercise_id for attempt in records.attempts})
    at = "one exercise" if exercises == 1 else f"{exercises} exercises"
    return [
        f"{attempts} at {at}, the first on {day_words(date.fromisoformat(records.since))}.",
        f"{records.moves} steps of yours, with every word that you typed, and what each attempt came to.",
        "What you removed from a plan stays in the record of its steps until you delete it here.",
        "A transcript of a real call is not kept. What is due again is kept by this browser alone.",
    ]


def mine_screen(told: Sequence[str], *, asks: bool = False, is_named: bool = False) -> Screen:
    """Return the screen.

    Args:
        told: what is stored, a sentence each.
        asks: whether to ask before everything is deleted.
        is_named: whether a setting or a workshop says who the learner is, so that the store holds that name.
    """
    sees = [
        "You, under this name. Nobody who practises under another one.",
        f"Whoever runs the server could read its files, as with any server. {NAMED if is_named else NAMELESS}",
        "No list, no ranking and no report shows what a person said or earned.",
    ]
    body: Body = [
        Items(told),
        Section("Who can see it", [Items(sees)]),
        Section("Take it along, or delete it", [_question() if asks else _ways()]),
        Row([Button("Back", "stay")]),
    ]
    return Screen("What is kept of you", body)


def _ways() -> Row:
    return Row(
        [
            Button("Download all of it", "export_mine"),
            Button("Download a certificate of attendance", "certificate"),
            Button("Delete all of it", "delete_mine", weight="quiet"),
        ]
    )


def _question() -> Box:
    says = [
        "Everything that you did in any exercise under this name goes, also what you earned.",
        "Nobody can bring it back. Download it first if you want to keep it.",
    ]
    yes = Button("Delete all of it now", "delete_mine", SURE)
    return confirm("Delete everything that is kept of you?", says, yes, Button("Keep it", "mine", weight="primary"))
