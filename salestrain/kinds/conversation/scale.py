"""A value of the buyer's state on its scale, in words that need no explanation: "4 of 6, open"."""

from __future__ import annotations

from .content import StateVariable


def level_words(variable: StateVariable, value: int) -> str:
    """Return a value on its scale, with the author's word for it if there is one."""
    low = min(variable.min, 0)
    place = f"{value - low} of {variable.max - low}"
    word = band(variable, value)
    return f"{place}, {word}" if word else place


def band(variable: StateVariable, value: int) -> str:
    """Return the author's word for a value; empty if there is none."""
    below = [(low, word) for word, low in variable.bands.items() if low <= value]
    return max(below)[1] if below else ""
