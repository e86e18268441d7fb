"""Two branches of one talk side by side."""

from __future__ import annotations

from typing import Literal

from ....ui import Button, Column, Columns, Content, Items, Line, Node, Row, Screen, Section, Table, Text, Transcript
from ....ui.phrases import muted, quote, signed
from ..debrief import GOING_ON, YOU, Comparison
from ..debrief.comparing import Side

Level = Literal[3, 5]
"""The level of a heading: on a screen of its own, or at a line of the debrief."""


def comparison_screen(comparison: Comparison) -> Screen:
    """Show what the two ways share, where they part, and what differs."""
    same = comparison.same_until
    lead = f"The two talks are identical up to turn {same}." if same else "The two talks differ from the first line."
    go_on = Row([Button("Continue", "debrief", weight="primary")])
    ways = beside(comparison, ("The first attempt", "The other attempt"))
    return Screen("Two attempts, side by side", [Text(lead, "lead"), *ways, go_on], width="debrief")


def beside(comparison: Comparison, names: tuple[str, str], level: Level = 3) -> list[Node]:
    """Return the marks of both ways in a table, then what was said in each.

    Args:
        comparison: the two ways.
        names: what each of them is called.
        level: the level of their headings.
    """
    first = _side(names[0], comparison.first, level)
    second = _side(names[1], comparison.second, level)
    return [_marks(comparison, names), Columns([first, second])]


def _marks(comparison: Comparison, names: tuple[str, str]) -> Table:
    first, second = comparison.first, comparison.second
    goes_on = second.ending == GOING_ON

    def row(label: str, before: int, after: int, out_of: str) -> list[Content]:
        heading: list[Node] = [f"{label} ", muted(_unbroken(out_of))]
        return [heading, str(before), str(after), _difference(after - before, goes_on=goes_on)]

    rows = [row(pair.label, pair.first, pair.second, f"of {pair.best}") for pair in comparison.marks]
    rows.append(row("Facts learned", first.learned, second.learned, "in all"))
    rows += [row(name.capitalize(), value, second.values[name], "at the end") for name, value in first.values.items()]
    rows.append(row("Total", first.total, second.total, "of 100"))
    numbers = [Column(title, "number") for title in (_short(names[0]), _short(names[1]), "Difference")]
    columns = [Column("What", names_row=True), *numbers]
    return Table("Marks, facts, trust and patience", columns, rows, label="Marks of both attempts")


def _unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _difference(by: int, *, goes_on: bool) -> str:
    """Say the difference; in a talk that goes on, what is less can still come."""
    if by == 0:
        return "same"
    return "open" if goes_on and by < 0 else signed(by)


def _short(name: str) -> str:
    """Shorten a name for the head of a column, where there is little room."""
    return name.removeprefix("The ").capitalize()


def _side(title: str, side: Side, level: Level) -> Section:
    ending = "It is still going on." if side.ending == GOING_ON else f"It {side.ending}."
    lines = [
        Line(f"{turn}. {buyer or YOU}", words, "buyer" if buyer else "learner") for turn, buyer, words in side.lines
    ]
    body: list[Node | None] = [
        Text(ending),
        Text("Learned only here:" if side.only_learned else "No fact was learned only here."),
        Items([quote(fact) for fact in side.only_learned]) if side.only_learned else None,
        Transcript(lines),
    ]
    return Section(title, body, level)
