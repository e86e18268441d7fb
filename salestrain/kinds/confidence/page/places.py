"""The start, and the four places to work at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ....attempts.practice import Practice
from ....ui.blocks import Earlier, ask_name, criteria, earlier_attempts, who
from ....ui.confirming import confirm
from ....ui.document import Body, Box, Items, Nav, Node, Row, Screen, Text
from ....ui.fields import Button
from ....ui.phrases import Chip, strong
from ..content import Ledger

HEADING = "st-place"
"""The id of a place's heading, to which a reader is taken after an answer."""


class Place(NamedTuple):
    """A place to work at: the words on its button, and its heading."""

    button: str
    title: str


PLACES: Mapping[str, Place] = {
    "parts": Place("The parts of my work", "How sure are you, and what shows it?"),
    "wins": Place("My wins", "What went well, and what does it rest on?"),
    "judging": Place("How well I judge", "How sure are you, and how often are you right?"),
    "marks": Place("Marks so far", "Where do you stand?"),
}
FIRST_PLACE = next(iter(PLACES))


def start_screen(practice: Practice) -> Screen:
    """Show the brief, and the way into the work."""
    ledger: Ledger = practice.exercise
    person: list[Node] = [ask_name()]
    if practice.name:
        person = [who(practice.name, practice.named_by_setting), Row([Button("Begin", "begin", weight="primary")])]
    return Screen(
        "Your brief",
        [
            Text(ledger.briefing, "lead"),
            Text([strong("Your goal: "), ledger.goal]),
            Text([Chip(f"about {ledger.minutes} minutes, then a few after every good week")]),
            *person,
            criteria(ledger, "ledger"),
            earlier_attempts(_finished(practice), "ledgers"),
        ],
    )


def _finished(practice: Practice) -> list[Earlier]:
    earlier = []
    for attempt in practice.attempts():
        session = practice.replayed(attempt)
        if session is not None and session.state.phase == "debriefed":
            when = attempt.started_at[:16].replace("T", ", ") + " UTC"
            earlier.append(Earlier(attempt.id, when, session.score().total))
    return earlier


def place_screen(current: str, body: Body, *, asks_to_finish: bool = False) -> Screen:
    """Show a place with the ways to the others and to the debrief.

    Args:
        current: name of the place in messages.
        body: what stands at the place.
        asks_to_finish: whether to ask if the ledger is to end, in place of the button that leads to the question.
    """
    ways = [_way(name, current) for name in PLACES]
    finish = Row([Button("Finish this ledger for good …", "finish", weight="quiet")], apart=True)
    end = _finish_for_good(current) if asks_to_finish else finish if current == "marks" else None
    return Screen(
        PLACES[current].title,
        [*body, end],
        above=[Nav("Parts of the ledger", [Items(ways, "places")])],
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


def _way(name: str, current: str) -> Button | Chip:
    words = PLACES[name].button
    if name == current:
        return Chip(words, "accent", current=True)
    return Button(words, "go", name, "quiet", small=True)
