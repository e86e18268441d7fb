"""The five places to work at, and the words for the parts of a process: its stages, outcomes and commitments."""

from __future__ import annotations

from collections.abc import Mapping

from ....core.session import Session
from ....ui.confirming import confirm
from ....ui.document import Body, Box, Row, Screen, Section, Text
from ....ui.fields import Button, Option
from ....ui.places import HEADING, Place, ways
from ..content import Process
from .words import disclaimer

LONGEST_OPTION = 70
"""Characters of an outcome or a commitment in a list to choose from."""


PLACES: Mapping[str, Place] = {
    "deals": Place("Skips and stalls", "What was skipped, and where did deals stall?"),
    "price": Place("What a skip costs", "What does a skip cost?"),
    "trust": Place("Trust or change", "Trust it, or change it?"),
    "moves": Place("Blocked commitments", "What can you still do inside the frame?"),
    "lead": Place("Lead the process", "Who leads the process?"),
}
"""The places by their name in messages, the first one first."""
FIRST_PLACE = next(iter(PLACES))


def place_screen(session: Session, current: str, body: Body, *, asks_to_finish: bool = False) -> Screen:
    """Show a place with the ways to the others and to the debrief.

    Args:
        session: the practice.
        current: name of the place in messages.
        body: what stands at the place.
        asks_to_finish: whether to ask if the practice is to end, in place of the button that leads to the question.
    """
    finish = Row([Button("Finish and open the debrief …", "finish")], apart=True)
    debrief = _finish_for_good(current) if asks_to_finish else finish
    return Screen(
        PLACES[current].title,
        [*body, debrief, Text(disclaimer(session), "fine")],
        above=[ways("Parts of the exercise", PLACES, current)],
        width="wide",
        id=HEADING,
    )


def _finish_for_good(current: str) -> Box:
    says = [
        "Your marks are worked out, and what you answered can no longer be changed.",
        "You can read all of it afterwards, and begin afresh with the same deals.",
    ]
    yes, no = Button("Yes, finish it", "debrief"), Button("No, go back", "go", current)
    return confirm("Finish this practice for good?", says, yes, no)


def step_among_answers(step: Section | None, answers: Body, titles: tuple[str, str]) -> list[Section | None]:
    """Show the latest answer under the first of the titles, the next step, and earlier answers under the second."""
    above = [Section(titles[0], answers[:1])] if answers else []
    below = [Section(titles[1], answers[1:])] if answers[1:] else []
    return [*above, step, *below]


def part_options(process: Process) -> list[Option]:
    """Return every stage, outcome and commitment with its words, for a list to choose from."""
    options: list[Option] = []
    for stage in process.stages:
        options.append((stage.id, f"Stage: {stage.name}"))
        options += [(part.id, f"{stage.name}, outcome: {_shortened(part.text)}") for part in stage.outcomes]
        options += [(part.id, f"{stage.name}, commitment: {_shortened(part.text)}") for part in stage.commitments]
    return options


def stage_names(process: Process) -> dict[str, str]:
    """Return the name of every stage by its id."""
    return {stage.id: stage.name for stage in process.stages}


def part_words(process: Process) -> dict[str, str]:
    """Return every stage, outcome and commitment in words."""
    words: dict[str, str] = {}
    for stage in process.stages:
        words[stage.id] = f"the “{stage.name}” conversation"
        words |= {outcome.id: outcome.text for outcome in stage.outcomes}
        words |= {commitment.id: commitment.text for commitment in stage.commitments}
    return words


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_OPTION else text[: LONGEST_OPTION - 1] + "…"
