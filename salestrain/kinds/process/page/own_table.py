"""What a file of one's own deals tells by itself: ends by stage, days, the age of open deals, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from ....calendars.words import day_words
from ....core.session import Session
from ....ui import Column, Content, Fold, Items, Node, Section, Table, Text
from ..content import Result
from ..own_times import ENDS, Dated, by_last_stage, dated, middle, of_end
from ..state import State, to_look_at

MOST_ROWS = 100
"""Deals in one table; the longest come first."""
ENOUGH_FOR_HALF = 4
"""Deals from which on it is said within how many days half of them ended."""
CAPTIONS = {"won": "Won deals", "lost": "Lost deals", "open": "Open deals"}
ORDER: tuple[Result, ...] = ("lost", "open", "won")
"""The deals a lead wants to look at come first."""


def section(session: Session) -> Section | None:
    """Show what the file tells of how deals ended, how long they took and how old they are."""
    state: State = session.state
    if state.source != "own":
        return None
    deals = dated(session.script.plan, state.trails, state.today)
    names = [stage.name for stage in session.exercise.stages]
    lines = [says for end in ENDS if (says := _days_in_words(deals, end))]
    return Section(
        "What your file tells",
        [
            _ends_by_stage(deals, names),
            Items(lines) if lines else Text("How long deals took is not known: the file has no day of creation."),
            *[_one_by_one(deals, end, names) for end in ORDER],
        ],
    )


def which_are_shown(state: State) -> Text | None:
    """Say which of the learner's own deals are gone through one by one, and why not the others."""
    if state.source != "own":
        return None
    chosen, number = to_look_at(state), len(state.trails)
    if not chosen:
        no_stages = not any(one.deal.stage or one.deal.trail for one in state.trails)
        told = "results" if no_stages else "stages and results"
        return Text(
            f"Your file tells {told} only. Whether anything was skipped, left too early or stalled is not known, so no "
            "deal is to be marked. What the file does tell stands below."
        )
    ends = [one.deal.result for one in chosen]
    counts = ", ".join(f"{ends.count(end)} {end}" for end in ENDS if end in ends)
    if len(chosen) == number:
        return Text(f"All your deals are gone through one by one: {counts}.")
    return Text(
        f"{len(chosen)} of your {number:,} deals are gone through one by one ({counts}): of each end those that came "
        "farthest and have something on their trail. The others count in the tables."
    )


def _ends_by_stage(deals: Sequence[Dated], names: Sequence[str]) -> Table:
    counts = by_last_stage(deals)
    places: list[int | None] = [*range(len(names)), None]
    rows: list[list[Content]] = []
    for place in places:
        if place in counts:
            stage = "not known" if place is None else names[place]
            rows.append([stage, *(str(counts[place][end]) for end in ENDS)])
    columns = [
        Column("Last stage in the file", names_row=True),
        *[Column(title, "number") for title in ("Won", "Lost", "Still open")],
    ]
    return Table(f"Won, lost and open by the last stage ({_number(len(deals))})", columns, rows)


def _days_in_words(deals: Sequence[Dated], end: Result) -> str | None:
    """Say how many days deals with this end took, or how old the open ones are, with the number of deals."""
    group = of_end(deals, end)
    days = [one.days for one in group if one.days is not None]
    if not days:
        return None
    what = "old" if end == "open" else "from created to closed"
    of = f"{len(days)} of {len(group)} deals" if len(days) < len(group) else _number(len(group))
    if len(days) == 1:
        return f"{end.capitalize()}: {days[0]} days {what} ({of})."
    half = f", half of them {middle(days)} or fewer" if len(days) >= ENOUGH_FOR_HALF else ""
    return f"{end.capitalize()}: {min(days)} to {max(days)} days {what}{half} ({of})."


def _number(count: int) -> str:
    return "1 deal" if count == 1 else f"{count:,} deals"


def _one_by_one(deals: Sequence[Dated], end: Result, names: Sequence[str]) -> Node | None:
    group = of_end(deals, end)
    if not group:
        return None
    has_days = any(one.days is not None for one in group)
    # The days come first: on a phone the columns to the right are out of sight.
    columns = [Column("Deal", names_row=True)]
    columns += [Column("Days", "number")] if has_days else []
    columns += [Column("Last stage"), Column("Created", "day")]
    columns += [] if end == "open" else [Column("Closed", "day")]
    rows = [_row(one, names, has_days=has_days) for one in group[:MOST_ROWS]]
    table = Table(CAPTIONS[end], columns, rows, caption_shown=False)
    more = Text(f"{MOST_ROWS} of {len(group):,} are shown.", "fine") if len(group) > MOST_ROWS else None
    order = f", the {'oldest' if end == 'open' else 'longest'} first" if has_days else ""
    return Fold(f"{CAPTIONS[end]}{order} ({len(group):,})", [table, more])


def _row(one: Dated, names: Sequence[str], *, has_days: bool) -> list[Content]:
    deal = one.trail.deal
    stage = "not known" if one.stage is None else names[one.stage]
    days = "not known" if one.days is None else str(one.days)
    row: list[Content] = [deal.name, *([days] if has_days else []), stage]
    row.append(day_words(deal.created) if deal.created else "not known")
    if one.trail.closed:
        row.append(day_words(deal.closed) if deal.closed else "not known")
    return row
