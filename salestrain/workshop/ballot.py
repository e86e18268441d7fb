"""The lines that a room voted for or proposed, counted: how many stand behind each, never who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.spelling import folded
from .state import Vote, WorkshopState

LINE = "line"
"""The kind of a vote on what to say next; it is followed by the exercise and the number of moves before it."""
OWN = "own:"


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One line: its key (that of an option, or the first seat that proposed it), its words, and how many want it."""

    key: str
    words: str
    people: int
    seats: tuple[str, ...] = ()
    """Who proposed it, for taking it off; never to be shown. Empty for a line that was offered."""

    @property
    def is_own(self) -> bool:
        """Whether somebody proposed it in their own words."""
        return bool(self.seats)


def lines_of(vote: Vote) -> tuple[BallotLine, ...]:
    """Return what was offered in its order, then what was proposed, most people first; equal words are one line."""
    offered = tuple(BallotLine(key, vote.options[key], people) for key, people in vote.counts().items())
    own: dict[str, list[tuple[str, str]]] = {}
    for seat, text in vote.proposals.items():
        own.setdefault(_same(text), []).append((seat, text))
    proposed = [
        BallotLine(OWN + given[0][0], given[0][1], len(given), tuple(seat for seat, _ in given))
        for given in own.values()
    ]
    return offered + tuple(sorted(proposed, key=lambda line: -line.people))


def most_wanted(lines: Sequence[BallotLine]) -> BallotLine | None:
    """Return the line that most people want, the first of equals; None where nobody wants any."""
    wanted = max(lines, key=lambda line: line.people, default=None)
    return wanted if wanted is not None and wanted.people else None


def answered(vote: Vote) -> int:
    """Return how many voted or proposed."""
    return len(vote.cast) + len(vote.proposals)


def kind_of_line(exercise: str, moves: int) -> str:
    """Return the kind of a vote on the next line of a talk.

    Args:
        exercise: the exercise.
        moves: how many moves the talk has; the vote is about the next one.
    """
    return f"{LINE}:{exercise}:{moves}"


def about(vote: Vote) -> tuple[str, int] | None:
    """Return the exercise and the number of moves that a vote on a line is about; None for another kind of vote."""
    sort, _, rest = vote.kind.partition(":")
    exercise, _, moves = rest.rpartition(":")
    return (exercise, int(moves)) if sort == LINE and moves.isdecimal() else None


def newest(state: WorkshopState, exercise: str, moves: int) -> Vote | None:
    """Return the last vote on the next line of a talk that stands at so many moves, or None.

    Args:
        state: how the workshop stands.
        exercise: the exercise.
        moves: how many moves the talk has.
    """
    votes = [vote for vote in state.votes.values() if about(vote) == (exercise, moves)]
    return votes[-1] if votes else None


def is_shown(vote: Vote, reveal: str) -> bool:
    """Return whether the room may see how the votes fall, by the policy of the workshop.

    Args:
        vote: the vote.
        reveal: `at_once`, `closed` (when the vote is) or `facilitator` (when the facilitator shows it).
    """
    if reveal == "at_once":
        return True
    return vote.is_revealed if reveal == "facilitator" else not vote.is_open or vote.is_revealed


def _same(text: str) -> str:
    return folded(" ".join(text.split()).strip(" .!?…"))
