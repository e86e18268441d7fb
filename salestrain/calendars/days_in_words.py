"""Days and spans of days as people write them: “15-19 Feb”, “24 Dec to 1 Jan”, “Fridays”, “2027-02-15”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from .recurrences import regular_days
from .recurring_words import NotARecurrence, read_recurrence
from .words import MONTHS, day_words, span_words

LONGEST = 400
"""Most days of one span."""
_DAY = timedelta(days=1)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r" ?(?:-|–|—|\bto\b|\buntil\b|\bthrough\b) ?"
_ISO = r"\d{4}-\d\d?-\d\d?"
_DOTTED = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?"
_WRITTEN = rf"{_NUMBER}\.?(?: of)? {_MONTH}(?:,? \d{{4}})?"
_AMERICAN = rf"{_MONTH} {_NUMBER}(?:,? \d{{4}})?"
_ONE = rf"(?:{_ISO}|{_DOTTED}|{_WRITTEN}|{_AMERICAN})"
_SPANS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<first>{_ONE}){_TO}(?P<last>{_ONE})",
        rf"(?P<begin>{_NUMBER}){_TO}(?P<last>{_WRITTEN})",
        rf"(?P<first>{_MONTH} {_NUMBER}){_TO}(?P<end>{_NUMBER})(?:,? (?P<year>\d{{4}}))?",
        rf"(?P<first>{_ONE})",
    )
)
_LISTED = re.compile(rf"\b({_NUMBER})(?=(?:(?:, ?| and | ?& ?){_NUMBER})*(?:, ?| and | ?& ?){_NUMBER}\.? ({_MONTH}))")
HOW = "Write 15 Feb, 15-19 Feb or 2027-02-15."


class NotADay(ValueError):
    """Raised for words that name no day; the message says what can be read."""


def read_days(text: str, first: date, last: date) -> tuple[date, ...]:
    """Return all days that a text names, in order; a missing year is taken from the period.

    Args:
        text: days and spans, separated by commas, semicolons, lines or “and”.
        first: first day of the period.
        last: last day of the period.

    Raises:
        NotADay: some of the words name no day.
    """
    words = " ".join(text.casefold().split())
    words = _LISTED.sub(lambda match: f"{match[1]} {match[2]}", words)
    days: set[date] = set()
    at = 0
    while at < len(words):
        gap = re.match(r"(?:[ ,;.]|and |& )+", words[at:])
        if gap:
            at += gap.end()
            continue
        end, named = _next(words, at, first, last)
        days |= set(named)
        at = end
    return tuple(sorted(days))


def _next(words: str, at: int, first: date, last: date) -> tuple[int, Sequence[date]]:
    """Return where the next day or span ends, and its days."""
    for pattern in _SPANS:
        match = pattern.match(words, at)
        if match:
            return match.end(), _days(match, first)
    part = re.split(r"[,;]", words[at:], maxsplit=1)[0]
    try:
        return at + len(part), regular_days(read_recurrence(part), first, last)
    except NotARecurrence:
        raise NotADay(f"“{part[:40].strip()}” is not a day. {HOW}") from None


def _days(match: re.Match[str], first: date) -> Sequence[date]:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("begin"):
        end = _day(str(parts["last"]), first)
        return _between(_made(end.year, end.month, _number(str(parts["begin"]))), end, match[0])
    begin = _day(str(parts["first"]), first, year)
    if parts.get("end"):
        return _between(begin, _made(begin.year, begin.month, _number(str(parts["end"]))), match[0])
    if not parts.get("last"):
        return [begin]
    written = str(parts["last"])
    end = _day(written, first)
    if not re.search(r"\d{4}", str(parts["first"])) and re.search(r"\d{4}", written):
        begin = _day(str(parts["first"]), first, end.year)
        begin = begin if begin <= end else _made(end.year - 1, begin.month, begin.day)
    if end < begin and not re.search(r"\d{4}", written):
        end = _made(begin.year + 1, end.month, end.day)
    return _between(begin, end, match[0])


def _between(begin: date, end: date, words: str) -> Sequence[date]:
    length = (end - begin).days + 1
    if length < 1:
        raise NotADay(f"“{words}” ends before it begins. {HOW}")
    if length > LONGEST:
        raise NotADay(f"“{words}” is longer than a year. {HOW}")
    return [begin + number * _DAY for number in range(length)]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _day(text: str, first: date, year: int | None = None) -> date:
    """Return one written day.

    Args:
        text: the day, with or without a year.
        first: first day of the period.
        year: its year, if that stands elsewhere.
    """
    if re.fullmatch(_ISO, text):
        return _made(*map(int, text.split("-")))
    if re.fullmatch(_DOTTED, text):
        numbers = [int(number) for number in text.split(".") if number]
        day, month = numbers[:2]
        written = numbers[2] + (2000 if numbers[2] < 100 else 0) if numbers[2:] else year
        return _in_year(day, month, written, first)
    name = re.search(_MONTH, text)
    assert name is not None, "every other form names a month"
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    day = next(number for number in numbers if number < 100)
    written = next((number for number in numbers if number > 99), year)
    month = next(place for place, short in enumerate(MONTHS, 1) if name[0].startswith(short.casefold()))
    return _in_year(day, month, written, first)


def _in_year(day: int, month: int, year: int | None, first: date) -> date:
    """Return a day in its year, or else the first such day that is not over when the period begins."""
    if year is not None:
        return _made(year, month, day)
    this_year = _made(first.year, month, day)
    return this_year if this_year >= first else _made(first.year + 1, month, day)


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(f"There is no day {day} of month {month} in {year}. {HOW}") from None


def days_words(days: Iterable[date]) -> str:
    """Return days as they would be written by hand, spans together: “15 Feb to 19 Feb 2027, 26 Mar 2027”."""
    spans: list[list[date]] = []
    for day in sorted(set(days)):
        if spans and day - spans[-1][-1] == _DAY:
            spans[-1].append(day)
        else:
            spans.append([day])
    return ", ".join(day_words(span[0]) if len(span) == 1 else span_words(span[0], span[-1]) for span in spans)
