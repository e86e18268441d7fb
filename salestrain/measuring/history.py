"""What only a history tells: from stage to stage, and forecasts that slipped."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from ..statistics.rates import wilson
from .kpi import Asked, Kpi, refused

SNAPSHOT = (
    "An export of today shows where each deal stands, and not which stages it went through. So nobody can say how many "
    "went on from a stage. It takes the days on which stages were entered (“Date entered …”), and the stages in order."
)


def conversions(asked: Asked) -> pd.DataFrame | None:
    """Return for each step from one stage to the next how many came, went on, and went on without having come.

    A deal that entered a later stage has entered this one by implication; `implied` counts these. None without history.
    """
    stages = [stage for stage in asked.stages if stage in asked.entered]
    if len(stages) < 2:
        return None
    entered = pd.DataFrame({stage: asked.deals[asked.entered[stage]].notna() for stage in stages})
    reached = entered.iloc[:, ::-1].cummax(axis=1).iloc[:, ::-1]
    rows = []
    for before, after in pairwise(stages):
        came, went = int(reached[before].sum()), int(reached[after].sum())
        implied = int((reached[before] & ~entered[before]).sum())
        found = wilson(went, came) if came else None
        bounds = (found.value, found.low, found.high) if found else (None, None, None)
        rows.append((before, after, came, went, *bounds, implied))
    columns = ["from", "to", "came", "went_on", "share", "low", "high", "implied"]
    return pd.DataFrame(rows, columns=columns)


def conversion(asked: Asked) -> Kpi:
    """Return how many deals went on from the first stage to the last one."""
    steps = conversions(asked)
    if steps is None:
        return refused(SNAPSHOT)
    came, went = int(steps["came"].iloc[0]), int(steps["went_on"].iloc[-1])
    if not came:
        return refused("No deal has entered the first stage.")
    found = wilson(went, came)
    implied = int(steps["implied"].sum())
    times = "Once" if implied == 1 else f"{implied:,} times"
    note = f"{times} a stage was passed over, and counts as entered." if implied else ""
    return Kpi(found.value, went, came, came, found.low, found.high, note)


def drop_off(asked: Asked) -> Kpi:
    """Return the largest share of deals that did not go on from one stage to the next, if one stands out."""
    steps = conversions(asked)
    if steps is None:
        return refused(SNAPSHOT)
    known = steps[steps["came"] > 0]
    if known.empty:
        return refused("No deal has entered the first stage.")
    worst = known.loc[known["share"].idxmin()]
    others = known.drop(worst.name)
    stands_out = bool((others["low"] > worst["high"]).all()) if len(others) else False
    lost = int(worst["came"] - worst["went_on"])
    where = f"Most deals end between {worst['from']} and {worst['to']}."
    if not stands_out:
        where = (
            f"Between {worst['from']} and {worst['to']}; the ranges of the stages overlap, so none of them stands out."
        )
    came = int(worst["came"])
    return Kpi(lost / came, lost, came, came, 1 - float(worst["high"]), 1 - float(worst["low"]), where)


def forecast_slip(asked: Asked) -> Kpi:
    """Return how many deals that were expected in a month are expected, or were closed, in a later one."""
    earlier = asked.earlier
    if earlier is None or asked.earlier_on is None:
        return refused("It takes an earlier export beside this one: what was expected then, and what became of it.")
    if "deal_id" not in earlier or "expected_close" not in earlier or "deal_id" not in asked.deals:
        return refused(
            "Both exports need the numbers of the deals, and the earlier one when they were expected to close."
        )
    were_open = earlier[(earlier["status"] == "open") & earlier["expected_close"].notna()]
    due = were_open[were_open["expected_close"] <= pd.Timestamp(asked.on)]
    due = due[due["expected_close"] >= pd.Timestamp(asked.earlier_on)]
    now = asked.deals.drop_duplicates("deal_id").set_index("deal_id")
    both = due[due["deal_id"].isin(now.index)]
    n = len(both)
    if not n:
        return refused("No deal of the earlier export was expected to close in between.")
    expected = both["expected_close"].dt.to_period("M").to_numpy()
    later = now.loc[both["deal_id"]]
    days = _known(later, "closed_at").fillna(_known(later, "expected_close"))
    moved = int((days.dt.to_period("M").to_numpy() > expected).sum()) + int(days.isna().sum())
    found = wilson(moved, n)
    gone = len(due) - n
    note = f"{gone:,} deals of the earlier export are missing in this one." if gone else ""
    return Kpi(found.value, moved, n, n, found.low, found.high, note)


def _known(deals: pd.DataFrame, name: str) -> pd.Series:
    if name in deals:
        return pd.to_datetime(deals[name])
    return pd.Series(pd.NaT, index=deals.index)
