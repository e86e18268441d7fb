"""Range checks for the figures that calculations start from, with one error for all of them."""

from __future__ import annotations


class OutOfRange(ValueError):
    """Raised for a figure that cannot be used in a calculation; the message names it and says what would be valid."""


def whole(name: str, value: int, least: int, most: int) -> None:
    """Raise `OutOfRange` unless `value` is a whole number from `least` to `most`.

    Args:
        name: what the message calls the figure.
        value: the figure to check.
        least: lowest valid value.
        most: highest valid value.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise OutOfRange(f"{name} is {value!r}; it must be a whole number from {least:,} to {most:,}.")


def share(name: str, value: float, *, zero: bool = True, one: bool = True) -> None:
    """Raise `OutOfRange` unless `value` is a share from 0 to 1.

    Args:
        name: what the message calls the share.
        value: the share to check.
        zero: whether 0 is valid.
        one: whether 1 is valid.
    """
    inside = 0 <= value <= 1 and (zero or value > 0) and (one or value < 1)
    if not inside:
        low = "from 0" if zero else "above 0"
        high = " to 1" if one else " and below 1"
        raise OutOfRange(f"{name} is {value!r}; it must be a share {low}{high}, so 5 % is 0.05.")


def counted(k: int, n: int) -> None:
    """Raise `OutOfRange` unless `k` successes in `n` tries are possible, with at least one try."""
    whole("The number of tries", n, 1, 100_000_000)
    whole("The number of successes", k, 0, n)
