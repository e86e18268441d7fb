"""Times of day as people write them: “at 9”, “9:30”, “2 pm”, “at nine”, “at noon”."""

from __future__ import annotations

import re
from datetime import time

_HOURS = ("one two three four five six seven eight nine ten eleven twelve").split()
_WORD = "|".join(_HOURS)
_PART = r"(?: ?(?P<{}>[ap])\.?m\b\.?)"
_TIME = re.compile(
    rf"\b(?:(?:at )?half past (?P<after>{_WORD}|\d{{1,2}})|(?P<noon>(?:at )?noon|at midday)"
    rf"|(?:(?:at|from) )?(?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d){_PART.format('part')}?(?: ?o'clock)?"
    rf"|(?:(?:at|from) )?(?P<bare>\d{{1,2}}){_PART.format('bare_part')}"
    rf"|(?:at|from) (?P<named>{_WORD}|\d{{1,2}})(?! ?(?:%|\d|[a-z]*day|times|minutes|of\b))(?: ?o'clock)?)(?![\w:])",
    re.IGNORECASE,
)
_UNTIL = re.compile(r" ?(?:-|–|to|until|till) ?\d{1,2}(?:[:.][0-5]\d)?(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)
"""The end of a time that is given from when to when."""
EARLY = 7
"""An hour below this, said without “am”, is in the afternoon: a call “at three” is at 15:00."""


def time_in(text: str) -> time | None:
    """Return the first time of day that a text names, or None."""
    match = _TIME.search(text)
    return _read(match) if match else None


def without_time(text: str) -> str:
    """Return the text without the time of day that it names."""
    match = _TIME.search(text)
    if match is None or _read(match) is None:
        return text
    until = _UNTIL.match(text, match.end())
    rest = text[until.end() if until else match.end() :]
    return " ".join(f"{text[: match.start()]} {rest}".replace(" ,", ",").split()).strip(" ,")


def _read(match: re.Match[str]) -> time | None:
    if match["noon"]:
        return time(12)
    if match["after"]:
        return _of_the_day(_number(match["after"]), 30, "")
    if match["hour"]:
        return _clock(int(match["hour"]), int(match["minute"]), match["part"] or "")
    if match["bare"]:
        return _clock(int(match["bare"]), 0, match["bare_part"])
    return _of_the_day(_number(match["named"]), 0, "")


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _HOURS.index(word.lower()) + 1


def _of_the_day(hour: int, minute: int, part: str) -> time | None:
    """Return an hour that is said without am or pm as one of the working day."""
    return _clock(hour + 12 if 0 < hour < EARLY else hour, minute, part)


def _clock(hour: int, minute: int, part: str) -> time | None:
    if part.lower() == "p" and hour < 12:
        hour += 12
    if part.lower() == "a" and hour == 12:
        hour = 0
    return time(hour, minute) if 0 <= hour < 24 else None
