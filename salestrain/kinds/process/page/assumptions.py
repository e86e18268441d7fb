"""The assumptions about a skip: what stands in the form, the form itself, and what can be calculated from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ....core.events import Refusal
from ....ui import Choice, Column, Content, Field, Fold, Form, Node, Slider, Table, Text
from ..content import Process, Stage
from ..pricing import MEASURES, Assumed, assumed, changed
from .words import company_of


class StageFigure(NamedTuple):
    """A figure of each stage: its name in messages, its column, what it is called in the form and in a sentence."""

    name: str
    title: str
    label: str
    subject: str
    least: int
    most: int


FIGURES = (
    StageFigure("passes", "conversion, %", "Conversion in percent,", "Conversion at", 1, 100),
    StageFigure("hours", "hours", "Hours for", "Hours for", 0, 1_000),
    StageFigure("days", "typical days", "Typical days in", "Typical days in", 0, 3_650),
)


ODDS, HOURS = (1, 100), (1, 744)
"""What can be assumed, the least and the most: a slider reaches as far as what can be typed."""


@dataclass(frozen=True, slots=True)
class TypedFigures:
    """What stands in the form, as it was typed; what is empty is as the process has it."""

    figures: Mapping[str, str]

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> TypedFigures:
        """Return the figures of a message."""
        return cls({name: str(value).strip() for name, value in fields.items()})

    def text(self, name: str, preset: int) -> str:
        """Return what stands in a field; `preset` is what the process has."""
        return self.figures.get(name, "") or str(preset)

    def of_stage(self, figure: StageFigure, place: int, stage: Stage) -> str:
        """Return what stands in the field for a figure of the stage at a place."""
        presets = {"passes": stage.passes, "hours": round(stage.hours), "days": stage.typical_days[1]}
        return self.text(f"{figure.name}{place}", presets[figure.name])

    def odds_left(self, process: Process) -> int:
        """Return what a skip leaves of later odds, in percent; the process's where nothing that serves was typed."""
        typed = self.figures.get("odds_left", "")
        if typed.isdecimal() and 1 <= int(typed) <= 100:
            return int(typed)
        return process.assumptions.odds_left

    def measure(self) -> str:
        """Return what a skip is counted in; the first measure where nothing was chosen."""
        typed = self.figures.get("measure", "")
        return typed if typed in MEASURES else next(iter(MEASURES))

    def assumptions(self, process: Process) -> Assumed:
        """Return the assumptions of the form. Raises `Refusal` about the first figure that cannot be."""
        presets = process.assumptions
        odds = _number(self.text("odds_left", presets.odds_left), *ODDS, "Odds left after a skip")
        month = _number(self.text("hours_a_month", presets.hours_a_month), *HOURS, "Selling hours a month")
        numbers: dict[str, dict[int, int]] = {figure.name: {} for figure in FIGURES}
        for place, stage in enumerate(process.stages):
            for figure in FIGURES:
                typed, subject = self.of_stage(figure, place, stage), f"{figure.subject} “{stage.name}”"
                numbers[figure.name][place] = _number(typed, figure.least, figure.most, subject)
        return changed(assumed(process), numbers["passes"], numbers["hours"], numbers["days"], odds, month)


def _number(typed: str, least: int, most: int, subject: str) -> int:
    number = int(typed) if typed.lstrip("-").isdecimal() else least - 1
    if not least <= number <= most:
        raise Refusal(f"{subject}: “{typed}” cannot be used. Enter a whole number from {least} to {most}.")
    return number


def assumptions_form(process: Process, typed: TypedFigures) -> Form:
    """Ask for the assumptions; the answer follows while they are moved."""
    odds = typed.text("odds_left", process.assumptions.odds_left)
    month = typed.text("hours_a_month", process.assumptions.hours_a_month)
    columns = [Column("Stage", names_row=True), *[Column(figure.title, "number") for figure in FIGURES]]
    rows: list[list[Content]] = []
    for place, stage in enumerate(process.stages):
        rows.append([stage.name, *[_box(figure, place, stage, typed) for figure in FIGURES]])
    preset = process.assumptions.odds_left
    default = (
        f"It starts at {preset}%: {company_of(process)} guessed it, and nobody has measured it. Look where the finding "
        "turns, and ask whether you believe that."
    )
    count = Choice(
        "measure",
        "Counted in",
        list(MEASURES.items()),
        "one",
        chosen=(typed.measure(),),
        hint="Wins a month is set first, because a skip saves hours and this counts them.",
    )
    body: list[Node] = [
        Slider("odds_left", "After a skip, each later stage keeps so much of its odds, in percent", odds, *ODDS),
        Text(default, "hint"),
        count,
        Fold(
            "Hours, and figures for each stage",
            [
                Text(f"They are those of {company_of(process)}. Put in your own where you know them.", "hint"),
                Slider("hours_a_month", "Selling hours a month", month, *HOURS),
                Table("Assumptions, stage by stage", columns, rows),
            ],
            id="st-assumptions",
        ),
    ]
    return Form("price", body, "Calculate", "plain", small=True, live="price")


def _box(figure: StageFigure, place: int, stage: Stage, typed: TypedFigures) -> Field:
    name, label = f"{figure.name}{place}", f"{figure.label} {stage.name}"
    value = typed.of_stage(figure, place, stage)
    return Field(name, label, "number", value, least=figure.least, most=figure.most, label_shown=False)
