"""Values of other programs as texts that can be read in one way only."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any


def written(value: Any) -> str:
    """Return a value as text: nothing for what is empty, ISO dates, and numbers whose point is a decimal point."""
    if value is None or value != value:  # not a number, and not a time
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(float(value))
    # Three digits after the point could be thousands; with its power written out, the number can be read in one way.
    is_open = len(text.partition(".")[2]) == 3 and "e" not in text
    return f"{text}e0" if is_open else text
