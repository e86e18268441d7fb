"""Dates as they are written in different countries and by different programs, in every way that they can be read."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"

_TIME = re.compile(r"(?:[T ,]+\d{1,2}:\d{2}.*)?$")
_WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,? ", re.I)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?$|(\d{4})()(\d{2})(\d{2})$")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$")
_CHARACTERS = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?$")
_NAMED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?[ /-](?:de )?(?P<month>[^\W\d]{3,10})\.?,?[ /-](?:de )?"
        r"(?P<year>\d{4}|\d{2})$"
    ),
    re.compile(r"(?P<month>[^\W\d]{3,10})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})$"),
    re.compile(r"(?P<year>\d{4})-(?P<month>[^\W\d]{3,10})-(?P<day>\d{1,2})$"),
)
_MONTH_WORDS = (
    "jan gen ene", "feb fev", "mar mrt", "apr avr abr", "may mai mag mei", "jun juin giu", "jul juil lug",
    "aug aou ago", "sep set", "oct okt ott out", "nov", "dec dez dic",
)  # fmt: skip
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.0+)?$")
_FIRST_SERIAL = date(1899, 12, 30)
"""The day from which spreadsheets count."""
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?$")


def date_ways(text: str) -> dict[str, date]:
    """Return the date that `text` means with the day first and with the month first; empty if it is not a date.

    Year first, month names, days with points (31.12.2026), the day numbers of spreadsheets (46022) and the seconds of
    programs (1767139200) are unambiguous. Two-digit years from 69 to 99 are in the 1900s.
    """
    day_part = _TIME.sub("", text.strip(), count=1)
    if weekday := _WEEKDAY.match(day_part):
        day_part = day_part[weekday.end() :]
    if match := _NUMERIC.match(day_part):
        return _with_numbers(*match.groups())
    return _both(_year_first(day_part) or _with_name(day_part) or _counted(day_part))


def _with_numbers(first: str, mark: str, second: str, year: str) -> dict[str, date]:
    ways = {DAY_FIRST: _date(year, second, first)}
    if mark != ".":
        ways[MONTH_FIRST] = _date(year, first, second)
    elif ways[DAY_FIRST]:
        return _both(ways[DAY_FIRST])
    return {way: value for way, value in ways.items() if value}


def _year_first(text: str) -> date | None:
    if match := _CHARACTERS.match(text):
        return _date(*match.groups())
    if match := _YEAR_FIRST.match(text):
        year, _, month, day = (group for group in match.groups() if group is not None)
        return _date(year, month, day)
    return None


def _with_name(text: str) -> date | None:
    for pattern in _NAMED:
        match = pattern.match(text)
        number = _month(match["month"]) if match else None
        if match and number:
            return _date(match["year"], str(number), match["day"])
    return None


def _month(word: str) -> int | None:
    """Return the number of a month by the beginning of its name in one of several languages."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3])


def _counted(text: str) -> date | None:
    """Return the day that a program has written as a count of days, seconds or milliseconds."""
    if _SERIAL.match(text):
        return _FIRST_SERIAL + timedelta(days=int(text[:5]))
    if _SECONDS.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date()
    return None


def _both(value: date | None) -> dict[str, date]:
    return {DAY_FIRST: value, MONTH_FIRST: value} if value else {}


def _date(year: str, month: str, day: str) -> date | None:
    """Return the date, or None if there is no such day."""
    full_year = int(year)
    if len(year) != 4:
        full_year += 1900 if full_year > 68 else 2000
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None
