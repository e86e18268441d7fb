"""The planner's page: messages in, screens out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from ....core.events import Refusal
from ....ui.document import Body, Nav, Row, Screen, Section, Text
from ....ui.fields import Button
from ....ui.messages import Handler, Message, handlers_in, on
from ....ui.tones import Where
from ....ui.walking import ids_in
from ..calendar import open_days
from ..content import PlanExercise
from ..engine import State, report_of
from . import building_acts, finishing, funnel_acts, list_acts, looking_acts, period_acts, saving
from .check_view import check_view, verdict
from .debrief_view import debrief_view
from .desk import VIEWS, PlanDesk
from .files_view import files_view
from .node_view import PlanView
from .period_form import period_form
from .progress_view import progress_view
from .start_sheet import brief_again, start_sheet
from .sums import at_first, sums_view
from .sums_answer import slots_of
from .task_list import bring_view
from .tree_view import list_view, tree_view
from .versions_view import versions_view
from .week_view import week_view

RUNNING = ("week", "progress")
"""Screens of a plan that has a period."""
MOST_DAYS = 10
"""So many days on which something is due are told to the start page."""
PHASES = {"building": "being built", "executing": "under way", "closed": "closed"}


class PlanPage(PlanDesk):
    """Shows a plan: a bar of screens, and one of them."""

    handlers: ClassVar[Mapping[str, Handler]] = {
        **handlers_in(looking_acts),
        **handlers_in(building_acts),
        **handlers_in(list_acts),
        **handlers_in(period_acts),
        **handlers_in(funnel_acts),
        **handlers_in(saving),
    }
    """What is done lies in modules of its own, by what it is about."""
    moved_on = "Your plan was changed elsewhere, perhaps in another tab. This is where it stands now."

    def welcome_back(self) -> str:
        """Go on where the plan was; one that is carried out begins with its week."""
        if self.state().phase == "executing":
            self.view = "week"
        return f"Welcome back, {self.practice.name}. Your plan is as you left it."

    def act(self, message: Message) -> str | None:
        """Do what one message of the page asks for."""
        self.focus, self.left, self.asked = "", self.asked, ""
        if message.type == "start":
            return super().act(message)
        if message.type == "copy_example" and self.practice.session is None:
            self.practice.begin()
            self.look_afresh()
        if self.practice.session is None:
            raise Refusal("Begin first.")
        try:
            return super().act(message)
        except Refusal:
            self.focus = "stay"  # what was typed stays in its box, and so does the reader
            raise

    @on("start")
    def _start(self, message: Message) -> str:
        self.practice.attempt = self.practice.session = None
        return ""

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw where the planner stands."""
        session = self.practice.session
        if session is None:
            self.screen(Screen("Your brief", start_sheet(self.practice), width="prose"), status)
            return
        state = self.state()
        self.tell_due(self._due(state))
        view = PlanView(state, report_of(state), self.opened, self.adding, self.from_practice)
        slots: Mapping[str, Body] = {}
        if state.phase == "debriefed":
            screen = Screen("Debrief", debrief_view(session, view, self.today()), width="debrief")
        else:
            where: Where = "screen" if self.view == "files" else "anywhere"  # on paper the plan stands alone
            question = finishing.question(view, self.asked, self.today())
            brief = None if self.view == "files" else brief_again(session.exercise)
            body = [self._bar(), question, *self._chosen(view), brief]
            screen = Screen(VIEWS[self.view], body, width="wide", title_where=where)
            if self.view == "sums":
                slots = slots_of(state, self.sum or at_first(state.plan))
        self.screen(screen, status, len(session.moves), slots, self._focus_in(screen))

    def _due(self, state: State) -> Mapping[str, Sequence[date]]:
        """Return the days on which actions that are not done yet are due, while the plan is carried out."""
        if state.phase != "executing":
            return {}
        return {"Do what is on your plan": open_days(state.plan)[:MOST_DAYS]}

    def _focus_in(self, screen: Screen) -> str:
        """Return where the reader goes: to what was changed, in the list to its row, else to the heading."""
        if self.focus == "stay":
            return self.focus
        ids = ids_in(screen)
        for name in (self.focus, f"{self.focus}-row"):
            if name in ids:
                return name
        return ""

    def _bar(self) -> Nav:
        """Return the ways to the other screens."""
        buttons = []
        for name, label in VIEWS.items():
            buttons.append(Button(label, "look", name, small=True, current=name == self.view))
        return Nav("Screens", [Row(buttons), Text(f"This plan is {PHASES[self.state().phase]}.", "muted")])

    def _chosen(self, view: PlanView) -> Body:
        """Return the screen that was chosen."""
        if self.view in RUNNING and view.plan.period is None:
            return [Text("Set a period first, under “Build”.")]
        if self.view == "build":
            return self._build(view)
        closed = None
        if view.state.phase == "closed":
            closed = Section("The period is closed", [Text("Read it as it was, or finish it under “Marks”.")])
        return [closed, *self._report(view)]

    def _build(self, view: PlanView) -> Body:
        bring = None
        if view.live:
            exercise: PlanExercise = self.session().exercise
            filled = self.sample or exercise.plan.period is not None  # a plan that is given brings its list along
            bring = bring_view(exercise.tasks, self.faults, self.waiting, filled=filled)
        return [Text(verdict(view)), period_form(view, self.clock.today(), self.practice.name), *tree_view(view), bring]

    def _report(self, view: PlanView) -> Body:
        match self.view:
            case "list":
                return list_view(view, self.only, self.page)
            case "check":
                return check_view(view)
            case "sums":
                return sums_view(view.state, self.sum or at_first(view.plan))
            case "week":
                return week_view(view, self.today())
            case "progress":
                return progress_view(view, self.today())
            case "finish":
                return finishing.looking_back(self.session(), view)
            case "versions":
                return versions_view(self.session(), self.compared)
            case _:
                return files_view(view)
