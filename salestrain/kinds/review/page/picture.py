"""Months as a picture, with the sentence before it and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ....statistics.luck import Judged, Sort
from ....ui.document import Column, Fold, Node, Table
from ....ui.figures import Months
from ..content import Case
from ..verdicts import SENTENCES, as_shown


def picture(what: str, sort: Sort, points: Sequence[tuple[str, float, int]], found: Judged | None) -> list[Node]:
    """Show months as dots, the new one last, over what is usual, and as a table.

    Args:
        what: what is counted.
        sort: how it is counted.
        points: the words, the value, and of a share what it is out of; oldest first, the new one last.
        found: what was judged of the last month; None while that is not to be shown.
    """
    usual = as_shown(found.usual, sort) if found and found.usual else None
    shown = [(words, _height(value, of, sort)) for words, value, of in points]
    says = SENTENCES[found.verdict] if found else "The new month stands last, in a ring."
    title = f"{what[:1].upper()}{what[1:]}, month by month"
    chart = Months(title, says, shown, usual, " %" if sort == "share" else "")
    columns = [Column("Month", names_row=True), Column(what[:1].upper() + what[1:], "number")]
    rows = [[words, written(value, of, sort)] for words, value, of in points]
    return [chart, Fold("The same as a table", [Table(title, columns, rows)])]


def _height(value: float, of: int, sort: Sort) -> float:
    if sort != "share":
        return value
    return 100 * value / of if of else 0.0


def written(value: float, of: int, sort: Sort) -> str:
    """Return a value as people write it: a share as its counts, a large number with its thousands apart.

    Args:
        value: the value; of a share, its successes.
        of: of a share, what it is out of.
        sort: how it is counted.
    """
    if sort == "share":
        return f"{value:.0f} of {of}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def points_of(case: Case) -> list[tuple[str, float, int]]:
    """Return the months of a case with their words, the new one last, as `picture` takes them."""
    of = case.of or (0,) * len(case.months)
    count = len(case.months)
    names = ["1 month before" if count - place == 1 else f"{count - place} months before" for place in range(count)]
    past = list(zip(names, case.months, of, strict=True))
    return [*past, ("the new month", case.new, case.new_of)]
