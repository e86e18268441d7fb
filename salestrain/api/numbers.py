"""The functions for notebooks that work with numbers: a month, a pipeline, a team, a workshop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from ..kinds.review.page.chance import EqualTeam, Power, TeamShuffled
    from ..kinds.review.page.showing import MonthSeen
    from ..looking_back.notebook import LookedBack
    from ..pipelines.compared import Compared
    from ..pipelines.figures import Cards, Figures
    from ..pipelines.loaded import Pipeline, Source
    from ..statistics.luck import Sort


def month(before: str | Sequence[float], new: str | float, sort: Sort = "count") -> MonthSeen:
    """Return what a month can tell beside the months before it: usual, unusual, or too little data.

    Args:
        before: the months before, oldest first: numbers, or a text such as "4 3 5" or, for a share, "3/10 4/12".
        new: the new month, in the same form.
        sort: what it is: a count, a share or a measure.

    Raises:
        ValueError: what cannot be read, in a sentence.
    """
    from ..kinds.review.page.showing import MonthSeen

    return MonthSeen(before, new, sort)


def results(workshop: str, store: str | None = None) -> pd.DataFrame:
    """Return what a facilitator may see of a workshop: the numbers of the board and of the room's debrief.

    A row is one number, of a group and never of one person: what fewer than five have finished, and counts that could
    point at somebody, are left out as on the board. Nothing that anybody typed is in it.

    Args:
        workshop: its join code or its title, a file saved with `to_csv`, or "sample".
        store: where it is kept: a file or an address, as in the setting SALESTRAIN_STORE; by default that one.

    Raises:
        ValueError: if there is no such workshop; the message says which there are.
        StoreError: if the store cannot be opened.
    """
    from ..looking_back.notebook import results as told

    return told(workshop, store)


def look_back(chosen: pd.DataFrame) -> LookedBack:
    """Return pictures of results: a sentence, a chart and a table for each part of what was chosen from `results`.

    Raises ValueError if a column is missing.
    """
    from ..looking_back.notebook import LookedBack

    return LookedBack(chosen)


def pipeline(
    source: Source,
    on: date | str | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    mapping: str | Path | None = None,
    owners: str | None = None,
) -> Pipeline:
    """Return one's own deals, out of an export of any program: with `.frame` to work on in pandas.

    Args:
        source: a file (CSV or .xlsx), its bytes, a pandas frame, or "sample" for an invented export to learn with.
        on: the day of the export, today if it is left out.
        columns: what single columns are, where the guess is wrong.
        answers: answers to what is asked.
        mapping: a file that `.save` of an earlier export has written.
        owners: a key under which owners become pseudonyms; without it they are left out.

    Raises:
        ValueError: there is no such file, or no such day, in a sentence.
    """
    from ..pipelines import load

    return load(source, _day(on), columns, answers, mapping, owners)


def sample(name: str) -> pd.DataFrame:
    """Return an invented table to learn with: "team" or "activities". Raises ValueError for any other."""
    from ..pipelines.loaded import sample_table

    return sample_table(name)


def kpis(
    deals: Pipeline | pd.DataFrame,
    *names: str,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    quota: float | None = None,
    qualified: Sequence[str] = (),
    stages: Sequence[str] = (),
    earlier: Pipeline | None = None,
    counts: Mapping[str, tuple[int, int]] | None = None,
) -> Figures:
    """Return what deals come to: each figure with its range, what it rests on, and what to know about it.

    Args:
        deals: what `pipeline` returned, its frame, or a part of its frame.
        names: single figures, such as "win_rate"; all of them by default.
        on: the day of the export, if the frame is another.
        since: first day of closing that counts.
        until: last day of closing that counts.
        quota: the amount to win from `since` to `until`.
        qualified: stages in which a deal counts as qualified.
        stages: the stages in their order, where the export has the days on which they were entered.
        earlier: an earlier export of the same deals.
        counts: what no export holds, as (14, 40), by the name of the figure.

    Raises:
        ValueError: there is no such figure, or no such day, in a sentence.
    """
    from ..pipelines.figures import figures_of

    exported = on or (deals.attrs.get("on") if hasattr(deals, "attrs") else deals.on)
    first, last = (None if day is None else _day(day) for day in (since, until))
    return figures_of(deals, _day(exported), names, first, last, quota, qualified, stages, earlier, counts)


def cards(*names: str) -> Cards:
    """Return figures to watch as cards, with what to say of the set. Raises ValueError for a figure that is none."""
    from ..pipelines.figures import cards_of

    return cards_of(names)


def compare(deals: Pipeline | pd.DataFrame, by: str) -> Compared:
    """Return teams, sources or other groups of deals on a funnel plot: which differ by more than chance; never people.

    Args:
        deals: what `pipeline` returned, its frame, or a part of its frame.
        by: the column of the groups.

    Raises:
        ValueError: there is no such column, it is one of people, or there is nothing to compare, in a sentence.
    """
    from ..pipelines.compared import compare as compared

    return compared(deals if hasattr(deals, "columns") else deals.frame, by)


def shuffle(team: pd.DataFrame, times: int = 1_000) -> TeamShuffled:
    """Return how far the best of each month fell back in the next, beside the same team dealt out by chance.

    Args:
        team: a row for each month, a column for each seller.
        times: how often the team is dealt out.

    Raises:
        ValueError: it is no such table, in a sentence.
    """
    from ..kinds.review.page.chance import team_of

    return team_of(team, times)


def equal_team(sellers: int, deals_a_month: float, times: int = 10_000) -> EqualTeam:
    """Return what chance alone does to the best of a team in which all are equally good.

    Args:
        sellers: size of the team.
        deals_a_month: what each of them wins on average.
        times: how many such teams are looked at.

    Raises:
        ValueError: it cannot be worked out, in a sentence.
    """
    from ..kinds.review.page.chance import equal_team as team

    return team(sellers, deals_a_month, times)


def power(*a_month: float) -> Power:
    """Return how often a real change would show in numbers that come so often a month. Raises ValueError."""
    from ..kinds.review.page.chance import power_of

    return power_of(a_month)


def _day(on: date | str | None) -> date:
    """Return a day; today if none is given. Raises ValueError."""
    if on is None:
        return datetime.now().astimezone().date()
    if isinstance(on, date):
        return on
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise ValueError(f"“{on}” is no day. Write one such as 2026-12-31.") from None
