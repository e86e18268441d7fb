"""Profile of a practice talk.

Its words are read like those of a real call, typed and chosen lines alike, so that the same line counts alike wherever
it is said, and its turns are called as in the transcript. One thing is taken from the talk: a line that it took as a
pitch, a price or information counts as telling, for the debrief says so too. Ordinary questions count as what they are,
although they cost no turn. Lines that were not understood are not part of the talk.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....core.events import Event
from ....core.session import Session
from ....talk_metrics import Profile, Turn, profile
from .speakers import voices

SELLER, BUYER = "you", "the buyer"
TOLD = frozenset(("pitch", "attack", "price", "give_info"))
"""Kinds of moves that tell."""


def profile_of_session(session: Session) -> Profile:
    """Return the learner's profile in this talk, whether or not it has ended."""
    return profile(tuple(_turns(session)), SELLER)


def _turns(session: Session) -> Iterator[Turn]:
    events, buyer = session.standing(), session.exercise.buyer.name
    told = {event.turn for event in events if event.kind == "understood" and _tells(session, event)}
    for event in events:
        if event.kind == "said":
            yield Turn(SELLER, event.data["text"], event.turn in told, f"turn {event.turn}")
        elif event.kind == "set_aside" and event.data.get("lines"):
            called = f"after turn {event.turn}" if event.turn else "before turn 1"
            yield Turn(SELLER, event.data["text"], called=called)
            yield Turn(BUYER, event.data["say"])
        elif event.kind == "replied":
            yield Turn(BUYER, " ".join(text for _, text in voices(event, buyer)))


def _tells(session: Session, understood: Event) -> bool:
    return session.script.line(understood.data["move"]).kind in TOLD
