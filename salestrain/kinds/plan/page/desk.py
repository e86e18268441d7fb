"""What a planner has before them: which screen, which form is open, and the plan as it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ....core.events import Refusal
from ....core.session import Session
from ....ui.offers import Offers
from ....ui.page import PracticePage
from ..engine import State
from .sums import Sum
from .waiting import Waiting

VIEWS = {
    "build": "Build",
    "list": "List",
    "check": "Check",
    "sums": "Does it add up?",
    "week": "Week",
    "progress": "Progress",
    "versions": "Versions",
    "files": "Files",
    "finish": "Marks",
}


class PlanDesk(PracticePage):
    """The page of a plan without its screens: what messages are done to."""

    view, opened, adding, only, page = "build", "", "", "all", 0
    day: date | None = None
    sum: Sum | None = None
    compared: tuple[int, int] | None = None
    faults: tuple[str, ...] = ()
    waiting: Waiting | None = None
    sample = False
    """Whether the task list of the exercise stands in the box."""
    from_practice: Offers | None = None
    """What the learner's practice has for the action that is being added; None if it was not asked for."""
    focus = ""
    asked = ""
    """What is to be confirmed before it is done."""
    left = ""
    """What was asked about on the screen before."""

    def look_afresh(self) -> None:
        """Begin where a plan begins; another plan has other pieces and versions."""
        self.view, self.opened, self.adding, self.only, self.page = "build", "", "", "all", 0
        self.day = self.sum = self.compared = self.waiting = self.from_practice = None
        self.faults, self.sample, self.focus, self.asked, self.left = (), False, "", "", ""

    def session(self) -> Session:
        """Return the practice that is under way."""
        assert self.practice.session is not None
        return self.practice.session

    def state(self) -> State:
        """Return the state of the plan now."""
        state: State = self.session().state
        return state

    def do(self, verb: str, data: Mapping[str, Any], seq: int | None) -> None:
        """Make a move, and close the form that was open.

        Args:
            verb: what is done.
            data: with what it is done.
            seq: the number of moves the page believes are kept.
        """
        self.practice.act(verb, dict(data), seq)
        self.opened = self.adding = ""
        self.from_practice = None

    def today(self) -> date:
        """Return the day to look from: the chosen one, or the day of the period that is nearest to today."""
        if self.day is not None:
            return self.day
        today = self.clock.today()
        period = self.state().plan.period
        if period is None:
            return today
        return min(max(today, period.start), period.end)

    def version(self, number: int) -> int:
        """Return the number of a version. Raises Refusal where there is none."""
        last = len(self.session().moves)
        if not 0 <= number <= last:
            raise Refusal(f"Choose a version from 0 to {last}.")
        return number
