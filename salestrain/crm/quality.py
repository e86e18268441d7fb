"""What to know about the deals before any number is believed: the data-quality panel, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .deals import LOST, OPEN, WON, Deal
from .headers import folded


@dataclass(frozen=True, slots=True)
class Quality:
    """One look at the data: `count` of the `of` deals it concerns are so, in these rows; `sentence` says it."""

    check: str
    count: int
    of: int
    sentence: str
    rows: tuple[int, ...]


Looks = Callable[[Deal], bool]


def quality(deals: Sequence[Deal], today: date, stages: Sequence[str] = ()) -> tuple[Quality, ...]:
    """Every look, also the ones that found nothing, so that a clean file can be seen to be one.

    `today` decides which expected close dates have passed; `stages` are the names a process knows (none: not asked).
    """
    known = {folded(stage) for stage in stages}
    twice = {name for name, times in Counter(deal.deal_id for deal in deals if deal.deal_id).items() if times > 1}
    main = Counter(deal.currency for deal in deals if deal.currency).most_common(1)
    looks: list[tuple[str, str, Looks, Looks]] = [
        ("no_status", "do not say whether they are open, won or lost", _any, lambda d: d.status is None),
        ("no_created", "have no date of creation", _any, lambda d: d.created_at is None),
        ("no_closed", "are closed without a date of closing", _closed, lambda d: d.closed_at is None),
        ("closed_before_created", "were closed before they were created", _dated, _backwards),
        ("won_without_amount", "are won with an amount of 0 or none", _won, lambda d: not d.amount),
        ("past_expected_close", "are open past the date they were expected to close", _open,
         lambda d: d.expected_close is not None and d.expected_close < today),
        ("no_expected_close", "are open without a date they are expected to close", _open,
         lambda d: d.expected_close is None),
        ("same_id", "share their number with another deal", _any, lambda d: d.deal_id in twice),
        ("other_currency", "are in another currency than most", lambda d: d.currency is not None,
         lambda d: bool(main) and d.currency != main[0][0]),
    ]  # fmt: skip
    if known:
        looks.append(("unknown_stage", "are in a stage that the process does not know", lambda d: d.stage is not None,
                      lambda d: folded(d.stage or "") not in known and not _closed(d)))  # fmt: skip
    return tuple(_look(check, says, [d for d in deals if about(d)], is_so) for check, says, about, is_so in looks)


def _look(check: str, says: str, about: Sequence[Deal], is_so: Looks) -> Quality:
    rows = tuple(deal.row for deal in about if is_so(deal))
    return Quality(check, len(rows), len(about), f"{len(rows)} of {len(about)} deals {says}.", rows)


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
