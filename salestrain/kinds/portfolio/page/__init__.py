"""The page of a portfolio: the leads with what is known of them, then what was true."""

from __future__ import annotations

from ....core.events import Refusal
from ....ui.confirming import CONFIRM
from ....ui.messages import Message, Name, Number, on
from ....ui.page import PracticePage
from .debrief_view import debrief_screen
from .leads import place_of, start_screen, week_screen


class Ask(Message):
    """Something to find out about a lead."""

    lead: Name
    aspect: Name = ""


class Decide(Message):
    """What to do with a lead, and how likely it is thought to buy."""

    lead: Name
    answer: Name = ""
    chance: Number


class PortfolioPage(PracticePage):
    """Shows the leads, and keeps what is done before it is shown."""

    _asks_to_finish = False
    _led_to = ""

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        self._asks_to_finish, self._led_to = message.type == "finish", ""
        return super().act(message)

    @on("ask", takes=Ask)
    @on("decide", takes=Decide)
    def _move(self, message: Ask | Decide) -> str:
        session = self.practice.session
        if session is None:
            raise Refusal("Begin first.")
        self.practice.act(message.type, message.fields, message.seq)
        self._led_to = place_of(message.lead)
        return str(session.events[-1].data.get("words", "Decided."))

    @on("finish", "stay_here")
    def _finish(self, message: Message) -> str:
        """Ask before the week ends; `act` has noted that it is asked."""
        return ""

    @on("debrief")
    def _debrief(self, message: Message) -> str:
        self.practice.act("open_debrief", {}, message.seq)
        return ""

    @on("start")
    def _start(self, message: Message) -> str:
        self.practice.attempt = self.practice.session = None
        return ""

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw the start, the week, or what was true."""
        session = self.practice.session
        if session is None:
            self.screen(start_screen(self.practice), status)
            return
        seq = len(session.moves)
        if session.state.phase == "debriefed":
            self.screen(debrief_screen(session), status, seq)
            return
        asks = self._asks_to_finish
        screen = week_screen(session, asks_to_finish=asks)
        self.screen(screen, status, seq, focus=CONFIRM if asks else self._led_to)
