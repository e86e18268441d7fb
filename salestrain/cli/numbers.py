"""Numbers that are typed in the terminal, and why one of them is none of those that were asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

Tell = Callable[[str], None]
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def is_number(typed: str) -> bool:
    """Return whether a whole line is a number, so that it picks from a list and is not said to the buyer."""
    return _NUMBER.fullmatch(typed.strip()) is not None


def place_in(typed: str, count: int, tell: Tell) -> int | None:
    """Return which of so many things a number picks, from 0; None for another answer, and why is told.

    Args:
        typed: what was typed.
        count: number of things on the list.
        tell: prints a line.
    """
    numbers = numbers_in(typed, 1, count, tell)
    if numbers is None:
        return None
    if len(numbers) != 1:
        tell(f"Type one number from 1 to {count}.")
        return None
    return numbers[0] - 1


def numbers_in(typed: str, least: int, most: int, tell: Tell) -> list[int] | None:
    """Return the numbers that were typed, divided by commas or spaces; None if one of them is wrong, and why is told.

    Args:
        typed: what was typed.
        least: the smallest number that is taken.
        most: the largest one.
        tell: prints a line.
    """
    words = [typed.strip()] if is_number(typed) else typed.replace(",", " ").split()
    for word in words:
        problem = _problem(word, least, most)
        if problem:
            tell(problem)
            return None
    return [int(word) for word in words]


def _problem(word: str, least: int, most: int) -> str:
    """Return what is wrong with a word as a number; empty if nothing is."""
    if most < least:
        return "There is nothing to choose from here; press Enter."
    if not is_number(word):
        return f"“{word[:40]}” is no number; type one from {least} to {most}."
    if not re.fullmatch(r"[+-]?[0-9]+", word):
        return f"{word} is no whole number from {least} to {most}."
    if len(word) > 9 or not least <= int(word) <= most:
        return f"{word[:40]} is not on offer here; type a number from {least} to {most}."
    return ""
