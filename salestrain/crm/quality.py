"""What to know about the deals before trusting any figure: the data-quality panel, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from .deals import Deal
from .ends import LOST, OPEN, WON
from .headers import folded


@dataclass(frozen=True, slots=True)
class Quality:
    """The result of one check: `count` of the `of` deals it concerns fail it, in these rows; `sentence` says so."""

    check: str
    count: int
    of: int
    sentence: str
    rows: tuple[int, ...]


Predicate = Callable[[Deal], bool]


class _Check(NamedTuple):
    """A check: its name, what it says of the deals that fail it, the deals it concerns, and the test."""

    name: str
    finding: str
    concerns: Predicate
    fails: Predicate


def quality(deals: Sequence[Deal], today: date, stages: Sequence[str] = ()) -> tuple[Quality, ...]:
    """Return the results of all checks, including those that found nothing, so that a clean file can be recognised.

    Args:
        deals: the deals to check.
        today: decides which expected close dates have passed.
        stages: names of the stages of a process; without any, stages are not checked.
    """
    known_stages = {folded(stage) for stage in stages}
    id_counts = Counter(deal.deal_id for deal in deals if deal.deal_id)
    currencies = Counter(deal.currency for deal in deals if deal.currency).most_common(1)

    def is_past(deal: Deal) -> bool:
        return deal.expected_close is not None and deal.expected_close < today

    def is_repeated(deal: Deal) -> bool:
        return deal.deal_id is not None and id_counts[deal.deal_id] > 1

    def is_in_other_currency(deal: Deal) -> bool:
        return bool(currencies) and deal.currency != currencies[0][0]

    def is_in_unknown_stage(deal: Deal) -> bool:
        return folded(deal.stage or "") not in known_stages and not _closed(deal)

    checks = [
        *_FIRST_CHECKS,
        _Check("past_expected_close", "are open past the date they were expected to close", _open, is_past),
        _Check("no_expected_close", "are open without a date they are expected to close", _open, _not_expected),
        _Check("same_id", "share their number with another deal", _any, is_repeated),
        _Check("other_currency", "are in another currency than most", _has_currency, is_in_other_currency),
    ]
    if known_stages:
        finding = "are in a stage that the process does not know"
        checks.append(_Check("unknown_stage", finding, _has_stage, is_in_unknown_stage))
    return tuple(_result(check, deals) for check in checks)


def _result(check: _Check, deals: Sequence[Deal]) -> Quality:
    concerned = [deal for deal in deals if check.concerns(deal)]
    rows = tuple(deal.row for deal in concerned if check.fails(deal))
    sentence = f"{len(rows)} of {len(concerned)} deals {check.finding}."
    return Quality(check.name, len(rows), len(concerned), sentence, rows)


def _any(_: Deal) -> bool:
    return True


def _won(deal: Deal) -> bool:
    return deal.status == WON


def _open(deal: Deal) -> bool:
    return deal.status == OPEN


def _closed(deal: Deal) -> bool:
    return deal.status in (WON, LOST)


def _dated(deal: Deal) -> bool:
    return deal.closed_at is not None and deal.created_at is not None


def _backwards(deal: Deal) -> bool:
    return deal.closed_at is not None and deal.created_at is not None and deal.closed_at < deal.created_at


def _has_currency(deal: Deal) -> bool:
    return deal.currency is not None


def _has_stage(deal: Deal) -> bool:
    return deal.stage is not None


def _not_expected(deal: Deal) -> bool:
    return deal.expected_close is None


_FIRST_CHECKS = (
    _Check("no_status", "do not say whether they are open, won or lost", _any, lambda deal: deal.status is None),
    _Check("no_created", "have no date of creation", _any, lambda deal: deal.created_at is None),
    _Check("no_closed", "are closed without a date of closing", _closed, lambda deal: deal.closed_at is None),
    _Check("closed_before_created", "were closed before they were created", _dated, _backwards),
    _Check("won_without_amount", "are won with an amount of 0 or none", _won, lambda deal: not deal.amount),
)
"""The checks that need nothing but the deal."""
