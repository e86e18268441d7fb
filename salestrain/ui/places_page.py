"""The page of work that has several places: one is shown at a time, and the end is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..core.events import Refusal
from ..core.session import Session
from .confirming import CONFIRM
from .document import Screen
from .messages import Message, Value, on
from .page import PracticePage
from .places import HEADING, Place


class PlacesPage(PracticePage):
    """Goes between places, makes the moves of a kind, and asks before it ends. A kind says what stands at a place."""

    places: Mapping[str, Place] = {}
    """The places by their name in messages, the first one first."""
    said: Mapping[str, str] = {}
    """Messages that are moves, and what is said when one is done."""

    def __init__(self, practice: Any, pane: Any) -> None:
        super().__init__(practice, pane)
        self._place = next(iter(self.places))
        self._asks_to_finish = False

    def start_screen(self) -> Screen:
        """Return the way into the work."""
        raise NotImplementedError

    def place_screen(self, session: Session, place: str, *, asks_to_finish: bool) -> Screen:
        """Return a place to work at.

        Args:
            session: the work.
            place: name of the place.
            asks_to_finish: whether to ask if the work is to end.
        """
        raise NotImplementedError

    def debrief_screen(self, session: Session) -> Screen:
        """Return what there is to see when the work is finished."""
        raise NotImplementedError

    def due(self, session: Session) -> Mapping[str, Sequence[date]]:
        """Return what is due here, and on which days; see `tell_due`."""
        return {}

    def begun(self) -> Session:
        """Return the work. Raises Refusal while nobody has begun."""
        if self.practice.session is None:
            raise Refusal("Begin first.")
        return self.practice.session

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        self._asks_to_finish = message.type == "finish"
        return super().act(message)

    def move(self, verb: str, data: Mapping[str, Any], seq: int | None) -> str:
        """Make a move, and return what is said of it.

        Args:
            verb: what is done.
            data: with what it is done.
            seq: the number of moves the page believes are kept.
        """
        self.begun()
        self.practice.act(verb, dict(data), seq)
        return self.said[verb]

    @on("go", takes=Value)
    def _go(self, message: Value) -> str:
        self._place = message.value if message.value in self.places else next(iter(self.places))
        return ""

    @on("finish")
    def _finish(self, message: Message) -> str:
        """Ask before the work ends; `act` has noted that it is asked."""
        return ""

    @on("debrief")
    def _debrief(self, message: Message) -> str:
        self.practice.act("open_debrief", {}, message.seq)
        return ""

    @on("start")
    def _start(self, message: Message) -> str:
        self.practice.attempt = self.practice.session = None
        self._place = next(iter(self.places))
        return ""

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw the start, a place to work at, or the debrief."""
        session = self.practice.session
        if session is None:
            self.screen(self.start_screen(), status)
            return
        seq = len(session.moves)
        if session.state.phase == "debriefed":
            self.tell_due({})
            self.screen(self.debrief_screen(session), status, seq)
            return
        self.tell_due(self.due(session))
        asks = self._asks_to_finish
        screen = self.place_screen(session, self._place, asks_to_finish=asks)
        focus = HEADING if status else ""
        self.screen(screen, status, seq, focus=CONFIRM if asks else focus)
