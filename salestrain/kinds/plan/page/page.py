"""The planner's page: messages in, screens out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from ....core.events import Refusal
from ....ui.html_blocks import heading
from ....ui.layout import section
from ....ui.markup import Html, tag
from ....ui.messages import Message
from ....ui.page import PracticePage
from ..engine import State, report_of
from .check_view import check_view, verdict
from .debrief_view import debrief_view
from .files_view import files_view
from .handlers import ACTS
from .messages import FORMS, OPTIONAL
from .node_view import Seen
from .period_form import period_form
from .progress_view import progress_view
from .start_sheet import start_sheet
from .sums import Sum, at_first, sums_view
from .sums_answer import parts_of
from .task_list import Waiting, bring_view
from .tree_view import list_view, tree_view
from .versions_view import versions_view
from .week_view import week_view

VIEWS = {"build": "Build", "list": "List", "check": "Compile", "sums": "Does it add up?", "week": "Week",
         "progress": "Progress", "versions": "Versions", "files": "Files"}  # fmt: skip
RUNNING = ("week", "progress")
"""Screens of a plan that has a period."""


class PlanPage(PracticePage):
    """Shows a plan: a bar of screens, and one of them."""

    forms = FORMS
    optional = OPTIONAL
    moved_on = "Your plan went on elsewhere, in another tab perhaps. This is where it stands now."
    views = VIEWS
    view, opened, adding, only, page = "build", "", "", "all", 0
    day: date | None = None
    sum: Sum | None = None
    compared: tuple[int, int] | None = None
    faults: tuple[str, ...] = ()
    waiting: Waiting | None = None
    focus = ""

    def welcome_back(self) -> str:
        """The plan goes on where it was; one that is carried out begins with its week."""
        if self.state().phase == "executing":
            self.view = "week"
        return f"Welcome back, {self.practice.name}. Your plan is as you left it."

    def act(self, message: Message) -> str | None:
        """One message of the page."""
        self.focus = ""
        if message.type == "start":
            self.practice.attempt = self.practice.session = None
            return ""
        if self.practice.session is None:
            raise Refusal("Begin first.")
        try:
            return ACTS[message.type](self, message.fields, message.seq)
        except Refusal:
            self.focus = "stay"  # what was typed stays in its box, and so does the reader
            raise

    def state(self) -> State:
        """What is so in the plan now."""
        assert self.practice.session is not None
        state: State = self.practice.session.state
        return state

    def do(self, verb: str, data: Mapping[str, Any], seq: int | None) -> None:
        """A move; a screen of forms that was open is closed by it."""
        self.practice.act(verb, dict(data), seq)
        self.opened = self.adding = ""

    def today(self) -> date:
        """The day to look from: chosen, or today, or the day of the period that is next to it."""
        if self.day is not None:
            return self.day
        today, period = datetime.now().astimezone().date(), self.state().plan.period
        return min(max(today, period.start), period.end) if period else today

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw where the planner stands."""
        session = self.practice.session
        if session is None:
            self.sheet(start_sheet(self.practice), status)
            return
        state: State = session.state
        seen = Seen(state, report_of(state), self.opened, self.adding)
        parts: Mapping[str, str] = {}
        if state.phase == "debriefed":
            html = debrief_view(session, seen, self.today())
        else:
            on_paper = "st-screen-only" if self.view == "files" else None  # there the plan stands alone
            title = tag("div", heading(VIEWS[self.view]), class_=on_paper)
            html = tag("div", title, self._bar(), self._screen(seen), class_="st-stack")
            if self.view == "sums":
                parts = parts_of(state, self.sum or at_first(state.plan))
        self.sheet(html, status, len(session.moves), parts, self._focus_in(html))

    def _focus_in(self, html: Html) -> str:
        """Where the reader goes: to what was changed, in the list to its row, else to the heading."""
        there = (name for name in (self.focus, f"{self.focus}-row") if f'id="{name}"' in html)
        return self.focus if self.focus == "stay" else next(there, "")

    def _bar(self) -> Html:
        buttons = [
            tag("button", words, type="button", class_="st-button st-small", data_send="look", data_value=name,
                aria_current="page" if name == self.view else None)
            for name, words in VIEWS.items()
        ]  # fmt: skip
        phase = {"building": "being built", "executing": "being carried out", "closed": "closed"}[self.state().phase]
        end = tag("button", "Look back", type="button", class_="st-button st-small", data_send="debrief")
        said = tag("p", f"This plan is {phase}.", class_="st-muted")
        return tag("nav", tag("div", *buttons, end, class_="st-row"), said,
                   aria_label="Screens", class_="st-stack st-screen-only")  # fmt: skip

    def _screen(self, seen: Seen) -> Html:
        session = self.practice.session
        assert session is not None
        if self.view in RUNNING and seen.plan.period is None:
            return tag("p", "Give the plan a period first, on the screen “Build”.")
        if self.view == "build":
            tasks = session.exercise.tasks if not seen.plan.actions else ""
            bring = bring_view(tasks, self.faults, self.waiting) if seen.live else None
            return tag("div", tag("p", verdict(seen)), period_form(seen), tree_view(seen), bring, class_="st-stack")
        screens: dict[str, Callable[[], Html]] = {
            "list": lambda: list_view(seen, self.only, self.page), "check": lambda: check_view(seen),
            "sums": lambda: sums_view(seen.state, self.sum or at_first(seen.plan)),
            "week": lambda: week_view(seen, self.today()), "progress": lambda: progress_view(seen, self.today()),
            "versions": lambda: versions_view(session, self.compared), "files": lambda: files_view(seen),
        }  # fmt: skip
        closed = section("The period is closed", tag("p", "Look back, or read the plan as it was.")) \
            if seen.state.phase == "closed" else None  # fmt: skip
        return tag("div", closed, screens[self.view](), class_="st-stack")
