"""What a month can tell, in one of three sentences, with what could be seen at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...statistics.luck import FEWEST, FIRM, Judged, Sort, Verdict, judged_count, judged_measure, judged_share
from ...statistics.seeing import LARGEST, chance_to_see
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
        return f"It lies between {low} and {high}, but it is the eighth in a row on one side of what was before."
    within = "outside" if found.verdict == "unusual" else "inside"
    said = f"Nine of ten months fall between {low} and {high}; this one, at {_shown(found.new, sort)}, is {within}."
    if sort == "measure" or not usual.even:
        said = f"Months usually fall between {low} and {high}; this one, at {_shown(found.new, sort)}, is {within}."
    if not usual.even:
        said += (
            " They differ among themselves by more than chance, so the range is wide: is there a season, or a trend?"
        )
    if usual.months < FIRM:
        said += f" {usual.months} months before it make the range provisional; {FIRM} make it firm."
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
    change = "Had your work halved" if is_lower else "Had your work doubled"
    if chance >= 0.8:
        return ""
    return (
        f"{change}, one month would show it only {percent(chance)} of the time. Watch something that you do more "
        "often, such as first talks."
    )


@lru_cache(maxsize=2_000)
def shown_in(mean: float, months: int, factor: float, history: int) -> float:
    """Return how often a change of a count would show in so many months; see `seeing.chance_to_see`."""
    return chance_to_see(mean, months, factor, history)


def percent(share: float) -> str:
    """Return a share as a whole percentage, never as a certainty that it is not."""
    return f"{min(99, max(1, round(100 * share)))} %"


def _shown(value: float, sort: Sort) -> str:
    if sort == "share":
        return f"{round(100 * value)} %"
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:.1f}"
