"""The learner's page for a drill: messages in, sheets out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from ....attempts.practice import Practice
from ....calendars.ics import Entry, calendar
from ....core.events import Refusal
from ....core.session import Session
from ....talk_metrics import profile
from ....ui.markup import Html, tag
from ....ui.messages import EVERYWHERE, LONGEST_TEXT, Message, a_beginning, a_name, a_number
from ....ui.page import PracticePage
from ..debrief import drill_debrief, feedback
from ..turns import SELLER, turns_of_practice
from .debrief_view import debrief_sheet
from .feedback_view import told_sheet
from .items import item_sheet
from .schedule import Schedule, schedule
from .start_sheet import Earlier, predict_sheet, start_sheet

SORTED = "sorted_"
"""The names of the answers for the parts of a statement: sorted_0, sorted_1 ..."""
MOST_CLAUSES = 5


class DrillPage(PracticePage):
    """Shows a drill, one sheet for each state."""

    forms: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
        "hello": {**EVERYWHERE["hello"], "at": a_name},
        "train": {"value": a_name},
        "predict": {"value": a_number},
        "answer": {
            "text": a_beginning(LONGEST_TEXT), "form": a_name, "focus": a_name, "move": a_name,
            **{f"{SORTED}{number}": a_name for number in range(MOST_CLAUSES)},
        },
        "again": {}, "next": {}, "finish": {}, "debrief": {}, "start": {}, "calendar": {},
    }  # fmt: skip
    optional: Mapping[tuple[str, str], Any] = {
        ("hello", "at"): "",
        **{("answer", name): "" for name in ("text", "form", "focus", "move")},
        **{("answer", f"{SORTED}{number}"): "" for number in range(MOST_CLAUSES)},
    }
    moved_on = "Your practice went on elsewhere, in another tab perhaps. This is where it stands now."

    def __init__(self, practice: Practice, pane: Any) -> None:
        super().__init__(practice, pane)
        self._kept: dict[str, Session] = {}
        self._led_to = ""

    def _meet(self, message: Message) -> str:
        """A debrief leads to one behaviour, by the end of its link."""
        self._led_to = message.fields.get("at", self._led_to)
        return super()._meet(message)

    def act(self, message: Message) -> str | None:
        """One step of the practice."""
        practice, kind = self.practice, message.type
        if kind == "calendar":
            self._save_calendar()
            return None
        if kind == "start":
            self._leave()
            return ""
        if kind == "train":
            self._led_to = ""
            practice.begin()
            practice.act("focus", {"behaviour": message.fields["value"]}, 0)
            return ""
        practice.act(*self._move(message), message.seq)
        if kind == "finish":
            practice.act("open_debrief", {}, None)
        return ""

    def _move(self, message: Message) -> tuple[str, dict[str, Any]]:
        """The move that a message is: its verb and data."""
        fields = message.fields
        if message.type == "predict":
            return "predict", {"right": fields["value"]}
        if message.type == "finish":
            # The core has no clock; the day of the practice is stamped here.
            return "finish", {"day": today().isoformat()}
        if message.type == "debrief":
            return "open_debrief", {}
        if message.type != "answer":
            return message.type, {}
        data: dict[str, Any] = {name: fields[name] for name in ("text", "form", "focus", "move") if fields[name]}
        sorts = [fields[f"{SORTED}{number}"] for number in range(MOST_CLAUSES)]
        if any(sorts):
            data["sorted"] = [one for one in sorts if one]
        return "answer", data

    def _leave(self) -> None:
        session = self.practice.session
        if session is not None and session.state.phase != "debriefed":
            raise Refusal("Finish this practice first; it is kept.")
        self.practice.attempt = self.practice.session = None

    def show(self, status: str = "", draft: str = "") -> None:
        """Show where the learner stands. A sentence on what was typed stands beside the form, and the words stay."""
        session = self.practice.session
        html, focus = self._sheet(session), ""
        if session is not None and session.state.lines and session.state.phase == "asking":
            focus = "st-latest"
        self.pane.due = self._due()
        if status and html == self.pane.sheet:
            self.fill({"said": tag("p", status, class_="st-notice st-caution")})
        else:
            self.sheet(html, status, len(session.moves) if session else 0, focus=focus)

    def _sheet(self, session: Session | None) -> Html:
        practice = self.practice
        if session is None:
            return start_sheet(
                practice.exercise, practice.name, practice.named_by_setting, self._schedules(), self._earlier(),
                today(), self._led_to,
            )  # fmt: skip
        phase = session.state.phase
        if phase == "predicting":
            return predict_sheet(session)
        if phase == "asking":
            return item_sheet(session)
        if phase == "answered":
            return told_sheet(session, feedback(session, self._past()))
        made = profile(tuple(turns_of_practice(session)), SELLER)
        return debrief_sheet(drill_debrief(session), self._schedule_of(session), made)

    def _finished(self) -> dict[str, Session]:
        """This learner's finished practices by attempt, newest first; each is played again once and does not change."""
        found = {}
        for attempt in self.practice.attempts():
            session = self._kept.get(attempt.id) or self.practice.replayed(attempt)
            if session is not None and session.state.day is not None:
                found[attempt.id] = self._kept[attempt.id] = session
        return found

    def _past(self) -> list[Session]:
        """The practices before this one, oldest first."""
        return [session for session in reversed(self._finished().values()) if session is not self.practice.session]

    def _earlier(self) -> list[Earlier]:
        found = []
        for attempt, session in self._finished().items():
            whole = drill_debrief(session)
            found.append(Earlier(attempt, session.state.day, whole.label, whole.right, len(whole.tried)))
        return found

    def _schedules(self) -> dict[str, Schedule]:
        """By behaviour: when it was practised, and when it is due again."""
        return schedule(self.practice.exercise, list(self._finished().values()))

    def _schedule_of(self, session: Session) -> Schedule:
        return self._schedules()[session.state.behaviour]

    def _due(self) -> dict[str, Any]:
        """What the learner's own browser keeps, for the start page to show; nothing while nobody is there."""
        if self.practice.learner is None:
            return {}
        drill = self.practice.exercise
        entries = [
            {"behaviour": one.label, "days": [day.isoformat() for day in one.due]}
            for one in self._schedules().values()
            if one.due
        ]
        return {"exercise": drill.id, "title": drill.title, "due": entries}

    def _save_calendar(self) -> None:
        session, drill = self.practice.session, self.practice.exercise
        if session is None or session.state.behaviour is None:
            raise Refusal("Finish a practice first; its days go into the calendar.")
        one = self._schedule_of(session)
        entries = [
            Entry(f"{drill.id}-{one.behaviour}-{day.isoformat()}", day, f"Practise: {one.label}",
                  f"{drill.title}. {drill.minutes} minutes, three tries.")
            for day in one.due
        ]  # fmt: skip
        text = calendar(entries, f"Practise: {one.label}", datetime.now(UTC))
        self.save(f"{drill.id}.ics", "text/calendar", text, f"Saved {len(entries)} days as a calendar file.")


def today() -> date:
    """The day it is where this runs."""
    return datetime.now().astimezone().date()
