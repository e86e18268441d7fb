"""The start, and the four places to work at."""

from __future__ import annotations

from collections.abc import Mapping

from ....attempts.practice import Practice
from ....ui.blocks import criteria, earlier_attempts
from ....ui.confirming import confirm
from ....ui.document import Body, Box, Row, Screen, Text
from ....ui.fields import Button
from ....ui.phrases import Chip, strong
from ....ui.places import HEADING, Place, finished, way_in, ways
from ..content import Ledger

PLACES: Mapping[str, Place] = {
    "parts": Place("The parts of my work", "How sure are you, and what shows it?"),
    "wins": Place("My wins", "What went well, and what does it rest on?"),
    "judging": Place("How well I judge", "How sure are you, and how often are you right?"),
    "marks": Place("Marks so far", "Where do you stand?"),
}


def start_screen(practice: Practice) -> Screen:
    """Show the brief, and the way into the work."""
    ledger: Ledger = practice.exercise
    return Screen(
        "Your brief",
        [
            Text(ledger.briefing, "lead"),
            Text([strong("Your goal: "), ledger.goal]),
            Text([Chip(f"about {ledger.minutes} minutes, then a few after every good week")]),
            *way_in(practice),
            criteria(ledger, "ledger"),
            earlier_attempts(finished(practice), "ledgers"),
        ],
    )


def place_screen(current: str, body: Body, *, asks_to_finish: bool = False) -> Screen:
    """Show a place with the ways to the others and to the debrief.

    Args:
        current: name of the place in messages.
        body: what stands at the place.
        asks_to_finish: whether to ask if the ledger is to end, in place of the button that leads to the question.
    """
    finish = Row([Button("Finish this ledger for good …", "finish", weight="quiet")], apart=True)
    end = _finish_for_good(current) if asks_to_finish else finish if current == "marks" else None
    return Screen(
        PLACES[current].title,
        [*body, end],
        above=[ways("Parts of the ledger", PLACES, current)],
        width="wide",
        id=HEADING,
    )


def _finish_for_good(current: str) -> Box:
    says = [
        "Your marks are worked out, and no further win can be added to this ledger.",
        "You can read all of it afterwards. To go on next week, leave it open: it waits for you here.",
    ]
    yes, no = Button("Yes, finish it", "debrief"), Button("No, go back", "go", current)
    return confirm("Finish this ledger for good?", says, yes, no)
