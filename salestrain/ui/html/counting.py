"""What is counted in a room, as bars beside their words, and the time that is left."""

from __future__ import annotations

from markupsafe import Markup

from ..figures import CountBars, Countdown, CountRow
from ..words import translated as _
from .figures import percent
from .writing import classes, element, joined, writes, written

SHADES = ("st-kept", "st-came")
"""How the first and the second number of a row look."""


@writes
def write_countdown(countdown: Countdown) -> Markup:
    """Write the time that is left; the page counts it down, and announces nothing while it runs."""
    ends = int(countdown.ends.timestamp() * 1000)
    clock = element("span", written("–:––"), data_ends=ends, class_="st-clock", role="timer")
    label = element("span", written(countdown.label), class_="st-clock-label")
    look = classes("st-countdown", "st-large" if countdown.large else "")
    return element("p", label, written(" "), clock, class_=look)


@writes
def write_count_bars(chart: CountBars) -> Markup:
    """Write each thing with its bar and its number; words of any length wrap, which they would not in a drawing."""
    told = [number for row in chart.rows for number in row.numbers if number is not None]
    most = max(told, default=0) or 1
    says = element("span", written(f": {chart.says}"), class_="st-hidden")
    title = element("figcaption", written(chart.title), says, class_=None if chart.title_shown else "st-hidden")
    rows = element("ul", *(_row(row, most, chart) for row in chart.rows))
    look = classes("st-counts", "st-large" if chart.large else "")
    return element("figure", title, rows, _key(chart), class_=look)


def _row(row: CountRow, most: int, chart: CountBars) -> Markup:
    words = element("span", written(row.words), class_="st-count-words")
    keys = chart.key or [""] * len(row.numbers)
    bars = [
        _bar(number, most, SHADES[place % len(SHADES)], key, row.told)
        for place, (number, key) in enumerate(zip(row.numbers, keys, strict=True))
    ]
    remark = element("span", written(row.remark), class_="st-muted st-small") if row.remark else Markup()
    return element("li", words, *bars, remark, class_=classes("st-count", "st-accent" if row.stands_out else ""))


def _bar(number: int | None, most: int, shade: str, key: str, instead: str) -> Markup:
    """Write a bar that is only looked at, and its number, which is read aloud with what it counts."""
    width = 100 * (number or 0) / most
    block = element("rect", width=percent(width), height="100%", class_=shade)
    bar = element("svg", block, class_="st-chart st-count-bar", aria_hidden="true")
    told = instead or (_("too few to tell") if number is None else str(number))
    number_told = element("span", written(told), element("span", written(f" {key}"), class_="st-hidden"))
    return element("span", bar, number_told, class_="st-count-row")


def _key(chart: CountBars) -> Markup:
    if not chart.key:
        return Markup()
    entries = [
        element("span", element("span", class_=f"st-key {look}", aria_hidden="true"), written(words))
        for look, words in zip(SHADES, chart.key, strict=False)
    ]
    return element("p", joined(entries), class_="st-row st-small st-muted")
