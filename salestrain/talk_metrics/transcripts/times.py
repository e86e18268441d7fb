"""How recorders write times: on a clock, spelled out, as a range, in brackets, with a day before them."""

from __future__ import annotations

import re

_CLOCK = r"\d{1,4}(?:[:：]\d{1,2}){1,3}(?:[.,]\d{1,3})?(?:\s?[ap]\.?\s?m\b\.?)?"
_SPELLED = (
    r"\d{1,2}\s?h\s?\d{1,2}(?:\s?m(?:in)?)?(?:\s?\d{1,2}\s?s)?\b"
    r"|\d{1,3}\s?m(?:in)?\s?\d{1,2}\s?s(?:ec)?\b"
    r"|\d{1,2}\.\d{2}(?:\.\d{2})?\s?(?:uhr\b|[ap]\.?m\b\.?)"
    r"|\d{1,3}['’′]\d{2}(?:[\"”″]|''|’’)?"
    r"|\d{1,6}(?:\.\d{1,3})?\s?s(?:ec(?:onds?)?)?\b"
)
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,\s*|[T\s]\s*)"
_ONE = rf"(?:{_DAY})?(?:{_CLOCK}|{_SPELLED})(?:Z\b|[+-]\d\d:?\d\d\b)?"
_TO = r"\s*(?:-->|->|→|–|—|-|~|/|to\b|bis\b)\s*"
_SECONDS = rf"\[\s*\d{{1,6}}(?:\.\d+)?\s?s?{_TO}\d{{1,6}}(?:\.\d+)?\s?s?\s*\]|\[\s*\d{{1,6}}\.\d+\s?s?\s*\]"
_RANGE = rf"{_ONE}(?:{_TO}{_ONE})?"
TIME = rf"(?:{_SECONDS}|[\[({{<【]\s*{_RANGE}\s*[\])}}>】]|{_RANGE})"
"""A time or a range of times, with or without brackets; for use in a pattern that ignores case."""
GAP = r"\s*[-–—|•·,@/]?\s*"
"""What may stand between a name and a time."""

LEADING = re.compile(rf"^{TIME}(?![\w%€$£]){GAP}", re.I)
ONLY = re.compile(rf"^{TIME}[\s.:;|–—-]*$", re.I)
BRACKETED = re.compile(rf"[\[({{<【]\s*{_RANGE}\s*[\])}}>】]|{_SECONDS}", re.I)
CUE = re.compile(
    r"^\s*[\d:.,]+\s*(?:-->|->)\s*[\d:.,]+(?:\s.*)?$|^\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}$"
)
"""The line of a caption that says when it is shown."""
