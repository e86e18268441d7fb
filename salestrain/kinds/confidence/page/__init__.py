"""The page of a ledger: four places to work at, then the debrief."""

from __future__ import annotations

from ....core.events import Refusal
from ....core.session import Session
from ....ui.document import Body, Screen
from ....ui.messages import Message
from ....ui.places_page import PlacesPage
from . import judging, leader, marks, parts, wins
from .forms import FORMS, OPTIONAL
from .own_practice import shown_by_practice
from .places import PLACES, place_screen, start_screen

SAID = {
    "rate": "Kept.",
    "keep_win": "Your win is kept.",
    "acknowledge": "Kept beside your win.",
    "choose": "Chosen.",
}
"""What is said when a move is done."""


class LedgerPage(PlacesPage):
    """Shows one place at a time, and keeps what is done before it is shown."""

    forms = FORMS
    optional = OPTIONAL
    places = PLACES
    said = SAID

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        status = super().act(message)
        if message.type == "bring":
            return self._bring(message)
        if message.type == "leader":
            self._leader()
            return None
        return status

    def _bring(self, message: Message) -> str:
        self.begun()
        found = shown_by_practice(self.practice, self.begun().exercise)
        if not found["shown"]:
            raise Refusal(
                "You have finished nothing here yet that shows one of these parts. Hold a talk first; the one at the "
                "stand takes three minutes."
            )
        self.practice.act("bring", {"reading": found}, message.seq)
        return "What your own practice shows stands beside your confidence now."

    def _leader(self) -> None:
        page = leader.as_file(self.begun(), self.practice.name or "", self.clock.today().isoformat())
        self.save(
            "for_my_leader.html", "text/html", page, "Saved. It goes nowhere by itself: give it to whom you choose."
        )

    def start_screen(self) -> Screen:
        """Return the brief, and the way into the work."""
        return start_screen(self.practice)

    def place_screen(self, session: Session, place: str, *, asks_to_finish: bool) -> Screen:
        """Return a place to work at. For the arguments see `PlacesPage`."""
        return place_screen(place, self._body(session, place), asks_to_finish=asks_to_finish)

    def debrief_screen(self, session: Session) -> Screen:
        """Return everything there is to see after the ledger is finished."""
        return marks.debrief_screen(session)

    def _body(self, session: Session, place: str) -> Body:
        match place:
            case "parts":
                return parts.body(session)
            case "wins":
                return wins.body(session, self.clock.today().isoformat())
            case "judging":
                return judging.body(session)
            case _:
                return marks.body(session)
