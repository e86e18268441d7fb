"""Numbers of an objective with unit and role: baseline, target, change, effort, value, history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .numbers import NUMBER, value
from .parts import Quantity, Span

_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP"}
_NAMED = {
    "euro": "EUR",
    "dollar": "USD",
    "pound": "GBP",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "chf": "CHF",
    "franc": "CHF",
}
_AFTER = re.compile(
    r"[ -]?(?:(?P<pp>percentage points?|pp\b|%-points?)|(?P<share>%|per ?cent\b)|(?P<sign>[$€£])"
    r"|(?P<money>euros?|dollars?|pounds?|usd|eur|gbp|chf|francs?)\b|(?P<points>points?)\b|(?P<time>minutes?|mins?"
    r"|hours?|days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:[ ]+(?P<word>[A-Za-z][\w'-]*))", re.IGNORECASE)
STOPS = frozenset(
    "with by per in for from to of a an the each every until till before after at on within this worth using"
    " and or as that who which while during through throughout due if so because when where than above below under over"
    " between among across into against via without weekly daily monthly quarterly yearly more less is are was were be"
    " has have had will would should can could may might must not then once provided starting begin beginning"
    " according based together up down out off soon regularly asap faster better around about it them us me"
    " today tomorrow percent source sourced"
    " january february march april june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words at which a noun phrase ends."""
_MONEY = ("USD", "EUR", "GBP", "CHF")
_CAN_HAVE_PARTS = frozenset(("%", "pp", "points", "minutes", "hours", "days", "weeks", "months", "years"))
_RATIO = re.compile(
    r"\b(one|1) (?:in|out of) (\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty)\b", re.IGNORECASE
)
_FACTOR = re.compile(
    r"\b(doubl(?:e|ing)|tripl(?:e|ing)|quadrupl(?:e|ing)|halv(?:e|ing)|twice(?! (?:a|per|every|daily))|half of)\b",
    re.IGNORECASE,
)
_FACTORS = {"trip": 3.0, "quad": 4.0, "halv": 0.5, "half": 0.5}
"""Factors by the first four letters; everything else doubles."""
_FRACTION = re.compile(
    r"\bby (?:about |roughly )?(a third|one third|a quarter|one quarter|half|a fifth|two thirds)\b", re.IGNORECASE
)
_SHARES = {
    "a third": 33.3,
    "one third": 33.3,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "half": 50.0,
    "a fifth": 20.0,
    "two thirds": 66.7,
}
_TIMES = re.compile(
    r"\b(once|twice|thrice)\b|\b(?P<words>one|two|three|four|five|six|seven|\d{1,2}) times\b", re.IGNORECASE
)
_JOIN = re.compile(r" ?(?:-|–|to|and|->|→) ?$", re.IGNORECASE)


