"""The talk without a machine: the brief, lines to choose from, the prediction and the judgement, on paper."""

from __future__ import annotations

from ....ui import Blank, Body, Boxes, Items, Screen, Section, Text, quote
from ....ui.handout import Handout
from ..content import Scenario

SURE = ("50 %", "60 %", "70 %", "80 %", "90 %", "100 %")
"""How sure somebody may be; less than a half would be the other answer."""


def on_paper(scenario: Scenario) -> Handout:
    """Return the sheet of the learner who talks with a person instead of the simulated buyer."""
    buyer, judgement = scenario.buyer, scenario.judgement
    known = [fact.text for fact in scenario.facts if fact.public]
    lines = sorted({move.choice for move in scenario.moves} | {line.say for line in scenario.tempting})
    body: Body = [
        Text(f"You talk with {buyer.name}, {buyer.role}, {buyer.company}.", "lead"),
        Text(scenario.briefing.learner),
        Text(scenario.briefing.goal),
        Section("What you know already", [Items(known)]) if known else None,
        Section(
            "How it goes",
            [
                Text(
                    "Three people: you sell, one plays the buyer from the role card, one observes with the sheet. "
                    f"You have {scenario.minutes} minutes. Then each of you changes the part."
                )
            ],
        ),
        Section("Before you begin", [Blank("What I want to find out", 3)]),
        Section("Notes while you listen", [Blank("What I heard, in their words", 10)]),
        Section(
            "Before you talk it over",
            [
                Blank("Of 100 points I expect"),
                Boxes(judgement.question, list(judgement.options.values()), stacked=True),
                Boxes("How sure are you?", SURE),
                Blank("Facts that make me think so", max(3, judgement.cite_facts.min)),
            ],
        ),
        Section(
            "If you are stuck",
            [
                Text("Lines that others have said, good ones and worse ones, by the alphabet:"),
                Items([*map(quote, lines)]),
            ],
        ),
        Text(scenario.illustrative, "fine"),
    ]
    says = "For the learner: the whole talk on paper, with a person as the buyer."
    return Handout("on-paper", says, Screen(scenario.title, body))
