"""Dates, deadlines and repetitions as people type them, with their exact place.

These are our own rules, because well-known date libraries are designed to return one moment counted from today: they do
not tell where the words are, they guess between 3 April and 4 March, and they turn "end of Q2" into a day. Here a time
stays as it is named, and an ambiguous one says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .numbers import WORD_NUMBER, word_value
from .parts import Span, Value, When

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
    "|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_UNIT = "day|week|month|quarter|year|hour|minute|session|meeting|morning|afternoon|evening|night|fortnight"
_PART = r"(?P<part>end|middle|mid|start|beginning|early|late|close)"
_OF = r"(?:[ -]of)?(?:[ -]the)?[ -]"
_YEAR = r"(?P<year>20\d\d)"
_BEFORE = r"(?:in|by|until|till|from|during|through|throughout|next|this|since|before|of|for|end|mid|early|late|start)"
_EVERY_WORD = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "nightly": "night",
    "fortnightly": "fortnight",
}
_PARTS = {"middle": "mid", "beginning": "start", "early": "start", "late": "end", "close": "end"}
_N = rf"(?P<number>\d{{1,3}}|{WORD_NUMBER})"

Read = Callable[[re.Match[str]], tuple[str, Value, Value | None] | None]


def times(text: str) -> list[When]:
    """Return all times of a text in order; a longer reading of the same words wins. `text` has straight apostrophes."""
    result: list[When] = []
    occupied: list[Span] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in occupied):
                continue
            parts = read(match)
            if parts is not None:
                result.append(When(match.span(), *parts))
                occupied.append(match.span())
    return sorted(result, key=lambda when: when.span)


def _month(name: str) -> int:
    return next(number for full, number in MONTHS.items() if full.startswith(name.lower()[:3]))


def _numbers(match: re.Match[str], *names: str) -> Value:
    """Return the named groups that matched, as plain values."""
    values: Value = {}
    groups = match.groupdict()
    for name in names:
        word = groups.get(name)
        if word:
            values[name] = int(word) if word.isdigit() else _plain(name, word)
    return values


def _plain(name: str, word: str) -> int | str:
    if name == "month":
        return _month(word)
    if name == "number":
        return int(word_value(word) or 1)
    if name in ("quarter", "half"):
        return {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(word.lower(), 1)
    return _PARTS.get(word.lower(), word.lower())


def _named(kind: str, *names: str) -> Read:
    return lambda match: (kind, _numbers(match, *names), None)


def _day(match: re.Match[str]) -> tuple[str, Value, Value | None] | None:
    date = _numbers(match, "year", "month", "day")
    return ("date", date, None) if _exists(date) else None


def _slashed(match: re.Match[str]) -> tuple[str, Value, Value | None] | None:
    """Read a date with slashes: 31/3/2026 and 3/31/2026 are unambiguous, 3/4/2026 is day first, or else month first."""
    first, second, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 2000 if year < 100 else 0
    british: Value = {"year": year, "month": second, "day": first}
    american: Value = {"year": year, "month": first, "day": second}
    readings = [reading for reading in (british, american) if _exists(reading)]
    if not readings:
        return None
    return "date", readings[0], readings[1] if len(readings) == 2 and first != second else None


def _exists(date: Value) -> bool:
    month, day = int(date["month"]), int(date["day"])
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _repeated(match: re.Match[str]) -> tuple[str, Value, Value | None]:
    word = match["unit"].lower()
    if word in _EVERY_WORD:
        return "every", {"unit": _EVERY_WORD[word]}, None
    word = word.rstrip("s")
    return "every", {"weekday": word} if word in _WEEKDAY.split("|") else {"unit": word}, None


def _within_one(match: re.Match[str]) -> tuple[str, Value, Value | None]:
    return "within", {"number": 1, "unit": match["unit"].lower()}, None


_QUARTER = _named("quarter", "quarter", "part", "year")
_FISCAL = "(?:fiscal |financial |calendar |business )?"
_COMING = r"(?P<which>this|next|current|coming)"
_WITHIN = (
    r"(?:within|in|over|(?:for|during)(?= the (?:next|coming)| \d+ (?:week|month|quarter"
    r"|year)))(?: the)?(?: next| coming| following)?"
)
_RULES: list[tuple[re.Pattern[str], Read]] = [
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)\b", _day),
        (r"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>20\d\d|\d\d)(?!\d)", _day),
        # Without a year, "by 1.5." can be a number at the end of a sentence; "by 31.3." is a day.
        (r"(?:(?<=until )|(?<=till )|(?<=before )|(?<=\bon )|(?<=due ))(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?!\d)", _day),
        (r"(?<=\bby )(?P<day>1[3-9]|2\d|3[01])\.(?P<month>\d\d?)\.(?!\d)", _day),
        (r"\b(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>20\d\d|\d\d)\b", _slashed),
        (rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b\.?(?:,? {_YEAR}\b)?", _day),
        (rf"\b(?P<month>{_MONTH})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?\b(?!%| %)(?:,? {_YEAR}\b)?", _day),
        (rf"\b(?:{_PART}{_OF})?{_FISCAL}Q(?P<quarter>[1-4])(?:[ /-]{_YEAR})?\b", _QUARTER),
        (rf"\b(?:{_PART}{_OF})?(?P<quarter>first|second|third|fourth) quarter\b(?: (?:of )?{_YEAR}\b)?", _QUARTER),
        (rf"\b(?:{_PART}{_OF})?H(?P<half>[12])(?:[ /-]{_YEAR})?\b", _named("half", "half", "part", "year")),
        (rf"\b{_PART}{_OF}{_COMING} (?P<unit>{_UNIT})\b", _named("relative", "which", "unit", "part")),
        (
            rf"\b(?:{_PART}{_OF})(?:(?P<which>next|this) )?(?P<month>{_MONTH})\b(?: {_YEAR}\b)?",
            _named("month", "month", "part", "which", "year"),
        ),
        (rf"\b{_PART}{_OF}{_FISCAL}(?P<unit>year|quarter|month|week)\b", _named("relative", "unit", "part")),
        (rf"\b{_FISCAL}(?P<unit>year|quarter|month)[ -](?P<part>end|close)\b", _named("relative", "unit", "part")),
        (rf"\b{_PART}{_OF}{_YEAR}\b", _named("year", "year", "part")),
        (
            rf"\b{_WITHIN} (?:about )?{_N}[ -](?P<unit>(?:working |business )?(?:{_UNIT}))s?\b(?:'s?)?(?: time)?",
            _named("within", "number", "unit"),
        ),
        (rf"\b(?:within|in) (?:an?|one) (?P<unit>{_UNIT})\b", _within_one),
        (rf"\b{_N} (?P<unit>(?:{_UNIT}))s? from (?:now|today)\b", _named("within", "number", "unit")),
        (rf"\b(?:every|each) ?(?:working |business |other |second )?(?P<unit>{_UNIT}|{_WEEKDAY})s?\b", _repeated),
        (rf"(?:\bper|/) ?(?P<unit>{_UNIT})\b(?!-)", _repeated),
        (
            r"(?<!\bin )(?<!\bfor )(?<!\bby )(?<!\bhalf )(?<!\bover )\ban? "
            r"(?P<unit>day|week|month|quarter|year|hour|night|fortnight)\b(?!-)",
            _repeated,
        ),
        (r"\b(?P<unit>daily|weekly|monthly|quarterly|yearly|annually|nightly|fortnightly)\b", _repeated),
        (rf"\b(?P<unit>(?:{_WEEKDAY})s)\b", _repeated),
        (rf"\b(?:(?P<which>next|this|coming) )?(?P<weekday>{_WEEKDAY})\b", _named("weekday", "weekday", "which")),
        (r"\b(?:calendar )?(?:week|cw) (?P<week>[1-5]?\d)\b", _named("week", "week")),
        (rf"\b{_COMING} {_FISCAL}(?P<unit>{_UNIT})\b", _named("relative", "which", "unit")),
        (
            rf"\b(?:the )?(?P<which>next) (?P<month>{_MONTH})\b(?: {_YEAR}\b)?",
            _named("month", "month", "which", "year"),
        ),
        (rf"\b(?P<month>{_MONTH}) {_YEAR}\b", _named("month", "month", "year")),
        (rf"\b{_BEFORE} (?P<month>{_MONTH})\b(?! \w+ing)", _named("month", "month")),
        (rf"\b(?:in|by|until|during|for|before|of) {_YEAR}\b", _named("year", "year")),
        (
            r"\b(?:in|by|until|before|this|next) (?:the )?(?P<season>spring|summer|autumn|fall|winter)\b",
            _named("season", "season"),
        ),
        (
            r"\b(?:by|before|until|at) (?:the )?(?:next )?(?P<event>christmas|xmas|x-mas|easter|thanksgiving|new year"
            r"|session|review|kick-?off|trade fair)\b",
            _named("event", "event"),
        ),
        (r"\b(?:by|until|from|before) (?P<event>today|tomorrow)\b", _named("event", "event")),
    )
]
