"""Transcripts for a rater round: three talks of different worth, and not a word on what they are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....core.rubric import Scorecard
from ....core.session import Session
from ....ui import Body, Screen, Text, Transcript
from ....ui.handout import Handout
from ..playthrough import Playthrough
from .worked import said

FEWEST = 3
"""Finished talks that a round needs."""
Played = Sequence[tuple[Playthrough, Session]]


def to_rate(played: Played) -> tuple[Handout, ...]:
    """Return three transcripts to rate; none where there are too few finished talks.

    Args:
        played: worked examples with their sessions.
    """
    return tuple(_sheet(number, session) for number, session in enumerate(_chosen(played), 1))


def agreed(played: Played) -> Mapping[str, Scorecard]:
    """Return what the rule gave to each of the transcripts, by their number as it stands on them."""
    return {str(number): session.score() for number, session in enumerate(_chosen(played), 1)}


def _chosen(played: Played) -> list[Session]:
    """Return a talk from the middle, the best and the weakest, so that their order tells nothing."""
    finished = [session for _, session in played if session.state.phase == "debriefed"]
    if len(finished) < FEWEST:
        return []
    ranked = sorted(finished, key=lambda session: session.score().total)
    return [ranked[len(ranked) // 2], ranked[-1], ranked[0]]


def _sheet(number: int, session: Session) -> Handout:
    buyer = session.exercise.buyer
    body: Body = [
        Text(f"With {buyer.name}, {buyer.role}, {buyer.company}.", "lead"),
        Text("Read it to the end, then tick the observer sheet. Rate what was said, and not what you would have said."),
        Transcript(said(session)),
    ]
    says = "For a rater round: a talk to rate with the observer sheet, without its marks."
    return Handout(f"to-rate-{number}", says, Screen(f"Transcript {number}", body), gives_away=True)
