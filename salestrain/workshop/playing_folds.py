"""What changes when whoever leads plays the buyer in somebody's talk."""

from __future__ import annotations

from dataclasses import replace

from .events import Happened
from .reading_data import Data, Fold, seated, text
from .state import Played, WorkshopState


def _not_asked(state: WorkshopState, seat: str) -> tuple[Played, ...]:
    """Return the talks without the one for which somebody was asked."""
    return tuple(one for one in state.played if one.attempt or one.seat != seat)


def _talk_offered(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    seat = seated(state, data).seat
    asked = Played(seat, text(data, "exercise"), position=happened.position)
    return replace(state, played=(*_not_asked(state, seat), asked))


def _talk_accepted(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState | None:
    asked = state.asked(seated(state, data).seat)
    if asked is None or asked.exercise != text(data, "exercise"):
        return None
    begun = replace(asked, attempt=text(data, "attempt"), position=happened.position)
    return replace(state, played=(*_not_asked(state, asked.seat), begun))


def _talk_declined(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    return replace(state, played=_not_asked(state, text(data, "seat")))


def _talk_answered(state: WorkshopState, happened: Happened, data: Data) -> WorkshopState:
    """Note the answer, so that the page of the talk looks for it."""
    named = (seated(state, data).seat, text(data, "attempt"))
    played = tuple(
        replace(one, position=happened.position) if (one.seat, one.attempt) == named else one for one in state.played
    )
    return replace(state, played=played)


PLAYING: dict[str, Fold] = {
    fold.__name__.removeprefix("_"): fold for fold in (_talk_offered, _talk_accepted, _talk_declined, _talk_answered)
}
