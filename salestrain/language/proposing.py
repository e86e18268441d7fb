"""Day and hour of a proposed next step, in the learner's words."""

from __future__ import annotations

import re

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT_DAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)"
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_DAY = re.compile(
    rf"\b(?:(?:next|this|coming)\s+)?(?P<day>{_WEEKDAY}|{_SHORT_DAY})\b(?:\s+(?P<part>morning|afternoon|evening|night))?"
    rf"|\b(?P<date>the \d{{1,2}}(?:st|nd|rd|th)(?: of {_MONTH})?|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})\b"
    rf"|\b(?P<soon>tomorrow(?: (?:morning|afternoon|evening))?|next week"
    r"|in (?:a|one|two|three) (?:weeks?|days?|months?)"
    r"|in a fortnight|next month)\b",
    re.I,
)
_HOUR = re.compile(
    rf"\b(?:at|around|about|by|from)\s+(?P<words>(?:half past |quarter past |quarter to )?{_NUMBER}(?: o'?clock)?"
    r"(?: thirty)?)\b"
    r"|\b(?:at|around|about|by|from)\s+(?P<figures>\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|o'?clock)?)(?![\d%])"
    r"|\b(?P<bare>\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)|\d{1,2}:\d{2}|(?:half past |quarter past |quarter to )"
    rf"{_NUMBER}|{_NUMBER} o'?clock|\d{{1,2}} o'?clock|noon|midday)\b",
    re.I,
)
_FULL = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_NO_DAY = {"sat", "sun", "mon", "wed"}
"""Abbreviated days that are ordinary words in lower case: "he sat", "the sun"."""


def proposed_time(text: str) -> str:
    """Return what was proposed, such as "Thursday at ten"; empty if no day was named."""
    normalised = text.replace("’", "'")
    day = next((name for match in _DAY.finditer(normalised) if (name := _day(match))), "")
    if not day:
        return ""
    hour = next(_HOUR.finditer(normalised), None)
    if hour is None:
        return day
    return f"{day} at {(hour['words'] or hour['figures'] or hour['bare']).strip().lower()}"


def _day(match: re.Match[str]) -> str:
    if name := match["day"]:
        if name.islower() and name in _NO_DAY:
            return ""
        full = _FULL[name[:3].lower()]
        return f"{full} {match['part'].lower()}" if match["part"] else full
    if date := match["date"]:
        if date.lower().split()[0] in ("may", "mar") and date.islower() and not re.search(r"\d", date):
            return ""
        return date[0].upper() + date[1:]
    soon = match["soon"]
    return soon[0].upper() + soon[1:].lower()
