"""What differs between two texts of an exercise, line beside line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 60
"""So many differing places are shown."""
AROUND = 2
"""Lines before and after a fault that are shown with it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that differ: from which line of the later text on, counted from 1, and what stood there before and now."""

    line: int
    before: str
    now: str


def differences(before: str, now: str) -> list[Difference]:
    """Return where two texts differ, in the order of the later one."""
    old, new = before.split("\n"), now.split("\n")
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        Difference(first + 1, "\n".join(old[start:end]), "\n".join(new[first:last]))
        for step, start, end, first, last in steps
        if step != "equal"
    ]


def lines_around(text: str, line: int) -> list[tuple[int, str, bool]]:
    """Return the lines around a fault, each with its number and whether it is the one.

    Args:
        text: the text of the file.
        line: the line of the fault, counted from 1.
    """
    lines = text.split("\n")
    at = min(max(line, 1), len(lines))
    first, last = max(1, at - AROUND), min(len(lines), at + AROUND)
    return [(number, lines[number - 1], number == at) for number in range(first, last + 1)]