def quantities(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return all quantities in the order of the text, except inside the spans that are `taken` (times, confidence)."""
    result = [*_special(text, taken)]
    busy = [*taken, *(quantity.span for quantity in result)]
    for match in NUMBER.finditer(text):
        is_one = (match["words"] or "").lower() == "one"
        if _overlaps(match.span(), busy) or (is_one and not _counts(text, match.end())):
            continue
        result.append(_measured(text, match))
    result.sort(key=lambda quantity: quantity.span)
    return _with_roles(text, _ranges(text, result))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _counts(text: str, end: int) -> bool:
    after = _NOUN.match(text, end)
    return after is not None and after["word"].lower() not in STOPS | {"day", "of", "other", "another"}


def _special(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return quantities such as double, by a third, one in five, three times."""
    result = []
    for match in _FACTOR.finditer(text):
        word = match[1].lower()
        factor = _FACTORS.get(word[:4], 2.0)
        result.append(Quantity(match.span(), factor, factor, "", "factor"))
    for match in _FRACTION.finditer(text):
        share = _SHARES[match[1].lower()]
        result.append(Quantity(match.span(1), share, share, "%", "change"))
    for match in _RATIO.finditer(text):
        denominator = float(match[2]) if match[2].isdigit() else _plain_value(match[2])
        if denominator:
            share = round(100 / denominator, 1)
            result.append(Quantity(match.span(), share, share, "%"))
    for match in _TIMES.finditer(text):
        word = match[1] or match["words"]
        number = {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(word.lower()) or _plain_value(word)
        result.append(Quantity(match.span(), number, number, "times"))
    kept: list[Quantity] = []
    for quantity in result:
        if not _overlaps(quantity.span, [*taken, *(k.span for k in kept)]):
            kept.append(quantity)
    return kept


def _plain_value(word: str) -> float:
    match = NUMBER.match(word)
    return value(match)[0] if match else 0.0


def _measured(text: str, match: re.Match[str]) -> Quantity:
    """Return one number with the unit around it."""
    number, otherwise = value(match)
    start, end = match.span()
    before = (match["before"] or "").strip()
    unit = _CURRENCY.get(before, before.upper()) if before else ""
    after = _AFTER.match(text, end)
    if after and after[0].strip() and not unit:
        unit, end = _unit_of(after), after.end()

    elif not unit:
        noun = _noun_after(text, end)
        if noun:
            unit, end = text[slice(*noun)].lower(), noun[1]
    if unit and unit not in _CAN_HAVE_PARTS:
        otherwise = None  # Money has two decimals, and nobody counts 1.2 meetings.
    return Quantity((start, end), number, number, unit, "also", otherwise)


def _unit_of(after: re.Match[str]) -> str:
    if after["pp"]:
        return "pp"
    if after["share"]:
        return "%"
    if after["sign"]:
        return _CURRENCY[after["sign"]]
    if after["money"]:
        return _NAMED[after["money"].lower().rstrip("s")]
    if after["points"]:
        return "points"
    word = after["time"].lower().replace("mins", "minutes")
    return word if word.endswith("s") else f"{word}s"


def _noun_after(text: str, end: int) -> Span | None:
    """Return the head of the noun phrase after a number: "meetings" of "12 qualified meetings with"."""
    head: Span | None = None
    for _ in range(4):
        word = _NOUN.match(text, end)
        if not word or word["word"].lower() in STOPS:
            break
        head, end = word.span("word"), word.end()
    return head


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Merge the two numbers of a range into one quantity, and make "from X to Y" baseline and target."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        gap = text[last.span[1] : quantity.span[0]] if last else ""
        if (
            last
            and len(gap) <= 6
            and _JOIN.search(gap)
            and last.role == quantity.role == "also"
            and last.low == last.high
        ):
            preceding = text[max(0, last.span[0] - 9) : last.span[0]].lower().rstrip()
            unit = quantity.unit or last.unit
            has_own_unit = (
                last.unit and last.unit in ("%", "pp", *_MONEY, *_CAN_HAVE_PARTS) and gap.strip().lower() == "to"
            )
            named = preceding.endswith(("from", "frm", "up from", "now at", "currently"))
            if named or has_own_unit or "->" in gap or "→" in gap or (last.low == 0 and gap.strip() == "to"):
                joined[-1] = replace(last, unit=last.unit or unit, role="baseline")
                joined.append(replace(quantity, unit=unit, role="target"))
                continue
            is_range = not last.unit or last.unit == quantity.unit
            if gap.strip() == "and":
                is_range = preceding.endswith("between")
            if is_range and quantity.low > last.low:
                joined[-1] = replace(last, span=(last.span[0], quantity.span[1]), high=quantity.high, unit=unit)
                continue
        joined.append(quantity)
    return joined


_ROLE = (
    (
        "baseline",
        re.compile(
            r"\b(?:from|frm|currently|now|(?:now|today)(?: at| on|,? it(?: is|'s)(?: at)?| we(?: are|'re)?(?: at"
            r"| on)?)|instead of"
            r"|against|versus|vs\.?|(?:last|prior|previous) (?:year|yr|quarter|month|week)(?:'s)?(?:,? (?:it|we"
            r"|that) \w+)?)"
            r"(?: (?:about|only|roughly))?:?$",
            re.I,
        ),
    ),
    ("change", re.compile(r"\bby (?:at least |about |another |up to )?$", re.I)),
    ("value", re.compile(r"\b(?:worth|at|of|each|valued at)(?: about| at least)? $", re.I)),
    ("history", re.compile(r"\b(?:reached|had|did|was|were|made|achieved|best)(?: only| about)? $", re.I)),
)
_EFFORT = ("minutes", "hours")
_LOWERS = re.compile(
    r"\b(?:reduc\w*|cut\w*|lower\w*|decreas\w*|shorten\w*|drop\w*|shrink\w*|bring\b.{0,30}\bdown|minimi[sz]e"
    r"|limit)\b",
    re.I,
)


def _with_roles(text: str, found: list[Quantity]) -> list[Quantity]:
    lowers = _LOWERS.search(text)
    given = [_with_role(text, quantity, lowers=bool(lowers)) for quantity in found]
    roles = {quantity.role for quantity in given}
    if "target" in roles:
        return given
    # The first number without another role is the target.
    for place, quantity in enumerate(given):
        if quantity.role == "also" and (quantity.unit not in _EFFORT or len(given) == 1):
            given[place] = replace(quantity, role="target")
            return given
    # A time is what is aimed at, and no effort, where the value of today stands beside it.
    efforts = [place for place, quantity in enumerate(given) if quantity.role == "effort"]
    if "baseline" in roles and len(efforts) == 1:
        given[efforts[0]] = replace(given[efforts[0]], role="target")
    return given


def _with_role(text: str, quantity: Quantity, *, lowers: bool) -> Quantity:
    role = quantity.role
    if role == "also":
        before = text[max(0, quantity.span[0] - 24) : quantity.span[0]]
        role = next(
            (name for name, pattern in _ROLE if pattern.search(before if name != "baseline" else before.rstrip())),
            "also",
        )
        if role == "value" and quantity.unit not in _MONEY:
            role = "also"
        if role == "also" and re.search(r"\bto (?:at least |about |only )?$", before, re.I):
            role = "target"
        if role == "also" and quantity.unit in _EFFORT:
            role = "effort"
    if role == "change" and lowers and quantity.low > 0:
        return replace(quantity, role=role, low=-quantity.high, high=-quantity.low)
    return replace(quantity, role=role)
