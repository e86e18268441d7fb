"""What a target takes: one sentence, the numbers for three chances, the curve, the last day and the hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....calendars.words import day_words, span_words
from ....calendars.working_days import working_days
from ....statistics import Need, OutOfRange, Step, backwards, chance_table, daily_load, last_day_to_start
from ....statistics.chances import LARGEST_NEED
from ....ui.document import Body, Column, Fold, Items, Node, Stack, Table, Text
from ....ui.figures import Curve
from ..adding_up import SURE, deadline, likely, rate
from ..engine import State
from ..fitting import Fit, fitting
from ..model import Capacity
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
        chance = "–" if need.naive_chance is None else likely(need.naive_chance)
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
    says = f"From {likely(worst)} at {low:,} to {likely(best)} at {high:,}. The table below has the numbers."
    columns = [Column(need.level.capitalize(), names_row=True), Column("Chance", "number")]
    rows = [[f"{number:,}", likely(chance)] for number, chance in points]
    title = "The curve in numbers"
    curve: Body = [
        Curve(f"Chance by number of {need.level}", says, points),
        Text(f"Chance from 0 to 100%, for {low:,} to {high:,} {need.level}.", "hint"),
        Fold(title, [Table(title, columns, rows, caption_shown=False)]),
    ]
    return Stack(curve, close=True)


def _time(state: State, at: Sum, need: Need) -> list[Node]:
    """Say until when new tries make sense, how many that is a day, and whether the hours are there."""
    plan = state.plan
    end = at.end or deadline(plan, None)  # The sliders may be older than the period.
    if plan.period is None or end is None:
        return [
            Text(
                "Set a period to see how many that is a day, and whether you have the hours. "
                "Dates in the calendar count once they are saved."
            )
        ]
    last = last_day_to_start(end, at.funnel.cycle_days)
    days = len(working_days(plan.period.start, last, plan.capacity.holidays))
    until = (
        f"To count by {day_words(end)}, new {need.level} must begin by {day_words(last)}: that gives you {_days(days)}."
    )
    sure = dict(need.for_chance).get(SURE)
    number = need.naive if sure is None else sure
    if number is None:
        return [Text(until)]
    load = daily_load(number, days)
    if load is None:
        return [Text(until), Text("All of them would come too late.")]
    each = f"{number:,} {need.level} are {load:.1f} a working day until then."
    fit = fitting(plan, at.funnel, number, end)
    return [Text(until), Text(each), *(working(plan.capacity, fit) if fit else ())]


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def working(capacity: Capacity, fit: Fit) -> list[Node]:
    """Say whether the work fits, and show how that was worked out.

    Args:
        capacity: the calendar of the plan.
        fit: the work of each step in the days it can be done on.
    """
    return [Text(fit_words(capacity, fit), "plain" if fit.fits else "caution"), _work(capacity, fit)]


def fit_words(capacity: Capacity, fit: Fit) -> str:
    """Say whether the hours are there, in the days that have least to spare.

    Args:
        capacity: the calendar of the plan.
        fit: the work of each step in the days it can be done on.
    """
    tight = fit.tightest
    a_day = capacity.hours_a_day * capacity.usable_percent / 100
    verdict = "This fits." if fit.fits else "This does not fit."
    if not tight.needed:
        return f"How long one takes is not known for {_listed(fit.unknown)}, so the hours cannot be worked out."
    taken = f", less {tight.taken:,.0f} for your other actions" if tight.taken >= 0.5 else ""
    share = f" That is {tight.needed / tight.days:.1f} hours for each of these days." if tight.days else ""
    without = f" The time for {_listed(fit.unknown)} is not counted: nobody has said how long one takes." * bool(
        fit.unknown
    )
    days = span_words(tight.first, tight.last)
    return (
        f"{verdict} From {days}, {_listed(tight.levels)} take {tight.needed:,.0f} hours; "
        f"you can plan {tight.room:,.0f} ({_days(tight.days)} of {a_day:.1f} hours{taken})."
        f"{share}{without}"
    )


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _work(capacity: Capacity, fit: Fit) -> Fold:
    """Show each step with its number, its minutes, and the days in which it can be done."""
    lines = []
    for work in fit.works:
        number = f"{work.number:,.1f} {work.level}".replace(".0 ", " ", 1)
        if not work.days:
            lines.append(f"{number}: too late, no working day is left for them.")
        elif work.minutes is None:
            lines.append(f"{number}: how long one takes is not known.")
        else:
            lines.append(
                f"{number} of {work.minutes} minutes are {round(work.number, 1) * work.minutes / 60:,.1f} hours, from "
                f"{span_words(work.first, work.last)}: {_days(work.days)}, {work.hours / work.days:.1f} hours a day."
            )
    a_day_free = capacity.hours_a_day * capacity.usable_percent / 100
    note = (
        "The numbers are what so many at the first step become, on average. Each step has its days: from when "
        "the first "
        f"can get there, to when it can still close in time. You can plan {a_day_free:.1f} hours of a day "
        f"({capacity.usable_percent}% of {capacity.hours_a_day:g})."
    )
    return Fold("How this is worked out", [Items(lines), Text(note, "hint")], id="st-s-working")
