"""What a room voted for or proposed, counted: how many stand behind each line or judgement, never who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from ..core.spelling import folded
from .progress import SMALL
from .state import Vote, WorkshopState

LINE = "line"
"""The kind of a vote on what to say next; it is followed by the exercise and the number of moves before it."""
JUDGEMENT = "judgement"
"""The kind of a vote on what is to be made of a talk that is over, followed by the same."""
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


def kind_of_judgement(exercise: str, moves: int) -> str:
    """Return the kind of a vote on what is to be made of a talk. For the arguments see `kind_of_line`."""
    return f"{JUDGEMENT}:{exercise}:{moves}"


def about(vote: Vote) -> tuple[str, int] | None:
    """Return the exercise and the number of moves that a vote on a line is about; None for another kind of vote."""
    sort, _, rest = vote.kind.partition(":")
    exercise, _, moves = rest.rpartition(":")
    return (exercise, int(moves)) if sort == LINE and moves.isdecimal() else None


def newest(state: WorkshopState, kind: str) -> Vote | None:
    """Return the last vote of a kind, or None.

    Args:
        state: how the workshop stands.
        kind: the kind, with the talk that it is about.
    """
    votes = [vote for vote in state.votes.values() if vote.kind == kind]
    return votes[-1] if votes else None


@dataclass(frozen=True, slots=True)
class Judging:
    """An answer to the question that is asked after a talk: how many gave it, and how sure they are on average.

    `sure` is in percent, and None where so few gave the answer that it would be one person's.
    """

    answer: str
    words: str
    people: int
    sure: int | None


def judgings(vote: Vote) -> tuple[Judging, ...]:
    """Return the answers in their order."""
    return tuple(
        Judging(answer, words, len(seats), _mean([vote.sure[seat] for seat in seats if seat in vote.sure]))
        for answer, words in vote.options.items()
        for seats in [[seat for seat, given in vote.cast.items() if given == answer]]
    )


def sure_of(vote: Vote, answer: str, *, given: bool) -> int | None:
    """Return how sure those are on average who gave an answer, or who gave another; None for fewer than three.

    Args:
        vote: the vote.
        answer: the answer.
        given: whether those are meant who gave it.
    """
    return _mean([vote.sure[seat] for seat, one in vote.cast.items() if (one == answer) is given and seat in vote.sure])


def _mean(values: Sequence[int]) -> int | None:
    return round(fmean(values)) if len(values) >= SMALL else None


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
