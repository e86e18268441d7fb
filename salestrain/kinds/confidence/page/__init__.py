"""The page of a ledger: four places to work at, then the debrief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ....attempts.passing import passed_on
from ....core.events import Refusal
from ....core.session import Session
from ....ui.document import Body, Screen
from ....ui.messages import Count, Message, on
from ....ui.offers import Offers, taken
from ....ui.places_page import PlacesPage
from . import judging, leader, marks, parts, wins
from .messages import Acknowledge, Choose, ForLeader, KeepWin, Rate
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

    places = PLACES
    said = SAID
    kept: Offers | None = None
    """Actions of the learner's plans that were done; None if they were not asked for."""

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        status = super().act(message)
        if message.type not in ("kept_actions", "use_action"):
            self.kept = None
        return status

    @on("rate", takes=Rate)
    @on("keep_win", takes=KeepWin)
    @on("acknowledge", takes=Acknowledge)
    @on("choose", takes=Choose)
    def _move(self, message: Message) -> str:
        return self.move(message.type, message.fields, message.seq)

    @on("kept_actions")
    def _look_for_actions(self, message: Message) -> str:
        self.kept = Offers(passed_on(self.practice, "kept"))
        return ""

    @on("bring")
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

    @on("use_action", takes=Count)
    def _use_action(self, message: Count) -> str:
        """Put an action that was done into the form; it is a win only with what came of it."""
        self.kept = taken(self.kept, message.value)
        return "It stands in the form as what you did. What came of it, and what shows it?"

    @on("leader", takes=ForLeader)
    def _leader(self, message: ForLeader) -> None:
        if not message.shown:
            raise Refusal("Choose at least one win to stand on the page.")
        day = self.clock.today().isoformat()
        page = leader.as_file(self.begun(), self.practice.name or "", day, message.shown)
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

    def due(self, session: Session) -> Mapping[str, Sequence[date]]:
        """Return the days by which lessons of wins are to be used again."""
        days = [win["reuse_by"] for win in session.state.wins.values() if win["lesson"]]
        return {"Use again what you learned from a win": sorted(date.fromisoformat(day) for day in days if day)}

    def _body(self, session: Session, place: str) -> Body:
        match place:
            case "parts":
                return parts.body(session)
            case "wins":
                return wins.body(session, self.clock.today().isoformat(), self.kept)
            case "judging":
                return judging.body(session)
            case _:
                return marks.body(session)
