"""What the attempts of a group have in common, counted: never whose they are, and never what one person said.

A kind says what is worth counting; whoever shows it leaves out what is too small to be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .kind import part
from .rubric import Mark
from .session import Session


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that `people` of the `of` have in common, who could have.

    `why` says more of it (what would have opened a fact), and `ask` is a question for the group to talk about; neither
    holds a number of people.
    """

    words: str
    people: int
    of: int
    why: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Common:
    """One thing to look at: a heading, the sentence that explains it, and what was counted, most people first."""

    title: str
    about: str
    counted: tuple[Counted, ...]


def in_common(sessions: Sequence[Session]) -> tuple[Common, ...]:
    """Return what the attempts of a group at one exercise have in common, as its kind counts it.

    Args:
        sessions: attempts that are over, one of each person.
    """
    if not sessions:
        return ()
    kind = sessions[0].kind
    if kind.in_common is None:
        return (full_marks(sessions),)
    found: tuple[Common, ...] = part(kind.in_common)(sessions)
    return found


def most_first(counted: Sequence[Counted]) -> tuple[Counted, ...]:
    """Return what was counted in the order of its share; equal shares in the order given."""
    return tuple(sorted(counted, key=lambda one: -one.people / one.of if one.of else 0))


def full_marks(sessions: Sequence[Session]) -> Common:
    """Return how many earned full marks in each criterion, for a group that practised one exercise."""
    marks: dict[str, list[Mark]] = {}
    for session in sessions:
        for mark in session.score().marks:
            marks.setdefault(mark.label, []).append(mark)
    counted = [
        Counted(
            label,
            sum(mark.score == mark.best for mark in found),
            len(found),
            ask=f"“{label}”: what did those do who have it, and what kept the others from it?",
        )
        for label, found in marks.items()
    ]
    fewest_first = tuple(reversed(most_first(counted)))
    return Common(
        "What earned full marks", "How many earned all there is in each criterion, fewest first.", fewest_first
    )
