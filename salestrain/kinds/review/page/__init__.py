"""The page of a review: five places to work at, then the debrief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ....attempts.passing import passed_on
from ....core.session import Session
from ....ui.document import Body, Screen
from ....ui.messages import Count, Message, on
from ....ui.offers import Offers, taken
from ....ui.places_page import PlacesPage
from ..state import State
from . import cases, experiments, marks, months, numbers, own
from .messages import (
    Answer,
    BeginExperiment,
    BeginMonth,
    Conclude,
    Explain,
    JudgeCase,
    JudgeOwn,
    KeepNumber,
    ReviewMove,
    Weigh,
)
from .places import PLACES, place_screen, start_screen

SAID = {
    "judge_case": "What the numbers say stands below.",
    "judge_own": "What the numbers say stands below.",
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


class ReviewPage(PlacesPage):
    """Shows one place at a time, and keeps what is done before it is shown."""

    places = PLACES
    said = SAID
    ideas: Offers | None = None
    """What the learner's practice has for an experiment; None if it was not asked for."""

    def __init__(self, practice: Any, pane: Any) -> None:
        self.places = {name: PLACES[name] for name in practice.exercise.places}
        super().__init__(practice, pane)

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        status = super().act(message)
        if message.type not in ("ideas", "use_idea"):
            self.ideas = None
        return status

    @on("judge_case", takes=JudgeCase)
    @on("judge_own", takes=JudgeOwn)
    @on("keep_number", takes=KeepNumber)
    @on("begin_month", takes=BeginMonth)
    @on("weigh", takes=Weigh)
    @on("answer", takes=Answer)
    @on("explain", takes=Explain)
    @on("begin_experiment", takes=BeginExperiment)
    @on("conclude", takes=Conclude)
    @on("close_month", takes=ReviewMove)
    def _move(self, message: ReviewMove) -> str:
        return self.move(message.type, message.move_data(), message.seq)

    @on("ideas")
    def _look_for_ideas(self, message: Message) -> str:
        self.ideas = Offers(passed_on(self.practice, "try", "build"))
        return ""

    @on("use_idea", takes=Count)
    def _use_idea(self, message: Count) -> str:
        """Put an idea into the form; it is an experiment only once it is kept."""
        self.ideas = taken(self.ideas, message.value)
        return "It stands in the form. What should come of it, in which number?"

    def start_screen(self) -> Screen:
        """Return the brief, and the way into the work."""
        return start_screen(self.practice)

    def place_screen(self, session: Session, place: str, *, asks_to_finish: bool) -> Screen:
        """Return a place to work at. For the arguments see `PlacesPage`."""
        return place_screen(session.exercise, place, self._body(session, place), asks_to_finish=asks_to_finish)

    def debrief_screen(self, session: Session) -> Screen:
        """Return everything there is to see after the review."""
        return marks.debrief_screen(session)

    def due(self, session: Session) -> Mapping[str, Sequence[date]]:
        """Return the day from which the month after the last one reviewed can be reviewed."""
        state: State = session.state
        return {"Review your month": [months.due_on(state.months[-1])]} if state.months else {}

    def _body(self, session: Session, place: str) -> Body:
        match place:
            case "cases":
                return cases.body(session)
            case "own":
                return own.body(session)
            case "team":
                return own.team()
            case "numbers":
                return numbers.body(session)
            case "month":
                return months.body(session, self.clock.today())
            case "experiments":
                return experiments.body(session, self.ideas)
            case _:
                return marks.body(session)
