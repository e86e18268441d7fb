"""The page of a review: five places to work at, then the debrief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ....core.events import Refusal
from ....core.session import Session
from ....ui.confirming import CONFIRM
from ....ui.document import Body
from ....ui.messages import Message
from ....ui.page import PracticePage
from ..content import Review
from . import cases, experiments, marks, months, numbers
from .forms import FORMS, OPTIONAL
from .places import FIRST_PLACE, HEADING, PLACES, place_screen, start_screen

SAID = {
    "judge_case": "What the numbers say stands below.",
    "keep_number": "Number kept.",
    "begin_month": "The month is open.",
    "weigh": "What the months before say stands below.",
    "answer": "Answer kept.",
    "explain": "Kept.",
    "begin_experiment": "Experiment kept, before it begins.",
    "conclude": "Kept on the wall, whatever came of it.",
    "close_month": "The month is closed. See you next month.",
}
"""What is said when a move is done."""


class ReviewPage(PracticePage):
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
    def _review(self) -> Review:
        review: Review = self.practice.session.exercise if self.practice.session else self.practice.exercise
        return review

    def _move(self, message: Message) -> str:
        if self.practice.session is None:
            raise Refusal("Begin first.")
        data: dict[str, Any] = dict(message.fields)
        if message.type == "begin_experiment":
            data |= {"window": _whole(data["window"]), "change": _whole(data["change"])}
        if message.type == "explain" and not data["outside"]:
            del data["outside"]  # what is not ticked is read from the words
        self.practice.act(message.type, data, message.seq)
        return SAID[message.type]

    def _go(self, message: Message) -> str:
        place = message.fields["value"]
        self._place = place if place in PLACES else FIRST_PLACE
        return ""

    def _finish(self, message: Message) -> str:
        """Ask before the review ends; `act` has noted that it is asked."""
        return ""

    def _debrief(self, message: Message) -> str:
        self.practice.act("open_debrief", {}, message.seq)
        return ""

    def _start(self, message: Message) -> str:
        self.practice.attempt = self.practice.session = None
        self._place = FIRST_PLACE
        return ""

    _handlers: Mapping[str, Callable[[ReviewPage, Message], str | None]] = {
        **dict.fromkeys(SAID, _move),
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
        screen = place_screen(self._review, self._place, self._body(session), asks_to_finish=asks)
        focus = HEADING if status else ""
        self.screen(screen, status, seq, focus=CONFIRM if asks else focus)

    def _body(self, session: Session) -> Body:
        match self._place:
            case "cases":
                return cases.body(session)
            case "numbers":
                return numbers.body(session)
            case "month":
                return months.body(session, self.clock.today())
            case "experiments":
                return experiments.body(session)
            case _:
                return marks.body(session)


def _whole(text: str) -> int | None:
    """Return a whole number as it was typed, with or without a sign; None for anything else."""
    digits = text.strip().replace("\N{MINUS SIGN}", "-").removeprefix("+").removesuffix("%").strip()
    return int(digits) if digits.removeprefix("-").isdecimal() else None
