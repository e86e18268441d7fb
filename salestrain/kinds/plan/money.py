"""Amounts of money in an objective: nobody counts 20k orders, so “orders from 12k to 20k a month” are euros a month."""

from __future__ import annotations

import re

from ...language.statements import Objective as Read
from ...language.statements import Quantity

_LARGE = re.compile(r"[^A-Za-z\d]*\d[\d.,' ]*(?:k|m|mn|mio|mln|mkr|grand|bn|thousand|million|billion)\b", re.IGNORECASE)
"""A number with a word for thousands or more."""
_SOLD = re.compile(
    r"\b(?:business|orders?|sales|turnover|revenues?|renewals?|bookings?|pipeline|income|margin|profits?|billings?"
    r"|invoic\w+|commissions?|fees?|contracts?|deals?|upsell\w*|cross-sell\w*|spend|volume)$",
    re.IGNORECASE,
)
"""What is counted in pieces or in money: thousands of it are money."""
_PACE = re.compile(
    r"[^,;.]{0,30}?(?:\b(?:an?|per|each|every)|/) ?(?P<unit>month|week|quarter|year|day)\b(?! (?:ago|later|before))",
    re.IGNORECASE,
)
_CODES = frozenset("EUR USD GBP CHF SEK NOK DKK PLN CZK € $ £".split())


def money_unit(read: Read, quantity: Quantity, currency: str) -> str:
    """Return the unit of an amount: its own, or the plan's currency where the words can only mean money.

    Args:
        read: the objective.
        quantity: its target.
        currency: what the plan counts money in.
    """
    large = _LARGE.match(read.text, quantity.span[0])
    if not currency or large is None or not _is_sold(read, quantity):
        return quantity.unit
    pace = _PACE.match(read.text, large.end())
    return f"{currency} a {pace['unit'].lower()}" if pace else currency


def _is_sold(read: Read, quantity: Quantity) -> bool:
    """Return whether the words name nothing but what is sold; without words for it, any such word of the sentence."""
    named = [words for words in (read.metric.value if read.metric else "", quantity.unit) if words]
    if named:
        return all(_SOLD.search(words) for words in named)
    return any(_SOLD.search(word) for word in re.findall(r"[\w-]+", read.text))


def is_money(unit: str, currency: str) -> bool:
    """Return whether a unit is money: the plan's currency, a sign, or one of the usual codes.

    Args:
        unit: unit of an objective.
        currency: what the plan counts money in.
    """
    first = (unit.split() or [""])[0]
    return bool(first) and (first.casefold() == currency.casefold() or first.upper() in _CODES)
