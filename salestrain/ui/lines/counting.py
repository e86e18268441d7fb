"""What is counted in a room, and the time that is left, as lines."""

from __future__ import annotations

from ..document import Items
from ..figures import CountBars, Countdown, CountRow
from ..words import translated as _
from .reading import write_items
from .style import Lines, Style
from .writing import apart, writes


@writes
def write_countdown(countdown: Countdown, style: Style) -> Lines:
    """Write when the time is over."""
    return style.paragraph(f"{style.written(countdown.label)} {f'until {countdown.ends:%H:%M} UTC'}")


@writes
def write_count_bars(chart: CountBars, style: Style) -> Lines:
    """Write each number with what it counts."""
    head = [style.paragraph(style.written(chart.title)), style.paragraph(style.written(chart.says))]
    return apart([*head, write_items(Items([_told(row, chart) for row in chart.rows]), style)])


def _told(row: CountRow, chart: CountBars) -> str:
    numbers = [_("too few to tell") if number is None else str(number) for number in row.numbers]
    if chart.key:
        numbers = [f"{number} {words}" for number, words in zip(numbers, chart.key, strict=False)]
    remark = f" ({row.remark})" if row.remark else ""
    return f"{row.words}: {row.told or ', '.join(numbers)}{remark}"
