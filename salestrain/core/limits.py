"""The one way in which these modules say that a figure cannot be calculated with."""

from __future__ import annotations


class OutOfRange(ValueError):
    """A figure that nothing can be calculated from; the message says which, and what would be right."""


def whole(name: str, value: int, least: int, most: int) -> None:
    """Raises `OutOfRange` unless `value` is a whole number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise OutOfRange(f"{name} is {value!r}; it must be a whole number from {least:,} to {most:,}.")


def share(name: str, value: float, *, zero: bool = True, one: bool = True) -> None:
    """Raises `OutOfRange` unless `value` is a share from 0 to 1; `zero` and `one` say whether the ends count."""
    inside = 0 <= value <= 1 and (zero or value > 0) and (one or value < 1)
    if not inside:
        ends = ("from 0" if zero else "above 0") + (" to 1" if one else " and below 1")
        raise OutOfRange(f"{name} is {value!r}; it must be a share {ends}, so 5 % is 0.05.")


def counted(k: int, n: int) -> None:
    """Raises `OutOfRange` unless `k` of `n` can have been counted, with at least one in `n`."""
    whole("The number of tries", n, 1, 100_000_000)
    whole("The number of successes", k, 0, n)
