"""Work that has several places: the way into it, the ways between its places, and its marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..attempts.practice import Practice
from ..attempts.replays import replays
from ..core.rubric import Mark, Scorecard
from .blocks import Earlier, ask_name, mark_box, who
from .document import Items, Nav, Node, Row, Section, Text
from .fields import Button
from .figures import Score
from .page import when
from .phrases import Chip, strong

HEADING = "st-place"
"""The id of a place's heading, to which a reader is taken after an answer."""


class Place(NamedTuple):
    """A place to work at: the words on its button, and its heading."""

    button: str
    title: str


def ways(label: str, places: Mapping[str, Place], current: str) -> Nav:
    """Return the ways to all places.

    Args:
        label: what they are parts of.
        places: the places by their name in messages.
        current: the place that is shown.
    """
    return Nav(label, [Items([_way(name, place, current) for name, place in places.items()], "places")])


def _way(name: str, place: Place, current: str) -> Button | Chip:
    if name == current:
        return Chip(place.button, "accent", current=True)
    return Button(place.button, "go", name, "quiet", small=True)


def way_in(practice: Practice) -> list[Node]:
    """Ask who is there, or say it and offer to begin."""
    if not practice.name:
        return [ask_name()]
    return [
        who(practice.name, named_by_setting=practice.named_by_setting),
        Row([Button("Begin", "begin", weight="primary")]),
    ]


def finished(practice: Practice) -> list[Earlier]:
    """Return what the learner finished here before, newest first; what plays no more is left out."""
    return [
        Earlier(attempt.id, when(attempt.started_at), session.score().total)
        for attempt, session in replays(practice, practice.attempts())
        if session.state.phase == "debriefed"
    ]


def marks_in_turn(card: Scorecard, full_marks: str) -> list[Node]:
    """Show marks, total, and one thing to try: what the first mark that lacks something asks for.

    The criteria stand in the order in which the work is done, and a later one may need what an earlier one asks for.

    Args:
        card: what was earned.
        full_marks: what is said where nothing is lacking.
    """
    lacking: Mark | None = next((mark for mark in card.marks if mark.lost), None)
    boxes = [mark_box(mark, live=False, called="Step") for mark in card.marks]
    next_step = Text(full_marks)
    if lacking is not None:
        next_step = Text([strong(f"{lacking.label}: "), lacking.try_next], "notice")
    return [
        Section("Marks", [Items(boxes, "marks")]),
        Section("Total", [Score(str(card.total), "of 100")]),
        Section("One thing to try", [next_step]),
    ]
