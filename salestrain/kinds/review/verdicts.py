"""What a month can tell, in one of three sentences, with what could be seen at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...statistics.luck import FEWEST, FIRM, Judged, Sort, Usual, Verdict, judged_count, judged_measure, judged_share
from ...statistics.seeing import LARGEST, chance_to_see, smallest_to_see
from .content import Case

SENTENCES: Mapping[Verdict, str] = {
    "usual": "Within what this work usually produces.",
    "unusual": "Unusual: look for a cause before you call it skill or luck.",
    "too_little": "Too little data to tell: watch what you do instead.",
}
"""The three answers, and no other."""
CHOICES: Mapping[Verdict, str] = {
    "usual": "Usual: months like this come by themselves",
    "unusual": "Unusual: there is something to look for",
    "too_little": "Too little data to tell",
}


def judged(sort: Sort, months: Sequence[float], of: Sequence[int], new: float, new_of: int) -> Judged:
    """Judge a month by the months before it.

    Args:
        sort: what is counted.
        months: values of the months before, oldest first; of a share, its successes.
        of: of a share, what each is out of.
        new: value of the new month.
        new_of: of a share, what it is out of.
    """
    if sort == "count":
        return judged_count([int(value) for value in months], int(new))
    if sort == "share":
        return judged_share([int(value) for value in months], of, int(new), new_of)
    return judged_measure(months, new)


def of_case(case: Case) -> Judged:
    """Return what the numbers of a case say."""
    return judged(case.sort, case.months, case.of, case.new, case.new_of)


def why(found: Judged, sort: Sort, months: Sequence[float], of: Sequence[int] = ()) -> str:
    """Say in a sentence or two what a verdict rests on; never more than the numbers hold."""
    usual = found.usual
    if usual is None:
        if sort == "share" and len(months) >= FEWEST:
            return "Nothing was closed, so there is no share to look at."
        count = len(months)
        had = "1 month" if count == 1 else f"{count} months"
        return f"There are {had} before it; it takes {FEWEST} to know what is usual."
    low, high = _shown(usual.low, sort), _shown(usual.high, sort)
    if sort == "count":  # a count has no fraction, and what lies inside stays inside
        low, high = f"{math.ceil(usual.low):,}", f"{math.floor(usual.high):,}"
    if found.why == "run":
        side = "below" if found.new < usual.centre else "above"
        return (
            f"This month, at {_shown(found.new, sort)}, lies within the usual {low} to {high}. But it is the eighth in "
            f"a row {side} the average of the months before those eight."
        )
    within = "outside" if found.verdict == "unusual" else "inside"
    lead = "Nine of ten months" if sort != "measure" and usual.even else "Usual months"
    said = f"{lead} lie from {low} to {high}; this one, at {_shown(found.new, sort)}, is {within}."
    if not usual.even:
        said += " They differ by more than chance, as with a season, a trend, or one odd month; so the range is wide."
    if usual.months < FIRM:
        said += f" Only {usual.months} months are known, so take it as a first guess; from {FIRM} on it holds."
    return said


def seen_at_all(found: Judged, sort: Sort) -> str:
    """Say how often one month would show a change by half, where the range says that a month is usual."""
    usual = found.usual
    if sort != "count" or usual is None or not usual.even or found.verdict != "usual":
        return ""
    if not 0 < usual.centre <= LARGEST:
        return ""
    is_lower = found.new < usual.centre
    chance = shown_in(round(usual.centre, 1), 1, 0.5 if is_lower else 2.0, usual.months)
    change = "With half the work" if is_lower else "With twice the work"
    if chance >= 0.8:
        return ""
    return (
        f"{change}, one month would show it only {percent(chance)} of the time. What is done more often tells more, "
        "such as first talks."
    )


@lru_cache(maxsize=2_000)
def shown_in(mean: float, months: int, factor: float, history: int) -> float:
    """Return how often a change of a count would show in so many months; see `seeing.chance_to_see`."""
    return chance_to_see(mean, months, factor, history)


@lru_cache(maxsize=500)
def smallest_in(mean: float, months: int, history: int, *, falls: bool) -> float | None:
    """Return the smallest change that shows four times of five; see `seeing.smallest_to_see`."""
    return smallest_to_see(mean, months, history=history, falls=falls)


def percent(share: float) -> str:
    """Return a share as a whole percentage, never as a certainty that it is not."""
    return f"{min(99, max(1, round(100 * share)))} %"


def as_shown(usual: Usual, sort: Sort) -> tuple[float, float, float]:
    """Return lowest, middle and highest of what is usual as a picture shows it: shares in percent, counts whole."""
    if sort == "share":
        return 100 * usual.low, 100 * usual.centre, 100 * usual.high
    if sort == "count":
        return math.ceil(usual.low), usual.centre, math.floor(usual.high)
    return usual.low, usual.centre, usual.high


def _shown(value: float, sort: Sort) -> str:
    if sort == "share":
        return f"{round(100 * value)} %"
    return f"{value:,.0f}" if value == int(value) or value >= 20 else f"{value:.1f}"
