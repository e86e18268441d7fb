"""What a ledger gives on paper: the parts to rate, and a sheet for wins."""

from __future__ import annotations

from collections.abc import Sequence

from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Box, Column, Content, Screen, Section, Table, Text
from ...ui.handout import Handout
from .content import Ledger, Part

WINS = 3
"""Wins for which a sheet has room."""


def handouts(ledger: Ledger, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return a sheet to rate the parts of the work, and one for wins.

    Args:
        ledger: the exercise.
        playthroughs: examples beside it, which are none on paper.
    """
    return (
        Handout("parts", "For the learner: how sure am I of each part, and what shows it?", _parts(ledger)),
        Handout("wins", "For the learner: wins with what they rest on.", _wins()),
    )


def _parts(ledger: Ledger) -> Screen:
    lead = "“I can do this now”: 0 is not at all, 100 is quite sure. Nobody else needs to see it."
    return Screen(
        ledger.title,
        [Text(ledger.briefing), Text(lead), *map(_part, ledger.parts), Blank("I build next, and my first step", 2)],
    )


def _part(part: Part) -> Section:
    rows: list[list[Content]] = [[task, Blank("")] for task in part.tasks]
    table = Table(part.name, [Column("Task", names_row=True), Column("0 to 100")], rows, caption_shown=False)
    return Section(part.name, [table, Blank("What shows it")])


def _wins() -> Screen:
    asks = (
        "What was won, and when",
        "What I did",
        "What shows it",
        "Which line of my plan; if none, what makes it repeatable",
    )
    boxes = [Box([*map(Blank, asks), Blank("What I take from it, used again by")]) for _ in range(WINS)]
    return Screen("My wins", [*boxes, Section("Acknowledged", [Blank("By whom, in which words", 2)])])
