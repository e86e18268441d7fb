"""The page of a ledger: four places to work at, then the debrief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ....core.events import Refusal
from ....core.session import Session
from ....ui.confirming import CONFIRM
from ....ui.document import Body
from ....ui.messages import Message
from ....ui.page import PracticePage
from ..content import Ledger
from . import judging, leader, marks, parts, wins
from .forms import FORMS, OPTIONAL
from .own_practice import shown_by_practice
from .places import FIRST_PLACE, HEADING, PLACES, place_screen, start_screen

SAID = {
    "rate": "Kept.",
    "keep_win": "Your win is kept.",
    "acknowledge": "Kept beside your win.",
    "choose": "Chosen.",
}
"""What is said when a move is done."""


class LedgerPage(PracticePage):
    """Shows one place at a time, and keeps what is done before it is shown."""

    forms = FORMS
    optional = OPTIONAL

    _place = FIRST_PLACE
    _asks_to_finish = False

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        self._asks_to_finish = message.type == "finish"
        return self._handlers[message.type](self, message)

    @property
    def _ledger(self) -> Ledger:
        ledger: Ledger = self.practice.session.exercise if self.practice.session else self.practice.exercise
        return ledger

    def _session(self) -> Session:
        if self.practice.session is None:
            raise Refusal("Begin first.")
        return self.practice.session

    def _move(self, message: Message) -> str:
        self._session()
        data: dict[str, Any] = dict(message.fields)
        self.practice.act(message.type, data, message.seq)
        return SAID[message.type]

    def _bring(self, message: Message) -> str:
        self._session()
        found = shown_by_practice(self.practice, self._ledger)
        if not found["shown"]:
            raise Refusal(
                "You have finished nothing here yet that shows one of these parts. Hold a talk first; the one at the "
                "stand takes three minutes."
            )
        self.practice.act("bring", {"reading": found}, message.seq)
        return "What your own practice shows stands beside your confidence now."

    def _leader(self, message: Message) -> None:
        page = leader.as_file(self._session(), self.practice.name or "", self.clock.today().isoformat())
        self.save(
            "for_my_leader.html", "text/html", page, "Saved. It goes nowhere by itself: give it to whom you choose."
        )

    def _go(self, message: Message) -> str:
        place = message.fields["value"]
        self._place = place if place in PLACES else FIRST_PLACE
        return ""

    def _finish(self, message: Message) -> str:
        """Ask before the ledger ends; `act` has noted that it is asked."""
        return ""

    def _debrief(self, message: Message) -> str:
        self.practice.act("open_debrief", {}, message.seq)
        return ""

    def _start(self, message: Message) -> str:
        self.practice.attempt = self.practice.session = None
        self._place = FIRST_PLACE
        return ""

    _handlers: Mapping[str, Callable[[LedgerPage, Message], str | None]] = {
        **dict.fromkeys(SAID, _move),
        "bring": _bring,
        "leader": _leader,
        "go": _go,
        "finish": _finish,
        "debrief": _debrief,
        "start": _start,
    }

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw the start, a place to work at, or the debrief."""
        session = self.practice.session
        if session is None:
            self.screen(start_screen(self.practice), status)
            return
        seq = len(session.moves)
        if session.state.phase == "debriefed":
            self.screen(marks.debrief_screen(session), status, seq)
            return
        asks = self._asks_to_finish
        screen = place_screen(self._place, self._body(session), asks_to_finish=asks)
        focus = HEADING if status else ""
        self.screen(screen, status, seq, focus=CONFIRM if asks else focus)

    def _body(self, session: Session) -> Body:
        match self._place:
            case "parts":
                return parts.body(session)
            case "wins":
                return wins.body(session, self.clock.today().isoformat())
            case "judging":
                return judging.body(session)
            case _:
                return marks.body(session)
