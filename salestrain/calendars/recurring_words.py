"""How often something comes back, as people write it: “Tuesdays and Thursdays”, “every other Friday”."""

from __future__ import annotations

import re

from .clock_times import without_time
from .recurrences import LAST, Recurrence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?"
_LIST = rf"(?P<days>{_DAY}(?: ?(?:,|-) ?{_DAY})*)"
_PART_OF_DAY = r"(?:mornings?|afternoons?|evenings?|lunchtimes?|(?:before|after) lunch|first thing)"
_STEP = r"(?P<step>other|alternate|second|2nd|two|three|four|five|six|\d{1,2})"
_STEPS = {"other": 2, "alternate": 2, "second": 2, "2nd": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NTH = r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": LAST}
_OF_MONTH = r"(?:[, ](?:of|in) (?:the|each|every|a) month|[, ](?:each|every|a) month|[, ]monthly)"
_DATES = r"(?P<dates>(?:the )?\d{1,2}(?:st|nd|rd|th)?\.?(?: ?, ?(?:the )?\d{1,2}(?:st|nd|rd|th)?\.?)*)"
_MONTHS = (
    rf"(?:monthly|every month|once a month|every {_STEP} months?|(?P<quarter>quarterly|every quarter)"
    r"|(?P<year>yearly|annually|every year))"
)
_WEEKS = rf"(?:weekly|every week|once a week|(?P<fortnight>fortnightly|every fortnight)|every {_STEP} weeks?)"
_END = r"(?:the )?(?P<end>last day|end)"
_WORKDAYS = r"(?:every |on )?(?:working ?|work|week|business ?)days?|every (?:morning|afternoon)"
_FORMS = tuple(
    (unit, re.compile(pattern))
    for unit, pattern in (
        ("day", rf"daily|every ?day|once a day|{_WORKDAYS}"),
        ("week", rf"{_WEEKS}(?:[, ](?:on )?{_LIST})?"),
        ("week", rf"(?:every |on )?{_LIST}(?: (?:every week|weekly|a week))?"),
        ("week", rf"(?:(?:every|on) )?{_STEP} {_LIST}"),
        ("month", rf"{_MONTHS}(?:[, ]on {_DATES})?"),
        ("month", rf"(?:on )?{_DATES}{_OF_MONTH}"),
        ("month", rf"(?:(?:on|at) )?{_END}{_OF_MONTH}"),
        ("month", r"(?:(?:on|at) )?(?P<end>month[- ]end)"),
        ("month", rf"{_MONTHS}[, ](?:on|at) {_END}(?: of the month)?"),
        ("month", rf"(?:(?:on|every) )?(?:the )?{_NTH} (?P<weekday>{_DAY}){_OF_MONTH}"),
        ("month", rf"{_MONTHS}[, ]on (?:the )?{_NTH} (?P<weekday>{_DAY})"),
    )
)
HOW = (
    "Write “daily”, “weekly on Mon”, “Tuesdays and Thursdays”, “every other Friday”, “every 2 weeks on Tue”, "
    "“monthly on 15” or “first Monday of the month”."
)


class NotARecurrence(ValueError):
    """Raised for words that do not describe a recurrence; the message lists those that do."""


def read_recurrence(text: str) -> Recurrence:
    """Return the recurrence that text describes; a time of day in it is left to `clock_times`.

    Examples are "daily", "Tuesdays and Thursdays at 9", "every other Friday", "monthly on 15" and "first Monday of the
    month". Raises `NotARecurrence` with the forms that are understood.
    """
    words = _plain(without_time(text))
    if match := re.fullmatch(rf"every (?:third|3rd|fourth|4th) ({_DAY})", words):
        day = _weekday(match[1]).capitalize()
        raise NotARecurrence(
            f"“{text}” can mean two things. Write “every 3 weeks on {day}”, or “third {day} of the month”."
        )
    if re.fullmatch(r"(?:twice|two times|2x|three times|3x|\d times) (?:a|per|every) week", words):
        raise NotARecurrence(f"On which days is “{text}”? For example: Tuesdays and Thursdays.")
    if re.fullmatch(r"bi-?(?:weekly|monthly)", words):
        raise NotARecurrence(f"“{text}” can mean twice or every second time. Write “every 2 weeks”, or name the days.")
    for unit, pattern in _FORMS:
        match = pattern.fullmatch(words)
        if match:
            return _recurrence(unit, match.groupdict(), text)
    raise NotARecurrence(f"“{text}” is no repetition we can read. {HOW}")


def _plain(text: str) -> str:
    """Return the words in one spelling: small letters, one blank, commas between parts of a list."""
    words = " ".join(text.casefold().split())
    words = re.sub(r" ?(?:&|\+|/|\band\b|;) ?", ",", words)
    words = re.sub(r"\b(?:each|per)\b", "every", words)
    words = re.sub(r" ?(?:–|—|\bto\b|\bthrough\b|\btill\b|\buntil\b) ?", "-", words)
    words = re.sub(r"(?:,| )+,|, ", ",", words)
    words = re.sub(rf"({_DAY}) {_PART_OF_DAY}", r"\1", words)
    return re.sub(r",every (?=mon|tue|wed|thu|fri|sat|sun)", ",", words).strip(" .,")


def _recurrence(unit: str, parts: dict[str, str | None], text: str) -> Recurrence:
    step = _step(parts)
    dates = tuple(sorted({int(number) for number in re.findall(r"\d+", parts.get("dates") or "")}))
    if step < 1 or any(not 1 <= number <= 31 for number in dates):
        raise NotARecurrence(f"“{text}” is no repetition we can read. {HOW}")
    if unit == "day":
        return Recurrence("day")
    if unit == "week":
        return Recurrence("week", step, _weekdays(parts.get("days") or ""))
    weekday = parts.get("weekday")
    if weekday:
        return Recurrence("month", step, (WEEKDAYS.index(_weekday(weekday)),), nth=_NTHS[str(parts["nth"])])
    return Recurrence("month", step, month_days=(31,) if parts.get("end") else dates)


def _step(parts: dict[str, str | None]) -> int:
    for word, step in (("fortnight", 2), ("quarter", 3), ("year", 12)):
        if parts.get(word):
            return step
    written = parts.get("step") or "1"
    return _STEPS.get(written) or int(written)


def _weekday(name: str) -> str:
    return next(day for day in WEEKDAYS if day.startswith(name[:3]))


def _weekdays(listed: str) -> tuple[int, ...]:
    """Return the weekdays in a list of names; “mon-thu” are all days between."""
    numbers: set[int] = set()
    for part in filter(None, re.split(r" ?, ?", listed)):
        ends = [WEEKDAYS.index(_weekday(name)) for name in re.split(r" ?- ?", part) if name]
        numbers |= {number % 7 for number in range(ends[0], ends[-1] + (1 if ends[-1] >= ends[0] else 8))}
    return tuple(sorted(numbers))
