"""Sheets to print: what an exercise gives to people who hold it in their hands."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Screen


@dataclass(frozen=True, slots=True)
class Handout:
    """One sheet, of a page or more.

    Args:
        name: its name in addresses and file names, such as `observer-sheet`.
        says: for whom it is and what it is good for, in one sentence.
        screen: what stands on it.
        gives_away: whether it tells what the learner is to find out.
    """

    name: str
    says: str
    screen: Screen
    gives_away: bool = False

    @property
    def title(self) -> str:
        """What stands over it."""
        return self.screen.title
