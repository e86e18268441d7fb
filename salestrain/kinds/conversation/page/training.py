"""What to practise after a talk, one click from its debrief: a drill for what was lost, or a harder buyer."""

from __future__ import annotations

from dataclasses import dataclass

from ....content.library import Training, library
from ....ui import Link, Phrase, Stack, Text
from ....ui.phrases import strong
from ..content import Scenario
from ..measured import difficulty_of


@dataclass(frozen=True, slots=True)
class Harder:
    """Another talk that is harder than the one before."""

    exercise: str
    title: str
    difficulty: int


def training_part(training: Training | None) -> Stack | None:
    """Show the way to the drill: a link where there is a room, the call where there is only a notebook."""
    if training is None:
        return None
    return _way_to(
        training.exercise,
        Text(["Three short tries at just that: ", strong(training.label), "."]),
        Link(f"Practise it: {training.title}", f"../{training.exercise}/#{training.part}", as_button=True),
    )


def harder_than(exercise: Scenario) -> Harder | None:
    """Return the easiest talk of the library that is harder than this one, or None."""
    shelf = library()
    folders = shelf.folders()
    here = difficulty_of(exercise, folders.get(exercise.id)).level
    others = [
        Harder(one.id, one.title, difficulty_of(one, folders.get(one.id)).level)
        for one in shelf.by_kind(exercise.kind)
        if one.id != exercise.id
    ]
    return min((one for one in others if one.difficulty > here), key=lambda one: one.difficulty, default=None)


def harder_part(harder: Harder | None) -> Stack | None:
    """Show the way to a harder buyer: a link where there is a room, the call where there is only a notebook."""
    if harder is None:
        return None
    return _way_to(
        harder.exercise,
        Text(f"Or a buyer who is harder, {harder.difficulty} of 5:"),
        Link(f"A harder buyer: {harder.title}", f"../{harder.exercise}/", as_button=True),
        f"{harder.title}. ",
    )


def _way_to(exercise: str, words: Text, link: Link, title: str = "") -> Stack:
    """Show the way to an exercise.

    Args:
        exercise: its name.
        words: what stands above it.
        link: the way where there is a room.
        title: what stands before the call where there is only a notebook.
    """
    call = Phrase(f'practise("{exercise}")', "code")
    return Stack(
        [
            words,
            Stack([Text([link])], "room", close=True),
            Stack([Text([f"{title}In a notebook: ", call])], "notebook", close=True),
        ],
        "screen",
    )
