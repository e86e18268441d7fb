"""How long deals take."""

from __future__ import annotations

from datetime import date

import pandas as pd

from ..statistics.times import middle, middle_time
from .kpi import Asked, Kpi, refused

FEWEST = 10
"""Closed deals with both days, below which nobody can say what a long time is."""
LONG = 0.9
ENOUGH_WON = 5
"""Won deals that have left a stage, from which on a usual time there can be told."""
NO_DAYS = "No such deal has both days, that of creation and that of closing."


def days_to_close(deals: pd.DataFrame, on: date) -> pd.Series:
    """Return the days from creation to closing of each deal that has both, in this order.

    Args:
        deals: the deals.
        on: the day of the export; what is to be closed later is a slip of somebody's finger.
    """
    if "created_at" not in deals or "closed_at" not in deals:
        return pd.Series(dtype=float)
    known = deals[deals["closed_at"] <= pd.Timestamp(on)]
    days = (known["closed_at"] - known["created_at"]).dt.days.dropna()
    return days[days >= 0]


def long_cycle(asked: Asked) -> float | None:
    """Return the days by which nine of ten deals are decided; None for too few."""
    days = days_to_close(asked.deals[asked.column("status").isin(["won", "lost"])], asked.on)
    return float(days.quantile(LONG)) if len(days) >= FEWEST else None


def cycle_of_won(asked: Asked) -> Kpi:
    """Return the median days of deals that were won."""
    return _cycle(asked, "won")


def cycle_of_lost(asked: Asked) -> Kpi:
    """Return the median days of deals that were lost."""
    return _cycle(asked, "lost")


def _cycle(asked: Asked, status: str) -> Kpi:
    closed = asked.closed()
    days = days_to_close(closed[closed["status"] == status], asked.on)
    found = middle(list(days))
    if found.value is None:
        return refused(NO_DAYS)
    enough = len(days) >= FEWEST
    note = f"Half of them took from {days.quantile(0.25):.0f} to {days.quantile(0.75):.0f} days." if enough else ""
    return Kpi(found.value, None, None, found.n, found.low, found.high, note)


def time_to_decision(asked: Asked) -> Kpi:
    """Return the median days to a decision, won or lost, with the open deals counted as far as they have come."""
    ended = days_to_close(asked.deals[asked.column("status").isin(["won", "lost"])], asked.on)
    still_open = asked.open()
    ages = pd.Series(dtype=float)
    if "created_at" in still_open:
        ages = (pd.Timestamp(asked.on) - still_open["created_at"]).dt.days.dropna()
        ages = ages[ages >= 0]
    if not len(ended):
        return refused(NO_DAYS)
    found = middle_time(list(ended), list(ages))
    if found.value is None:
        return refused("Fewer than half of the deals are decided, at any age; so nobody knows the middle.", found.n)
    note = f"{len(ages):,} open deals are in it with the days that they have so far." if len(ages) else ""
    return Kpi(found.value, None, None, found.n, found.low, found.high, note)


def ageing(asked: Asked) -> Kpi:
    """Return how many open deals stand in their stage longer than three of four won deals stood there."""
    usual = _usual_days(asked)
    if not usual and len(asked.entered) > 1 and asked.stages:
        return refused(f"Fewer than {ENOUGH_WON} won deals have the days of two stages that follow each other.")
    if not usual:
        return refused(
            "An export of today does not say how long won deals stood in a stage. It takes the day on which each "
            "stage was entered, as some programs export it (“Date entered …”)."
        )
    still_open = asked.open()
    since = asked.column("last_stage_change")[still_open.index]
    days = (pd.Timestamp(asked.on) - pd.to_datetime(since)).dt.days
    limits = still_open["stage"].map(usual)
    known = days.notna() & limits.notna()
    n = int(known.sum())
    if not n:
        return refused("No open deal says since when it stands in its stage.")
    late = int((days[known] > limits[known]).sum())
    told = ", ".join(f"{stage} {limit:.0f}" for stage, limit in usual.items())
    return Kpi(late / n, late, n, n, note=f"Days within which three of four won deals left each stage: {told}.")


def _usual_days(asked: Asked) -> dict[str, float]:
    """Return the days within which three of four won deals left each stage, for stages that enough of them left."""
    won = asked.deals[asked.column("status") == "won"]
    found: dict[str, float] = {}
    stages = [stage for stage in asked.stages if stage in asked.entered]
    for place, stage in enumerate(stages):
        begin = won[asked.entered[stage]]
        later = won[[*(asked.entered[other] for other in stages[place + 1 :]), "closed_at"]]
        ends = later.where(later.ge(begin, axis=0)).min(axis=1)
        days = (ends - begin).dt.days.dropna()
        if len(days) >= ENOUGH_WON:
            found[stage] = float(days.quantile(0.75))
    return found
