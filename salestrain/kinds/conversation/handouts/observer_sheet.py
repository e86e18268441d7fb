"""The sheet for whoever observes a talk: the criteria of the debrief, level by level, with room for the words heard."""

from __future__ import annotations

from ....core.criteria import Criterion
from ....ui import Blank, Body, Box, Boxes, Chip, Columns, Inline, Node, Screen, Section, Text, strong
from ....ui.handout import Handout
from ..content import Scenario


def observer_sheet(scenario: Scenario) -> Handout:
    """Return the sheet of a talk; its criteria and scores are those of the debrief."""
    focus = set(scenario.briefing.observer_focus)
    body: Body = [
        Columns([Blank("Seller"), Blank("Buyer"), Blank("Observer"), Blank("Round")], narrow=True),
        Text("Tick one level for each, with the words that showed it. Leave open what you did not hear."),
        *(_criterion(criterion, in_focus=criterion.id in focus) for criterion in scenario.rubric),
        Section(
            "Before you say what you saw",
            [
                Text("First the seller, then the buyer, then you. Quote, and leave out what you would have done."),
                Blank("Two lines that worked", 2),
                Blank("One thing to try next time", 2),
            ],
        ),
    ]
    says = "For whoever observes: tick what was heard, with the criteria and scores of the debrief."
    return Handout("observer-sheet", says, Screen(f"Observer sheet: {scenario.title}", body))


def _criterion(criterion: Criterion, *, in_focus: bool) -> Node:
    options = [f"{level.score}: {level.text}" for level in criterion.levels]
    first: list[Inline] = [" ", Chip("look here first", "accent")] if in_focus else []
    return Box(
        [Text([strong(criterion.label), *first]), Boxes("", options, stacked=True), Blank("Words that showed it")]
    )
