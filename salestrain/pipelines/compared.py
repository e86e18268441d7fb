"""Groups of deals beside each other in a notebook: a funnel plot, never a ranking, and never of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ..statistics.groups import FAR, USUAL, Place, Shrunk, funnel_limits, placed, shrunk
from ..ui.document import Body, Column, Content, Fold, Table, Text
from ..ui.figures import Funnel, FunnelDot
from ..ui.notebook import InNotebook
from ..ui.phrases import strong

MOST_GROUPS = 30
_STEPS = 14
PEOPLE = frozenset({"seller", "owner"})
"""Columns of people: the best of few deals is the luckiest, and a list of them would be believed."""


@dataclass(frozen=True)
class Group:
    """One group: its words, deals won and closed, and where it lies."""

    words: str
    won: int
    closed: int
    place: Place


@dataclass(frozen=True)
class Compared(InNotebook):
    """Groups of deals on a funnel plot; shows itself in a notebook."""

    by: str
    groups: Sequence[Group]
    team: Shrunk
    left_out: int

    @property
    def frame(self) -> pd.DataFrame:
        """Return a row for each group, in the order of their names."""
        rows = [
            (group.words, group.won, group.closed, group.won / group.closed, rate, group.place)
            for group, rate in zip(self.groups, self.team.rates, strict=True)
        ]
        columns = [self.by, "won", "closed", "share", "to_expect", "place"]
        return pd.DataFrame(rows, columns=columns).set_index(self.by)

    def __repr__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """Say what the plot shows."""
        outside = [group for group in self.groups if group.place != "inside"]
        count = len(self.groups)
        if not outside:
            return (
                f"{_all(count)} lie within the lines: chance makes as much of a difference "
                "between groups that are equally good. The difference alone asks for no explanation."
            )
        names = ", ".join(_says(group, self.team.middle) for group in outside)
        rest = "The others differ" if len(outside) < count else "None differs"
        return f"Look for a cause: {names}. {rest} by no more than chance makes of groups that are equally good."

    def content(self) -> Body:
        """Return the sentence, the plot, the same as a table, and how it is read."""
        note = None
        if self.left_out:
            note = Text(f"Deals that name no group or are not closed: {self.left_out:,}. They are left out.", "fine")
        return [Text([strong(self.sentence())], "lead"), Text(_READ, "muted"), self._chart(), self._table(), note]

    def _chart(self) -> Funnel:
        most = max(group.closed for group in self.groups)
        # Close together where the limits bend, and far enough apart for a broken line to be seen on a phone.
        places = sorted({max(1, round(most * 1.05 * (step / _STEPS) ** 1.7)) for step in range(2, _STEPS + 1)})
        middle = self.team.middle
        limits = [
            (n, _percent(funnel_limits(middle, n, USUAL)), _percent(funnel_limits(middle, n, FAR))) for n in places
        ]
        dots = [
            FunnelDot(group.words, group.closed, 100 * group.won / group.closed, group.place != "inside")
            for group in self.groups
        ]
        title = f"Deals won of those closed, by {self.by}"
        return Funnel(title, self.sentence(), dots, 100 * middle, limits, "deals closed")

    def _table(self) -> Fold:
        columns = [
            Column(self.by, names_row=True),
            Column("Won of closed", "number"),
            Column("Share", "number"),
            Column("To expect next", "number"),
            Column("Lies"),
        ]
        rows: list[list[Content]] = [
            [
                group.words,
                f"{group.won:,} of {group.closed:,}",
                f"{100 * group.won / group.closed:.0f} %",
                f"{100 * rate:.0f} %",
                PLACE_WORDS[group.place],
            ]
            for group, rate in zip(self.groups, self.team.rates, strict=True)
        ]
        table = Table(f"Deals won of those closed, by {self.by}", columns, rows, caption_shown=False)
        if self.team.differ:
            says = "“To expect next” is drawn towards the share of all, the more so the fewer deals a group has."
        else:
            says = "Nothing here says that the groups differ at all; so about the same is to be expected of each."
        return Fold("The same as a table", [table, Text(says, "fine")])


PLACE_WORDS: dict[Place, str] = {
    "inside": "within the lines",
    "outside": "outside the inner lines",
    "far outside": "outside all lines",
}
_READ = (
    "Each dot is a group. The fewer deals it rests on, the wider chance throws it: between the broken lines lie 95 of "
    "100 groups that are equally good, between the dotted ones 998 of 1,000."
)


def compare(deals: pd.DataFrame, by: str) -> Compared:
    """Return groups of deals beside each other.

    Args:
        deals: the deals, as a frame with `status`.
        by: the column of the groups, such as a team, a source or a region.

    Raises:
        ValueError: there is no such column, it is one of people, or there is nothing to compare, in a sentence.
    """
    if by in PEOPLE:
        raise ValueError(
            f"“{by}” is about people, and people are not ranked here: with few deals the best is mostly the luckiest. "
            "Compare teams, sources or regions."
        )
    if by not in deals or "status" not in deals:
        raise ValueError(f"There is no column “{by}”; there are: {', '.join(map(str, deals.columns))}.")
    closed = deals[deals["status"].isin(["won", "lost"]) & deals[by].notna()]
    counted = (closed["status"] == "won").groupby(closed[by].astype(str)).agg(["sum", "size"]).sort_index()
    if len(counted) < 2:
        raise ValueError(f"“{by}” has fewer than two groups with closed deals; there is nothing to compare.")
    if len(counted) > MOST_GROUPS:
        raise ValueError(
            f"“{by}” has {len(counted):,} groups; a picture holds up to {MOST_GROUPS}. Take a coarser column."
        )
    pairs = [(int(won), int(of)) for won, of in counted.itertuples(index=False)]
    team = shrunk(pairs)
    groups = [
        Group(str(words), won, of, placed(won, of, team.middle))
        for words, (won, of) in zip(counted.index, pairs, strict=True)
    ]
    return Compared(by, groups, team, len(deals) - len(closed))


def _all(count: int) -> str:
    return "Both" if count == 2 else f"All {count}"


def _says(group: Group, middle: float) -> str:
    side = "above" if group.won / group.closed > middle else "below"
    return f"{group.words} lies {side} the lines ({group.won:,} of {group.closed:,})"


def _percent(pair: tuple[float, float]) -> tuple[float, float]:
    return 100 * pair[0], 100 * pair[1]
