"""The start, and the five places to work at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ....attempts.practice import Practice
from ....ui.blocks import Earlier, ask_name, criteria, earlier_attempts, who
from ....ui.confirming import confirm
from ....ui.document import Body, Box, Items, Nav, Node, Row, Screen, Text
from ....ui.fields import Button
from ....ui.phrases import Chip, strong
from ..content import Review

HEADING = "st-place"
"""The id of a place's heading, to which a reader is taken after an answer."""


class Place(NamedTuple):
    """A place to work at: the words on its button, and its heading."""

    button: str
    title: str


PLACES: Mapping[str, Place] = {
    "cases": Place("Luck or change?", "Was last month luck?"),
    "numbers": Place("My numbers", "Which numbers are worth your eyes?"),
    "month": Place("This month", "What worked, what did not, what next?"),
    "experiments": Place("Experiments", "What are you trying out, and what has it taught you?"),
    "marks": Place("Marks so far", "Where do you stand?"),
}
FIRST_PLACE = next(iter(PLACES))


def start_screen(practice: Practice) -> Screen:
    """Show the brief, and the way into the work."""
    review: Review = practice.exercise
    person: list[Node] = [ask_name()]
    if practice.name:
        person = [who(practice.name, practice.named_by_setting), Row([Button("Begin", "begin", weight="primary")])]
    return Screen(
        "Your brief",
        [
            Text(review.briefing, "lead"),
            Text([strong("Your goal: "), review.goal]),
            Text([Chip(f"about {review.minutes} minutes, and a quarter of an hour each month")]),
            *person,
            criteria(review, "review"),
            earlier_attempts(_finished(practice), "reviews"),
            Text(review.illustrative, "fine"),
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


def place_screen(review: Review, current: str, body: Body, *, asks_to_finish: bool = False) -> Screen:
    """Show a place with the ways to the others and to the debrief.

    Args:
        review: the exercise.
        current: name of the place in messages.
        body: what stands at the place.
        asks_to_finish: whether to ask if the review is to end, in place of the button that leads to the question.
    """
    ways = [_way(name, current) for name in PLACES]
    finish = Row([Button("Finish this review for good …", "finish", weight="quiet")], apart=True)
    end = _finish_for_good(current) if asks_to_finish else finish if current == "marks" else None
    return Screen(
        PLACES[current].title,
        [*body, end, Text(review.illustrative, "fine") if current == "cases" else None],
        above=[Nav("Parts of the review", [Items(ways, "places")])],
        width="wide",
        id=HEADING,
    )


def _finish_for_good(current: str) -> Box:
    says = [
        "Your marks are worked out, and no further month can be added to this review.",
        "You can read all of it afterwards. To go on next month, leave it open: it waits for you here.",
    ]
    yes, no = Button("Yes, finish it", "debrief"), Button("No, go back", "go", current)
    return confirm("Finish this review for good?", says, yes, no)


def _way(name: str, current: str) -> Button | Chip:
    words = PLACES[name].button
    if name == current:
        return Chip(words, "accent", current=True)
    return Button(words, "go", name, "quiet", small=True)
