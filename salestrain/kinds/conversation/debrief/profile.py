"""Profile of a practice talk.

A typed line that was understood is stored with its acts, which are used as stored, so that a better reader next year
does not change this year's profiles. A chosen or corrected line has no acts; its words are read by the rules when the
profile is made, which is fine for derived data that is no score. Only rules are used, so that chosen and typed lines
are counted alike. Ordinary questions count as what they are, although they cost no turn. Lines that were not understood
are not part of the talk.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....core.events import Event
from ....core.session import Session
from ....language.acts import acts
from ....talk_metrics import Profile, Turn, profile
from .speakers import voices

SELLER, BUYER = "you", "the buyer"


def profile_of_session(session: Session) -> Profile:
    """Return the learner's profile in this talk, whether or not it has ended."""
    return profile(tuple(_turns(session)), SELLER)


def _turns(session: Session) -> Iterator[Turn]:
    events, buyer = session.standing(), session.exercise.buyer.name
    how = {event.turn: event.data["how"] for event in events if event.kind == "understood"}
    last_line = ""
    for event in events:
        if event.kind == "said":
            yield Turn(SELLER, event.data["text"], _acts(event, how[event.turn], last_line))
        elif event.kind == "set_aside" and event.data.get("lines"):
            yield Turn(SELLER, event.data["text"], tuple(act["name"] for act in event.data["acts"]))
            last_line = event.data["say"]
            yield Turn(BUYER, last_line)
        elif event.kind == "replied":
            last_line = " ".join(text for _, text in voices(event, buyer))
            yield Turn(BUYER, last_line)


def _acts(said: Event, how: str, last_line: str) -> tuple[str, ...]:
    if how == "heard":
        return tuple(act["name"] for act in said.data.get("acts", ()))
    return tuple(act.name for act in acts(said.data["text"], last_line))
