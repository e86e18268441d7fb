"""The start, and the five places to work at."""

from __future__ import annotations

from collections.abc import Mapping

from ....attempts.practice import Practice
from ....ui.blocks import criteria, earlier_attempts
from ....ui.confirming import confirm
from ....ui.document import Body, Box, Row, Screen, Text
from ....ui.fields import Button
from ....ui.phrases import Chip, strong
from ....ui.places import HEADING, Place, finished, way_in, ways
from ..content import Review

PLACES: Mapping[str, Place] = {
    "cases": Place("Luck or change?", "Was last month luck?"),
    "own": Place("My own month", "Luck or change, in a number of your own?"),
    "team": Place("The best of the month", "Why is the best of the month seldom the best again?"),
    "numbers": Place("My numbers", "Which numbers are worth your eyes?"),
    "month": Place("This month", "What worked, what did not, what next?"),
    "experiments": Place("Experiments", "What are you trying out, and what has it taught you?"),
    "marks": Place("Marks so far", "Where do you stand?"),
}


def start_screen(practice: Practice) -> Screen:
    """Show the brief, and the way into the work."""
    review: Review = practice.exercise
    return Screen(
        "Your brief",
        [
            Text(review.briefing, "lead"),
            Text([strong("Your goal: "), review.goal]),
            Text([Chip(_time(review))]),
            *way_in(practice),
            criteria(review, "review"),
            earlier_attempts(finished(practice), "reviews"),
            Text(review.illustrative, "fine"),
        ],
    )


def _time(review: Review) -> str:
    once = f"about {review.minutes} minutes"
    return f"{once}, and a quarter of an hour each month" if "month" in review.places else once


def place_screen(review: Review, current: str, body: Body, *, asks_to_finish: bool = False) -> Screen:
    """Show a place with the ways to the others and to the debrief.

    Args:
        review: the exercise.
        current: name of the place in messages.
        body: what stands at the place.
        asks_to_finish: whether to ask if the review is to end, in place of the button that leads to the question.
    """
    finish = Row([Button("Finish this review for good …", "finish", weight="quiet")], apart=True)
    end = _finish_for_good(current) if asks_to_finish else finish if current == "marks" else None
    return Screen(
        PLACES[current].title,
        [*body, end, Text(review.illustrative, "fine") if current == "cases" else None],
        above=[ways("Parts of the review", {name: PLACES[name] for name in review.places}, current)],
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
