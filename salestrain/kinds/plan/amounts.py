"""Numbers of a plan as people say them: 24, 12,000, 1.9 million."""

from __future__ import annotations


def amount(number: float | None) -> str:
    """Return a number without an exponent; millions and more in words."""
    if number is None:
        return "–"
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{number:,.4f}".rstrip("0").rstrip(".")
