"""The figures of a pipeline in a notebook: as a table with ranges and notes, as a frame, and as cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ..kinds.review.cards import ASKS, QUALITIES, qualities
from ..measuring import DEFINITIONS, Asked, Definition, Kpi, measured
from ..measuring.kpi import Unit
from ..ui.document import Body, Box, Column, Content, Fold, Heading, Items, Node, Table, Text
from ..ui.notebook import InNotebook
from ..ui.phrases import strong
from .loaded import Pipeline

MOST_WATCHED = 7
"""Figures above which nobody looks at any of them."""


@dataclass(frozen=True)
class Figures(InNotebook):
    """What a pipeline comes to; shows itself, and is a frame for those who go on working with it."""

    found: Mapping[str, Kpi]

    @property
    def frame(self) -> pd.DataFrame:
        """Return a row for each figure, with all that it rests on."""
        rows = {
            name: {
                "name": definition_of(name).name,
                "value": kpi.value,
                "low": kpi.low,
                "high": kpi.high,
                "numerator": kpi.numerator,
                "denominator": kpi.denominator,
                "n": kpi.n,
                "unit": definition_of(name).unit,
                "note": kpi.note,
            }
            for name, kpi in self.found.items()
        }
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("figure")

    def __getitem__(self, name: str) -> Kpi:
        """Return one figure by its id."""
        return self.found[name]

    def __repr__(self) -> str:
        lines = []
        for name, kpi in self.found.items():
            definition = definition_of(name)
            value = in_words(kpi.value, definition.unit) if kpi.value is not None else "not worked out"
            lines.append(f"{definition.name}: {value}. {kpi.note}".rstrip())
        return "\n".join(lines)

    def content(self) -> Body:
        """Return the figures with their ranges, then those that this table cannot give, with the reason."""
        told = {name: kpi for name, kpi in self.found.items() if kpi.value is not None}
        refused = {name: kpi for name, kpi in self.found.items() if kpi.value is None}
        body: list[Node | None] = []
        if told:
            body += [_table(told), Text(_RANGE, "fine")]
        if refused:
            rows: list[Content] = [
                [Text([strong(definition_of(name).name)]), Text(kpi.note)] for name, kpi in refused.items()
            ]
            body.append(Fold("What this table cannot say, and why", [Items(rows, "spaced")], open=not told))
        return [*body, _meanings(list(self.found))]


_RANGE = (
    "The range: if the same work were done again and again, the true figure would lie in it 95 times of 100. "
    "The fewer deals, the wider it is."
)


def figures_of(
    deals: Pipeline | pd.DataFrame,
    on: date,
    ids: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    quota: float | None = None,
    qualified: Sequence[str] = (),
    stages: Sequence[str] = (),
    earlier: Pipeline | None = None,
    counts: Mapping[str, tuple[int, int]] | None = None,
) -> Figures:
    """Return what deals come to.

    Args:
        deals: a loaded pipeline, or its frame, or a part of it.
        on: day of the export.
        ids: the figures; all of them by default.
        since: first day of closing that counts.
        until: last day of closing that counts.
        quota: amount to win from `since` to `until`.
        qualified: stages in which a deal is qualified.
        stages: the stages in their order.
        earlier: an earlier export of the same deals.
        counts: successes and tries of what no export holds.

    Raises:
        ValueError: there is no such figure.
    """
    _check_known((*ids, *(counts or {})))
    frame = deals.frame if isinstance(deals, Pipeline) else deals
    asked = Asked(
        frame,
        on,
        since,
        until,
        quota,
        qualified,
        stages,
        frame.attrs.get("entered", {}),
        earlier.frame if earlier else None,
        earlier.on if earlier else None,
        counts or {},
        frame.attrs.get("unanswered", {}),
    )
    return Figures(measured(asked, ids))


def cards_of(ids: Sequence[str]) -> Cards:
    """Return figures as cards. Raises ValueError for a figure that is none."""
    _check_known(ids)
    return Cards(ids)


def _check_known(ids: Sequence[str]) -> None:
    known = [definition.id for definition in DEFINITIONS]
    for name in ids:
        if name not in known:
            raise ValueError(f"There is no figure “{name}”; there are: {', '.join(known)}.")


def definition_of(name: str) -> Definition:
    """Return what a figure is."""
    return next(definition for definition in DEFINITIONS if definition.id == name)


def in_words(value: float, unit: Unit) -> str:
    """Return a value as people write it."""
    match unit:
        case "share":
            return f"{100 * value:.0f} %"
        case "days":
            return f"{value:,.0f} days"
        case "times":
            return f"{value:.1f} times"
        case _:
            return f"{value:,.0f}" + (" a day" if unit == "money a day" else "")


def _table(told: Mapping[str, Kpi]) -> Table:
    columns = [
        Column("Figure", names_row=True),
        Column("Value", "number"),
        Column("Range", "number"),
        Column("Rests on", "number"),
        Column("To know about it"),
    ]
    rows: list[list[Content]] = []
    for name, kpi in told.items():
        definition = definition_of(name)
        assert kpi.value is not None
        rows.append(
            [
                definition.name,
                in_words(kpi.value, definition.unit),
                _range(kpi, definition.unit),
                _rests(kpi, definition.unit),
                kpi.note,
            ]
        )
    return Table("What the pipeline comes to", columns, rows, caption_shown=False, stacks=True)


def _range(kpi: Kpi, unit: Unit) -> str:
    if kpi.low is None or kpi.high is None:
        return "–"
    return f"{in_words(kpi.low, unit)} to {in_words(kpi.high, unit)}"


def _rests(kpi: Kpi, unit: Unit) -> str:
    if unit == "share" and kpi.numerator is not None and kpi.denominator is not None:
        return f"{kpi.numerator:,.0f} of {kpi.denominator:,.0f}"
    return f"{kpi.n:,} {'deal' if kpi.n == 1 else 'deals'}"


def _meanings(ids: Sequence[str]) -> Fold:
    rows: list[list[Content]] = []
    for name in ids:
        definition = definition_of(name)
        rows.append([definition.name, definition.says, definition.formula])
    columns = [Column("Figure", names_row=True), Column("What it says"), Column("How it is worked out")]
    return Fold(
        "What each figure says, and how it is worked out",
        [Table("Definitions", columns, rows, caption_shown=False, stacks=True)],
    )


@dataclass(frozen=True)
class Cards(InNotebook):
    """Figures to watch, each as a card with its four qualities, and what to say of the set."""

    ids: Sequence[str]

    def __repr__(self) -> str:
        return "\n".join([*(definition_of(name).name for name in self.ids), *set_warnings(self.ids)])

    def content(self) -> Body:
        """Return a card for each figure, and what to say of the set."""
        warnings = set_warnings(self.ids)
        notes: list[Content] = list(warnings)
        return [
            Box([Items(notes)], "notice", "caution") if notes else None,
            *[_card(definition_of(name)) for name in self.ids],
        ]


def _card(definition: Definition) -> Box:
    has = qualities(definition.counts, definition.source, definition.mine, definition.seen)
    body: list[Node | None] = [
        Heading(definition.name, 3),
        Text(definition.says),
        Text([strong("Counts: "), definition.counts]),
        Text([strong("Comes from: "), definition.source]),
        Text([strong("What I do: "), definition.mine]),
        Text([strong("I look at it: "), definition.seen]),
        Items([words for key, words in QUALITIES.items() if has[key]], "fine"),
    ]
    missing: list[Content] = [ASKS[key] for key, is_there in has.items() if not is_there]
    return Box([*body, Items(missing) if missing else None], "card")


def set_warnings(ids: Sequence[str]) -> list[str]:
    """Return what to say of a set of figures to watch: too many, only results, volume without quality."""
    chosen = [definition_of(name) for name in ids]
    found = []
    if len(chosen) > MOST_WATCHED:
        found.append(
            f"{len(chosen)} figures are too many: nobody looks at more than {MOST_WATCHED}. Keep those that you move."
        )
    moved = sum(definition.level != "result" for definition in chosen)
    if chosen and 2 * moved < len(chosen):
        found.append(
            f"{len(chosen) - moved} of {len(chosen)} are results. Results can only be looked at: at least half should "
            "be what you do, or what comes of it on the way."
        )
    volume, quality = (
        {"velocity", "coverage", "attainment", "pace"},
        {"win_rate", "win_rate_of_cohorts", "win_rate_by_amount", "activity_ratio", "commitment_rate", "conversion"},
    )
    if volume & set(ids) and not quality & set(ids):
        found.append(
            "They count how much, and none how well. Put a rate beside them: more of what is not won helps nobody."
        )
    return found
