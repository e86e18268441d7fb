"""Figures with their n and range, in words and as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from ....statistics import Difference, exact
from ....ui import RangeRow, Ranges
from ....ui.phrases import signed
from ..ledger import Evidence

RANGE = "A range holds the true figure in 19 of 20 counts like this one; the fewer deals, the wider it is."
"""What a range is, said wherever one is shown."""


def share(part: int, total: int) -> str:
    """Return a share with its n and its range, such as "7 of 20 (35%, range 15 to 59)"."""
    if not total:
        return "0 of 0"
    interval = exact(part, total)
    percents = f"{100 * interval.value:.0f}%, range {100 * interval.low:.0f} to {100 * interval.high:.0f}"
    return f"{part} of {total} ({percents})"


def plain_share(part: int, total: int) -> str:
    """Return a share with its n, such as "7 of 20 (35%)"."""
    return f"{part} of {total} ({100 * part / total:.0f}%)" if total else "0 of 0"


def points(difference: Difference) -> str:
    """Return a difference in percentage points with its range, such as "+12 points (−3 to +27)"."""
    first, second = difference.first.value, difference.second.value
    # The two rates stand beside it in whole percent; whoever subtracts them comes to the same.
    value = round(100 * first) - round(100 * second)
    low, high = round(100 * difference.low), round(100 * difference.high)
    return f"{signed(value)} points ({signed(low)} to {signed(high)})"


def ranges(title: str, named: Sequence[tuple[str, Evidence]]) -> Ranges | None:
    """Draw how much more often deals were won with each of these than without; None where nothing can be compared.

    Args:
        title: what the picture shows.
        named: what is compared, each with its words.
    """
    rows = [_row(words, entry.difference) for words, entry in named if entry.difference is not None]
    if not rows:
        return None
    reach = max(max(abs(row.low), abs(row.high)) for row in rows)
    says = (
        "A dot for each difference in deals won, with its range. Right of the line deals with it were won more often. "
        "The words beside each dot have the figures."
    )
    return Ranges(title, says, rows, ("no difference", 0.0), ("won less often with it", "more often", reach))


def _row(words: str, difference: Difference) -> RangeRow:
    return RangeRow(f"{words}{points(difference)}", difference.value, difference.low, difference.high)
