"""The profile of a talk: its figures in a table, and the benchmarks that they are compared with."""

from __future__ import annotations

from ..talk_metrics import Figure, Profile, asked, rows
from .document import Column, Items, Node, Table, Text
from .phrases import Inline, strong

COLUMNS = (
    Column("What", names_row=True),
    Column("Value", "number"),
    Column("Where"),
    Column("Counted"),
    Column("Benchmark"),
)


def talk_profile(profile: Profile) -> list[Node]:
    """Show everything a profile says: its finding, the figures, the questions, and where the benchmarks are from."""
    figures = [
        [label, value, where, counted, bands or "none published"]
        for label, value, counted, where, bands in rows(profile)
    ]
    sourced = [figure for figure in profile.figures if figure.benchmark or figure.note]
    return [
        Text(profile.finding),
        Text(profile.no_verdict, "muted"),
        Table("The figures of the talk", COLUMNS, figures, caption_shown=False),
        Items(asked(profile)),
        Text("Where the benchmarks come from, and how certain each figure is:"),
        Items([_source(figure) for figure in sourced], "fine"),
    ]


def _source(figure: Figure) -> list[Inline]:
    source = f" {figure.benchmark.source}" if figure.benchmark else ""
    note = f" {figure.note}" if figure.note else ""
    return [strong(f"{figure.label}."), source, note]
