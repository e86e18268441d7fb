"""How many of the deals that close are won: by count, by amount, and by the month in which they were created."""

from __future__ import annotations

import pandas as pd

from ..statistics.rates import wilson
from ..statistics.ratios import ratio_of_sums
from .cycle import long_cycle
from .kpi import Asked, Kpi, amounts_differ, refused

NO_LOSSES = "There is not one lost deal: exports often leave them out. Then this is no rate."


def win_rate(asked: Asked) -> Kpi:
    """Return won of closed, with how many open deals are so old that they would lower it."""
    closed = asked.closed()
    won, n = int((closed["status"] == "won").sum()), len(closed)
    if not n:
        return refused(asked.none_closed())
    found = wilson(won, n)
    note = NO_LOSSES if won == n and n > 1 else _stale(asked)
    if missing := asked.undated():
        note = f"{note} {_left_out(missing, 'no day of closing')}".strip()
    return Kpi(found.value, won, n, n, found.low, found.high, note)


def win_rate_by_amount(asked: Asked) -> Kpi:
    """Return the amount won of the amount closed, with what the largest deal makes of it."""
    closed = asked.closed()
    if not len(closed):
        return refused(asked.none_closed())
    differ = amounts_differ(asked, closed)
    if differ:
        return refused(differ, len(closed))
    amounts = _amounts(closed)
    if (closed["status"] == "won").any() and not amounts[closed["status"] == "won"].notna().any():
        return refused("No won deal has an amount.", len(closed))
    empty = _losses_without_amount(closed, amounts)
    if empty:
        return refused(empty, len(closed))
    known = closed[amounts.notna()]
    amounts = amounts[known.index]
    won = amounts.where(known["status"] == "won", 0.0)
    found = ratio_of_sums(list(won), list(amounts))
    if found.value is None:
        return refused("No closed deal has an amount.", len(closed))
    missing = len(closed) - len(known)
    note = _largest(won) + (f" {_left_out(missing, 'no amount')}" if missing else "")
    return Kpi(found.value, float(won.sum()), float(amounts.sum()), found.n, found.low, found.high, note.strip())


def _left_out(count: int, what: str) -> str:
    return (
        f"1 closed deal has {what} and is left out."
        if count == 1
        else f"{count:,} closed deals have {what} and are left out."
    )


def win_rate_of_cohorts(asked: Asked) -> Kpi:
    """Return won of created, for months that are old enough for nine of ten deals to have closed."""
    months = cohorts(asked)
    if months is None:
        return refused("It takes the days of creation and of closing, and ten closed deals that have both.")
    ripe = months[months["ripe"]]
    created, won = int(ripe["created"].sum()), int(ripe["won"].sum())
    if not created:
        return refused("No month is old enough yet: nine of ten deals would have to be decided by now.")
    found = wilson(won, created)
    still_open = created - int((ripe["won"] + ripe["lost"]).sum())
    first, last = ripe.index[0], ripe.index[-1]
    note = f"Deals created from {first} to {last}; later ones have not had their time."
    if still_open:
        note += f" {still_open:,} of them are still open and count as not won."
    return Kpi(found.value, won, created, created, found.low, found.high, note)


def cohorts(asked: Asked) -> pd.DataFrame | None:
    """Return for each month of creation how many deals were created, won and lost, and whether it is old enough.

    None where the days are not known.
    """
    long = long_cycle(asked)
    created = asked.column("created_at")
    if long is None or not created.notna().any():
        return None
    known = asked.deals[created.notna() & asked.column("status").notna()]
    months = pd.to_datetime(known["created_at"]).dt.to_period("M")
    table = pd.DataFrame(
        {
            "created": known.groupby(months).size(),
            "won": (known["status"] == "won").groupby(months).sum(),
            "lost": (known["status"] == "lost").groupby(months).sum(),
        }
    )
    ends = table.index.to_timestamp(how="end").normalize()
    table["ripe"] = (pd.Timestamp(asked.on) - ends).days >= long
    table.index = table.index.astype(str)
    table.index.name = "month"
    return table


def _stale(asked: Asked) -> str:
    """Return how many open deals are older than nine of ten were when they closed."""
    long, still_open = long_cycle(asked), asked.open()
    if long is None or not len(still_open) or "created_at" not in still_open:
        return ""
    age = (pd.Timestamp(asked.on) - still_open["created_at"]).dt.days
    old = int((age > long).sum())
    if not old:
        return ""
    return (
        f"{old:,} of {len(still_open):,} open deals are older than {long:.0f} days, by which nine of ten are decided. "
        "Where these are lost in the end, the rate is lower than it looks."
    )


def _losses_without_amount(closed: pd.DataFrame, amounts: pd.Series) -> str:
    """Return why lost deals without an amount make the rate by amount say nothing; empty where enough have one."""
    lost = amounts[closed["status"] == "lost"]
    missing = int((lost.isna() | (lost == 0)).sum())
    if not missing or 2 * missing < len(lost):
        return ""
    return (
        f"{missing:,} of {len(lost):,} lost deals have an amount of 0 or none, as some programs export them. "
        "Without what was lost, a rate by amount would be far too high."
    )


def _largest(won: pd.Series) -> str:
    total = float(won.sum())
    if total <= 0:
        return ""
    part = round(100 * float(won.max()) / total)
    return f"The largest deal alone is {part} % of what was won."


def _amounts(deals: pd.DataFrame) -> pd.Series:
    if "amount" not in deals:
        return pd.Series(float("nan"), index=deals.index)
    return deals["amount"]
