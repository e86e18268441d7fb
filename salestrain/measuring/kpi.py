"""What a figure is, and what it is worked out from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import pandas as pd

Unit = Literal["share", "money", "days", "times", "money a day", "deals"]
Level = Literal["activity", "objective", "result"]
"""Whether a figure is what somebody does, what comes of it along the way, or what comes of it in the end."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure with all that it rests on; `value` is None where it cannot be worked out, and `note` says why.

    `low` and `high` hold the true value in 95 of 100 cases; None where the data do not tell. `n` counts what the figure
    rests on.
    """

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    n: int = 0
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: the deals, the day of the export, and what no export holds.

    Args:
        deals: the deals, a row each, with the columns of `crm.frames.frame_of`.
        on: day of the export.
        since: first day of closing that counts.
        until: last day of closing that counts, and the end of the period of a quota; the day of the export by default.
        quota: amount to win from `since` to `until`.
        qualified: stages from which on a deal is qualified; all open deals by default.
        stages: the stages in their order, for conversion.
        entered: for each stage, the column with the day on which it was entered.
        earlier: the deals of an earlier export, for forecasts that slipped.
        earlier_on: day of that export.
        counts: what no export holds, as successes and tries, by the figure.
        unanswered: columns of the frame that a question is open about.
    """

    deals: pd.DataFrame
    on: date
    since: date | None = None
    until: date | None = None
    quota: float | None = None
    qualified: Sequence[str] = ()
    stages: Sequence[str] = ()
    entered: Mapping[str, str] = field(default_factory=dict)
    earlier: pd.DataFrame | None = None
    earlier_on: date | None = None
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    unanswered: Mapping[str, str] = field(default_factory=dict)

    def column(self, name: str) -> pd.Series:
        """Return a column of the deals; empty values where they do not have it."""
        if name in self.deals:
            return self.deals[name]
        return pd.Series([None] * len(self.deals), index=self.deals.index, dtype=object)

    def closed(self) -> pd.DataFrame:
        """Return the deals that were won or lost from `since` to `until`, by the day of closing."""
        deals = self.deals[self.column("status").isin(["won", "lost"])]
        if self.since is None and self.until is None:
            return deals
        days = self.column("closed_at")[deals.index]
        inside = days.notna()
        if self.since is not None:
            inside &= days >= pd.Timestamp(self.since)
        if self.until is not None:
            inside &= days <= pd.Timestamp(self.until)
        return deals[inside]

    def undated(self) -> int:
        """Return how many closed deals have no day of closing, and so are left out where a time is asked about."""
        if self.since is None and self.until is None:
            return 0
        return int((self.column("status").isin(["won", "lost"]) & self.column("closed_at").isna()).sum())

    def none_closed(self) -> str:
        """Say why no closed deal is looked at: none was, or nobody knows when they were."""
        missing = self.undated()
        if not missing:
            return "No deal was won or lost in this time."
        deals, have = ("1 closed deal", "has") if missing == 1 else (f"{missing:,} closed deals", "have")
        return f"{deals} {have} no day of closing, so nobody can say whether that was in this time."

    def open(self) -> pd.DataFrame:
        """Return the deals that are open."""
        return self.deals[self.column("status") == "open"]


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure: what it says in plain words, its formula, what it needs, and how it is worked out.

    `counts`, `source`, `mine` and `seen` make its card: what counts as one, where the figure comes from, what a seller
    does that moves it, and when it is looked at. `guards` are figures that keep it honest: quality beside volume.
    """

    id: str
    name: str
    says: str
    formula: str
    unit: Unit
    level: Level
    needs: Sequence[str]
    work: Callable[[Asked], Kpi]
    counts: str
    source: str
    mine: str
    seen: str = "On the first Monday of every month, in my review"


def refused(why: str, n: int = 0) -> Kpi:
    """Return a figure that cannot be worked out, with the reason."""
    return Kpi(None, n=n, note=why)


def amounts_differ(asked: Asked, deals: pd.DataFrame) -> str:
    """Return why amounts of these deals cannot be added; empty where they can."""
    if "currency" not in deals:
        return ""
    counts = deals["currency"].value_counts()
    if len(counts) < 2:
        return ""
    named = ", ".join(f"{name} ({count})" for name, count in counts.items())
    return f"The amounts are in several currencies: {named}. Look at one at a time: a sum of them says nothing."
