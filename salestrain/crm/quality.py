"""What to know about the deals before trusting any figure: the data-quality panel, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .deals import Deals
from .ends import LOST, OPEN, WON
from .headers import folded

ONE = {"do": "does", "have": "has", "are": "is", "were": "was", "share": "shares"}
"""What is said of one deal in place of what is said of several."""
NO_COLUMN = {
    "created_at": "No column is known to say when deals were created.",
    "closed_at": "No column is known to say when deals were closed.",
    "amount": "No column is known to say what deals are worth.",
    "expected_close": "No column is known to say when open deals are expected to close.",
}
"""What is said once where a whole column is missing, instead of the same of every deal."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The result of one check: `count` of the `of` deals it concerns fail it, in these rows; `sentence` says so."""

    check: str
    count: int
    of: int
    sentence: str
    rows: tuple[int, ...]


def quality(table: Deals, today: date, stages: Sequence[str] = ()) -> tuple[Quality, ...]:
    """Return the results of all checks, including those that found nothing, so that a clean file can be recognised.

    Args:
        table: the deals to check.
        today: decides which dates have passed.
        stages: names of the stages of a process; without any, stages are not checked.
    """
    panel = _Panel(table)
    values = table.values
    created, closed, expected = values["created_at"], values["closed_at"], values["expected_close"]
    id_counts = Counter(values["deal_id"])
    repeated = [deal_id is not None and id_counts[deal_id] > 1 for deal_id in values["deal_id"]]
    panel.check("no_status", "do not say whether they are open, won or lost", _absent(values["status"]))
    panel.check("no_created", "have no date of creation", _absent(created), column="created_at")
    panel.check("no_closed", "are closed without a date of closing", _absent(closed), panel.closed, "closed_at")
    both = [a is not None and b is not None for a, b in zip(created, closed, strict=True)]
    backwards = [known and b < a for known, a, b in zip(both, created, closed, strict=True)]
    panel.check("closed_before_created", "were closed on a day before the one of creation", backwards, both)
    ahead = [day is not None and day > today for day in closed]
    panel.check("closed_ahead", "were closed on a day that has not come yet", ahead, panel.closed)
    # What stands there and is not understood, or not yet, is told as that and not as nothing.
    unread = table.unread()
    nothing = [not amount and "amount" not in unread.get(place, ()) for place, amount in enumerate(values["amount"])]
    panel.check("won_without_amount", "are won with an amount of 0 or none", nothing, panel.won, "amount")
    negative = [amount is not None and amount < 0 for amount in values["amount"]]
    panel.check("negative_amount", "have an amount below 0", negative)
    past = [day is not None and day < today for day in expected]
    panel.check("past_expected_close", "are open past the expected day of closing", past, panel.open)
    undated = "are open without an expected day of closing"
    panel.check("no_expected_close", undated, _absent(expected), panel.open, "expected_close")
    panel.check("same_id", "share their number with another deal", repeated)
    other, has_currency = _in_other_currency(values["currency"])
    panel.check("other_currency", "are in another currency than most", other, has_currency)
    if stages:
        known = {folded(stage) for stage in stages}
        unknown = [
            folded(stage or "") not in known and not closed
            for stage, closed in zip(values["stage"], panel.closed, strict=True)
        ]
        has_stage = [stage is not None for stage in values["stage"]]
        panel.check("unknown_stage", "are in a stage that the process does not know", unknown, has_stage)
    return tuple(panel.found)


class _Panel:
    """Collects the results of checks on the same deals."""

    def __init__(self, table: Deals) -> None:
        self._rows = table.rows
        self._known = set(table.columns.fields.values())
        if "expected_close" in self._known:  # the day of closing may stand there, once somebody says so
            self._known.add("closed_at")
        status = table.values["status"]
        self.won = [end == WON for end in status]
        self.open = [end == OPEN for end in status]
        self.closed = [end in (WON, LOST) for end in status]
        self.found: list[Quality] = []

    def check(
        self,
        name: str,
        finding: str,
        fails: Iterable[bool],
        concerns: Sequence[bool] | None = None,
        column: str = "",
    ) -> None:
        """Add the result of a check.

        Args:
            name: name of the check.
            finding: what is said of the deals that fail it.
            fails: whether each deal fails it.
            concerns: which deals it concerns; all of them by default.
            column: the field without whose column nothing can be said of single deals.
        """
        if concerns is None:
            concerns = [True] * len(self._rows)
        told = zip(self._rows, fails, concerns, strict=True)
        rows = tuple(row for row, has_failed, is_concerned in told if has_failed and is_concerned)
        of = sum(concerns)
        verb, _, rest = finding.partition(" ")
        sentence = f"{len(rows):,} of {of:,} deals {ONE.get(verb, verb) if len(rows) == 1 else verb} {rest}."
        if column and column not in self._known and rows:
            sentence = NO_COLUMN[column]
        self.found.append(Quality(name, len(rows), of, sentence, rows))


def _absent(values: Sequence[Any]) -> list[bool]:
    return [value is None for value in values]


def _in_other_currency(currencies: Sequence[str | None]) -> tuple[list[bool], list[bool]]:
    """Return which deals are in another currency than most, and which name a currency at all."""
    most = Counter(name for name in currencies if name).most_common(1)
    usual = most[0][0] if most else None
    return [name is not None and name != usual for name in currencies], [name is not None for name in currencies]
