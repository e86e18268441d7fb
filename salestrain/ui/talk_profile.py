"""The profile of a talk as a table, with the benchmarks and where they are from."""

from __future__ import annotations

from ..talk_metrics import Figure, Profile, asked, rows
from .layout import columns, scrolled
from .markup import Html, join, tag


def profile_part(made: Profile) -> Html:
    """Everything a profile says: one sentence, the table, the questions, and what each figure is held against."""
    head = columns(("What", False), ("Value", True), ("Where", False), ("Counted", False),
                   ("Benchmark", False))  # fmt: skip
    body = [
        tag("tr", tag("th", label, scope="row"), tag("td", shown, class_="st-number"), tag("td", where), tag("td", n),
            tag("td", bands or "none is published"))
        for label, shown, n, where, bands in rows(made)
    ]  # fmt: skip
    return join(
        tag("p", made.finding),
        tag("p", made.no_verdict, class_="st-muted"),
        scrolled(tag("table", tag("thead", head), tag("tbody", *body), class_="st-table"), "The figures of the talk"),
        tag("ul", *[tag("li", sentence) for sentence in asked(made)]),
        tag("p", "Where the benchmarks are from, and how surely each figure is known:"),
        tag("ul", *[_about(figure) for figure in made.figures if figure.benchmark or figure.note],
            class_="st-small st-muted"),
    )  # fmt: skip


def _about(figure: Figure) -> Html:
    source = f" {figure.benchmark.source}" if figure.benchmark else None
    note = f" {figure.note}" if figure.note else None
    return tag("li", tag("strong", f"{figure.label}."), source, note)
