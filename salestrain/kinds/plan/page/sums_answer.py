"""What a target takes: one sentence, the numbers for three chances, the curve, the last day and the hours."""

from __future__ import annotations

from ....calendars.working_days import working_days
from ....statistics import Need, OutOfRange, Step, backwards, chance_table, daily_load, last_day_to_start
from ....ui.layout import columns
from ....ui.markup import Html, fold, tag
from ..adding_up import SURE, rate
from ..calendar import capacity
from ..engine import State
from ..model import FunnelStep
from .sums import Sum

WIDE, HIGH = 560, 150
"""The curve's own units."""


def parts_of(state: State, at: Sum) -> dict[str, str]:
    """What fills the two places of the screen: the sentence, which stays in sight, and all the rest."""
    try:
        needs = needs_of(at)
    except OutOfRange as impossible:
        return {"sum-said": tag("p", str(impossible), class_="st-error"), "sum": ""}
    return {"sum-said": tag("p", sentence(at, needs[-1])), "sum": answer(state, at, needs)}


def answer(state: State, at: Sum, needs: tuple[Need, ...]) -> Html:
    """The table, the curve, the last day and the hours."""
    first = needs[-1]
    return tag(
        "div",
        _table(needs),
        _curve(at, first),
        *_time(state, at, first),
        class_="st-stack",
    )


def needs_of(at: Sum) -> tuple[Need, ...]:
    """What the target takes at each level, the one nearest to the outcome first. Raises `OutOfRange`."""
    return backwards(at.target, [_step(step) for step in at.funnel.steps])


def _step(step: FunnelStep) -> Step:
    return Step(step.level, rate(step))


def sentence(at: Sum, need: Need) -> str:
    """What planning from averages is worth, and what a good chance takes."""
    if need.naive is None or need.naive_chance is None:
        return f"At these rates {at.target} {at.funnel.outcome} would take more than a million {need.level}."
    sure = dict(need.for_chance).get(SURE)
    more = f"for {SURE:.0%} it takes {sure:,}" if sure is not None else f"no number of {need.level} gives {SURE:.0%}"
    return (
        f"On average {at.target:,} {at.funnel.outcome} take {need.naive:,} {need.level}, "
        f"and that gives a chance of {need.naive_chance:.0%}; {more}."
    )


def _table(needs: tuple[Need, ...]) -> Html:
    chances = [chance for chance, _ in needs[0].for_chance]
    head = columns(
        ("Level", False), ("On average", True), ("Chance of that", True), *[(f"For {c:.0%}", True) for c in chances]
    )
    rows = []
    for need in reversed(needs):
        cells = [
            _number(need.naive),
            "–" if need.naive_chance is None else f"{need.naive_chance:.0%}",
            *[_number(number) for _, number in need.for_chance],
        ]
        rows.append(
            tag("tr", tag("th", need.level, scope="row"), *[tag("td", cell, class_="st-number") for cell in cells])
        )
    table = tag(
        "table",
        tag("caption", "How many the target takes, for three chances"),
        tag("thead", head),
        tag("tbody", *rows),
        class_="st-table",
    )
    return tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label="How many the target takes")


def _number(number: int | None) -> str:
    return "over a million" if number is None else f"{number:,}"


def _curve(at: Sum, need: Need) -> Html | None:
    """The chance by the number of tries; the table below it has the same numbers."""
    if need.naive is None:
        return None
    numbers = sorted({max(at.target, round(need.naive * part / 10)) for part in range(5, 21)})
    points = chance_table(at.target, [rate(step) for step in at.funnel.steps], numbers)
    low, high = numbers[0], max(numbers[-1], numbers[0] + 1)
    drawn = " ".join(f"{WIDE * (n - low) / (high - low):.1f},{HIGH * (1 - chance):.1f}" for n, chance in points)
    rules = [
        tag("line", x1=0, x2=WIDE, y1=HIGH * part // 4, y2=HIGH * part // 4, class_="st-rule") for part in range(5)
    ]
    svg = tag(
        "svg",
        tag("title", f"The chance by the number of {need.level}"),
        tag(
            "desc",
            f"From {points[0][1]:.0%} at {low:,} to {points[-1][1]:.0%} at {high:,}. The table below has the numbers.",
        ),
        *rules,
        tag("polyline", points=drawn, class_="st-curve"),
        viewBox=f"-4 -4 {WIDE + 8} {HIGH + 8}",
        class_="st-chart",
        role="img",
        width="100%",
    )
    rows = [
        tag("tr", tag("th", f"{n:,}", scope="row"), tag("td", f"{chance:.0%}", class_="st-number"))
        for n, chance in points
    ]
    head = columns((need.level.capitalize(), False), ("Chance", True))
    return tag(
        "div",
        svg,
        tag("p", f"Chance from 0 to 100 %, for {low:,} to {high:,} {need.level}.", class_="st-hint"),
        fold("The curve in numbers", tag("table", tag("thead", head), tag("tbody", *rows), class_="st-table")),
    )


def _time(state: State, at: Sum, need: Need) -> list[Html]:
    period = state.plan.period
    if period is None:
        return [tag("p", "Give the plan a period; then it is told how many a day that is.")]
    sure = dict(need.for_chance).get(SURE)
    number = sure if sure is not None else need.naive
    last = last_day_to_start(period.end, at.funnel.cycle_days)
    days = len(working_days(period.start, last, state.plan.capacity.holidays))
    told = [
        tag(
            "p",
            f"The last day on which new {need.level} can still close in the period is {last}: "
            f"{days} working days have room for them.",
        )
    ]
    if number is None:
        return told
    load = daily_load(number, days)
    each = (
        "They would all come too late."
        if load is None
        else f"That is {load:.1f} {need.level} a working day until then."
    )
    hours, room = number * at.funnel.minutes / 60, capacity(state.plan) or 0.0
    fits = "fits" if hours <= room else "does not fit"
    share = f" ({hours / room:.0%})" if room else ""
    return [
        *told,
        tag("p", each),
        tag(
            "p",
            f"{number:,} {need.level} of {at.funnel.minutes} minutes take {hours:,.0f} of the {room:,.0f} hours "
            f"that can be planned{share}: it {fits}.",
        ),
    ]
