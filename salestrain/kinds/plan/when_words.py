"""When a line to do says that it is done: how often, on which day, at what time, or after what."""

from __future__ import annotations

import re

from ...calendars.recurring_words import NotARecurrence, read_recurrence

_DAY = r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?\b\.?"
_MANY = rf"{_DAY}(?:(?: ?(?:,|&|/|\+|and|-|–|to) ?| ){_DAY})+"
_UNIT = r"(?:day|week|month|quarter|year|morning|afternoon|evening|fortnight|weekday|workday)s?\b"
_NTH = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_STEP = r"(?:other |second |third |alternate |2nd |3rd |\d{1,2} |two |three |four |single |working )?"
_OF_MONTH = r"(?: (?:of|in) (?:the|each|every|a) month| (?:each|every|a) month)"
_OFTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:the )?{_NTH} {_DAY}{_OF_MONTH}",
        rf"\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: and \d{{1,2}}(?:st|nd|rd|th)?)?{_OF_MONTH}",
        r"\b(?:(?:on|at) )?(?:the )?(?:end|last day) (?:of|in) (?:each|every) month\b",
        r"(?<!by )(?<!by the )(?<!until )(?<!till )(?<!before )\b(?:(?:on|at) )?month[- ]end\b(?! (?:report|closing))",
        rf"\b(?:every|each) (?:other |second |third |alternate |2nd )?{_MANY}",
        rf"\b{_MANY}",
        rf"\b(?:every|each) {_STEP}{_DAY}(?! (?:of|in) )",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
        rf"\b{_DAY} (?:mornings|afternoons|evenings|lunchtimes)\b",
        rf"\b(?:once|twice|thrice|two times|three times|\d{{1,2}} times|\d{{1,2}}x) (?:a|per|every|each|in the|the"
        rf"|in a) {_UNIT}",
        rf"\b(?:every|each|per) {_STEP}{_UNIT}",
        r"\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|bi-?weekly)\b(?: on [a-z, ]+day)?",
        r"(?<!half )(?<!once )\ba (?:day|week|month)\b(?! (?:off|ago|later|before|after))",
        r"\bin the week\b",
    )
)
"""Repetitions, the most definite form first."""
_AFTER = re.compile(
    r"\b(?:after|before|during|at|on|with|from) (?:each|every|any) [a-z]+(?: [a-z]+)?|\b(?:each|every) (?:time"
    r"|visit|call|meeting"
    r"|talk|candidate|customer|client|offer|quote|order|delivery|viewing|tasting)\b(?: [a-z]+)?",
    re.IGNORECASE,
)
"""What sets an action off without a date: after every tasting."""
_LOOSE = re.compile(
    r"\b(?:(?:by|before|until|till|on|in|after|from|starting|no later than|latest|at) )?(?:(?:the )?(?:next"
    r"|following|coming|same"
    rf"|this|first|last) (?:day|week|month|quarter|morning|week of [a-z]+)|today|tonight|tomorrow|tmrw|(?:(?:next"
    rf"|this) )?{_DAY}"
    r"(?: (?:morning|afternoon|evening|lunchtime))?|(?:the )?\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?<=by )\d{1,2}[./]\d{1,2}\.?(?![\d%])|(?<=latest )\d{1,2}[./]\d{1,2}\.?(?![\d%])|\d{1,2}/\d{1,2}(?![\d/])"
    r"|(?:kw|cw|wk|week) ?\d{1,2}"
    r"|(?:mid|half|early|late|end of|start of)[ -]?(?:january|february|march|april|may|june|july|august|september"
    r"|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|year|month|quarter)"
    r"|(?:in|during) the quarter|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?[-–] ?(?:jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:within|after|in) (?:the )?(?:next )?\d+ (?:working |business )?(?:hours|days|weeks)|easter|whitsun"
    r"|christmas|xmas|ascension(?: day)?|midsummer|new year|lunch|noon"
    r"|summer|winter|spring|autumn|january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:from |between )?(?P<one>\d{1,2})(?:[:.](?P<one_minute>[0-5]\d))? ?(?:-|–|to|until|till"
    r"|and) ?(?P<two>\d{1,2})"
    r"(?:[:.](?P<two_minute>[0-5]\d))?(?: ?(?:h|hrs|o'clock|am|pm))?(?![\d%€/.])",
    re.IGNORECASE,
)


def often_in(text: str) -> tuple[str, str]:
    """Return how often a line says that it is done, and the words of a repetition that has no days yet.

    “chase invoices every other Friday” is ("every other Friday", ""); “twice a month” is ("", "twice a month").
    """
    unclear = ""
    for pattern in _OFTEN:
        for match in pattern.finditer(text):
            words = _usual(match[0])
            try:
                read_recurrence(words)
            except NotARecurrence:
                unclear = unclear or match[0]
                continue
            return words, ""
    return "", unclear


def _usual(words: str) -> str:
    """Return the words of a repetition as they are read elsewhere: “a day” is daily, “in the week” weekly."""
    plain = " ".join(words.split())
    if re.fullmatch(r"(?:a|per|every|each) (?:single |working )?day", plain, re.IGNORECASE):
        return "daily"
    if re.fullmatch(r"(?:a|per|in the|every|each) week", plain, re.IGNORECASE):
        return "weekly"
    if re.fullmatch(r"(?:a|per|every|each) month", plain, re.IGNORECASE):
        return "monthly"
    if match := re.fullmatch(r"every (?:third|3rd) week", plain, re.IGNORECASE):
        return match[0].lower().replace("third week", "3 weeks").replace("3rd week", "3 weeks")
    return re.sub(rf"({_DAY}) (?={_DAY})", r"\1, ", plain, flags=re.IGNORECASE)


def cue_in(text: str) -> str:
    """Return what a line says it follows, such as “After every tasting”; empty if nothing."""
    match = _AFTER.search(text)
    return match[0] if match else ""


def loose_time(text: str) -> str:
    """Return words of a time that is no exact day: “before Easter”, “fri morning”; empty if there are none."""
    match = _LOOSE.search(text)
    return match[0].strip() if match else ""


def span_in(text: str) -> tuple[str, int] | None:
    """Return the start and the minutes of a time from when to when: “9.00-10.30”; None if there is none."""
    for match in _RANGE.finditer(text):
        begin = int(match["one"]) * 60 + int(match["one_minute"] or 0)
        end = int(match["two"]) * 60 + int(match["two_minute"] or 0)
        if 6 * 60 <= begin < end <= 22 * 60 and end - begin <= 8 * 60:
            return f"{begin // 60:02}:{begin % 60:02}", end - begin
    return None
