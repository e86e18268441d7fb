"""How large deals are, what a pipeline brings a day, and how far a quota is covered."""

from __future__ import annotations

import math
from statistics import fmean, stdev

import pandas as pd

from ..calendars.working_days import working_days
from ..statistics.changes import student_quantile
from ..statistics.ratios import ratio_of_sums
from ..statistics.times import middle
from .cycle import days_to_close
from .kpi import Asked, Kpi, amounts_differ, refused
from .rates import win_rate_by_amount

MEDIAN_FIRST = 20
"""Won deals below which one large deal makes the average."""
NO_QUOTA = "It takes a quota, with the first and the last day that it is for."


def _won_amounts(asked: Asked) -> tuple[list[float], str]:
    """Return the amounts of the deals won, and why they cannot be added."""
    closed = asked.closed()
    if not len(closed):
        return [], asked.none_closed()
    won = closed[closed["status"] == "won"]
    if "amount" not in won or (len(won) and won["amount"].isna().all()):
        return [], "No won deal has an amount."
    known = won[won["amount"].notna()]
    return [float(amount) for amount in known["amount"]], amounts_differ(asked, known)


def average_deal(asked: Asked) -> Kpi:
    """Return the mean amount of the deals won, with Student's range."""
    amounts, problem = _won_amounts(asked)
    if problem or not amounts:
        return refused(problem or "No deal was won in this time.", len(amounts))
    n, mean = len(amounts), fmean(amounts)
    half = student_quantile(0.95, n - 1) * stdev(amounts) / math.sqrt(n) if n > 1 else None
    note = ""
    if n == 1:
        note = "It is the amount of one deal, and no average yet."
    elif n < MEDIAN_FIRST:
        note = f"Only {n} deals: one large one makes this figure. Look at the middle deal first."
    low, high = (mean - half, mean + half) if half is not None else (None, None)
    return Kpi(mean, sum(amounts), n, n, low, high, note)


def middle_deal(asked: Asked) -> Kpi:
    """Return the median amount of the deals won."""
    amounts, problem = _won_amounts(asked)
    if problem or not amounts:
        return refused(problem or "No deal was won in this time.", len(amounts))
    found = middle(amounts)
    return Kpi(found.value, None, None, found.n, found.low, found.high)


def velocity(asked: Asked) -> Kpi:
    """Return open deals × win rate × average amount / days of won deals: all four from the same table and time."""
    closed, still_open = asked.closed(), asked.open()
    problem = amounts_differ(asked, closed)
    if problem:
        return refused(problem, len(closed))
    days = days_to_close(closed[closed["status"] == "won"], asked.on)
    if not len(still_open) or "amount" not in closed or not len(days) or float(days.mean()) <= 0:
        return refused("It takes open deals, and won deals with their amounts and both days.", len(closed))
    won = closed["amount"].fillna(0.0).where(closed["status"] == "won", 0.0)
    # Win rate times average amount is what a closed deal brings on average.
    brings = ratio_of_sums(list(won), [1.0] * len(won))
    scale = len(still_open) / float(days.mean())
    value, low, high = (None if part is None else part * scale for part in (brings.value, brings.low, brings.high))
    note = f"{len(still_open):,} open deals; won deals took {days.mean():.0f} days on average."
    numerator = (brings.value or 0.0) * len(still_open)
    return Kpi(value, numerator, float(days.mean()), len(closed), low, high, note)


def attainment(asked: Asked) -> Kpi:
    """Return the amount won of the quota."""
    problem = _no_quota(asked)
    amounts, differ = _won_amounts(asked)
    if problem or differ:
        return refused(problem or differ)
    assert asked.quota is not None
    return Kpi(sum(amounts) / asked.quota, sum(amounts), asked.quota, len(amounts))


def pace(asked: Asked) -> Kpi:
    """Return the amount won of what the quota asks for by today, by working days."""
    problem = _no_quota(asked)
    amounts, differ = _won_amounts(asked)
    if problem or differ:
        return refused(problem or differ)
    assert asked.quota is not None and asked.since is not None and asked.until is not None
    total = len(working_days(asked.since, asked.until))
    gone = len(working_days(asked.since, min(asked.on, asked.until))) if asked.on >= asked.since else 0
    if not gone:
        return refused("The period has not begun.")
    due = asked.quota * gone / total
    note = (
        f"{gone} of {total} working days are over. Months are taken as equally strong; if yours are not, this is not."
    )
    return Kpi(sum(amounts) / due, sum(amounts), due, len(amounts), note=note)


def coverage(asked: Asked) -> Kpi:
    """Return the open amount that may close in the period, of what is still to be won."""
    problem = _no_quota(asked)
    amounts, differ = _won_amounts(asked)
    still_open = asked.open()
    differ = differ or amounts_differ(asked, still_open)
    if problem or differ:
        return refused(problem or differ)
    assert asked.quota is not None and asked.until is not None
    left = asked.quota - sum(amounts)
    if left <= 0:
        return refused("The quota is reached.")
    if "expected_close" not in still_open or "amount" not in still_open:
        return refused("It takes the amounts of open deals, and when they are expected to close.")
    days = still_open["expected_close"]
    inside = (days >= pd.Timestamp(asked.on)) & (days <= pd.Timestamp(asked.until))
    if asked.qualified:
        inside &= still_open["stage"].isin(list(asked.qualified))
    amount = float(still_open["amount"][inside].sum())
    note = _needed(asked)
    if not asked.qualified:
        note += " Every open deal counts as qualified, for nobody has said from which stage on they are."
    return Kpi(amount / left, amount, left, int(inside.sum()), note=note.strip())


def _needed(asked: Asked) -> str:
    """Return how much coverage one's own rate asks for: 1 / the rate by amount, and not three times."""
    rate = win_rate_by_amount(Asked(asked.deals, asked.on)).value
    if not rate:
        return ""
    return f"You win {round(100 * rate)} % of the amount that closes, so it takes about {1 / rate:.1f} times."


def _no_quota(asked: Asked) -> str:
    return "" if asked.quota and asked.since and asked.until and asked.quota > 0 else NO_QUOTA
