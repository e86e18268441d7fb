"""What a target takes: one sentence, the numbers for three chances, the curve, the last day and the hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....calendars.working_days import working_days
from ....statistics import Need, OutOfRange, Step, backwards, chance_table, daily_load, last_day_to_start
from ....statistics.chances import LARGEST_NEED
from ....ui.document import Body, Column, Fold, Node, Stack, Table, Text
from ....ui.figures import Curve
from ..adding_up import SURE, rate
from ..calendar import capacity
from ..engine import State
from .sums import Sum


def slots_of(state: State, at: Sum) -> Mapping[str, Body]:
    """Return what fills the two places of the screen: the sentence, which stays in sight, and all the rest."""
    try:
        needs = needs_of(at)
    except OutOfRange as impossible:
        return refused(str(impossible))
    return {"sum-said": [Text(sentence(at, needs[-1]))], "sum": answer(state, at, needs)}


def refused(why: str) -> Mapping[str, Body]:
    """Return what fills the two places where nothing can be calculated."""
    return {"sum-said": [Text(why, "error")], "sum": []}


def answer(state: State, at: Sum, needs: Sequence[Need]) -> Body:
    """Show the table, the curve, the last day and the hours.

    Args:
        state: the plan, for its period and its calendar.
        at: what the sliders stand at.
        needs: what the target takes at each level, the one nearest to the outcome first.
    """
    first = needs[-1]
    return [_table(needs), _curve(at, first), *_time(state, at, first)]


def needs_of(at: Sum) -> tuple[Need, ...]:
    """Return what the target takes at each level, the one nearest to the outcome first. Raises `OutOfRange`."""
    return backwards(at.target, [Step(step.level, rate(step)) for step in at.funnel.steps])


def sentence(at: Sum, need: Need) -> str:
    """Say what planning from averages is worth, and what a good chance takes.

    Args:
        at: what the sliders stand at.
        need: what the target takes at the first level.
    """
    if need.naive is None or need.naive_chance is None:
        return f"At these rates, {at.target} {at.funnel.outcome} would take more than a million {need.level}."
    sure = dict(need.for_chance).get(SURE)
    more = f"for {SURE:.0%} you need {sure:,}" if sure is not None else f"no number of {need.level} gives {SURE:.0%}"
    return (
        f"On average, {at.target:,} {at.funnel.outcome} take {need.naive:,} {need.level}. "
        f"That gives a chance of {need.naive_chance:.0%}; {more}."
    )


def _table(needs: Sequence[Need]) -> Table:
    columns = [Column("Stage", names_row=True), Column("On average", "number"), Column("Chance with that", "number")]
    columns += [Column(f"For {chance:.0%}", "number") for chance, _ in needs[0].for_chance]
    rows = []
    for need in reversed(needs):
        chance = "–" if need.naive_chance is None else f"{need.naive_chance:.0%}"
        rows.append([need.level, _number(need.naive), chance, *[_number(number) for _, number in need.for_chance]])
    caption = "How many you need to reach the target, for three levels of confidence"
    return Table(caption, columns, rows, label="How many you need")


def _number(number: int | None) -> str:
    return "over a million" if number is None else f"{number:,}"


def _curve(at: Sum, need: Need) -> Stack | None:
    """Show the chance by the number of tries, from half of what is needed on average to twice as many."""
    if need.naive is None:
        return None
    tenths = {min(max(at.target, round(need.naive * part / 10)), LARGEST_NEED) for part in range(5, 21)}
    points = chance_table(at.target, [rate(step) for step in at.funnel.steps], sorted(tenths))
    (low, worst), (high, best) = points[0], points[-1]
    high = max(high, low + 1)
    says = f"From {worst:.0%} at {low:,} to {best:.0%} at {high:,}. The table below has the numbers."
    columns = [Column(need.level.capitalize(), names_row=True), Column("Chance", "number")]
    rows = [[f"{number:,}", f"{chance:.0%}"] for number, chance in points]
    title = "The curve in numbers"
    curve: Body = [
        Curve(f"Chance by number of {need.level}", says, points),
        Text(f"Chance from 0 to 100%, for {low:,} to {high:,} {need.level}.", "hint"),
        Fold(title, [Table(title, columns, rows, caption_shown=False)]),
    ]
    return Stack(curve, close=True)


def _time(state: State, at: Sum, need: Need) -> list[Node]:
    """Say until when new tries make sense, how many that is a day, and whether the hours are there."""
    period = state.plan.period
    if period is None:
        return [Text("Set a period to see how many that is per day.")]
    last = last_day_to_start(period.end, at.funnel.cycle_days)
    days = len(working_days(period.start, last, state.plan.capacity.holidays))
    until = (
        f"The last day on which new {need.level} can still close within the period is {last}: "
        f"that gives you {days} working day{'' if days == 1 else 's'}."
    )
    sure = dict(need.for_chance).get(SURE)
    number = need.naive if sure is None else sure
    if number is None:
        return [Text(until)]
    load = daily_load(number, days)
    each = "All of them would come too late."
    if load is not None:
        each = f"That is {load:.1f} {need.level} per working day until then."
    return [Text(until), Text(each), Text(_hours(state, at, number))]


def _hours(state: State, at: Sum, number: int) -> str:
    """Say how much of the time that can be planned so many tries take."""
    minutes = at.funnel.minutes
    hours, room = number * minutes / 60, capacity(state.plan) or 0.0
    fits = "fits" if hours <= room else "does not fit"
    share = f" ({hours / room:.0%})" if room else ""
    return (
        f"{number:,} {at.funnel.steps[0].level} at {minutes} minutes each take {hours:,.0f} of the {room:,.0f} "
        f"available hours{share}: that {fits}."
    )
