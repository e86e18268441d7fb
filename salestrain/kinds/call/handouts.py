"""What a call gives on paper: a sheet to count by hand, and the invented call to try it on."""

from __future__ import annotations

from collections.abc import Sequence

from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Body, Column, Content, Line, Screen, Section, Table, Text, Transcript
from ...ui.handout import Handout
from .content import Call

COUNTED = (
    "Open questions",
    "Closed questions",
    "Several questions in one line",
    "What was said, said back",
    "Questions about what follows or what it costs",
    "Lines about the own offer",
)
"""What can be counted with a pen while somebody reads aloud."""


def handouts(call: Call, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return the sheet to count on, with the invented call.

    Args:
        call: the exercise.
        playthroughs: there are none; every kind is asked alike.
    """
    columns = [Column("What"), Column("First half"), Column("Second half")]
    rows: list[list[Content]] = [[what, Blank(""), Blank("")] for what in COUNTED]
    body: Body = [
        Text(call.briefing),
        Blank("Whose call, and when"),
        Table("Count, a stroke each", columns, rows),
        Blank("Who spoke more, and about how much"),
        Section("Then ask yourself", [Blank(question, 2) for question in call.questions]),
        Section("A call to try it on", [Transcript([_line(call, said) for said in call.sample])]),
    ]
    return (Handout("on-paper", "For the learner: count a call by hand.", Screen(call.title, body)),)


def _line(call: Call, said: str) -> Line:
    name, _, words = said.partition(":")
    return Line(name, words.strip(), "learner" if name.strip() == call.seller else "buyer")
