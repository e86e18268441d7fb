"""The learner's page for a drill: messages in, screens out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ....attempts.practice import Practice
from ....calendars.ics import Entry, calendar
from ....core.events import Move, Refusal
from ....core.session import Session
from ....ui import Screen, Slot, Text, found_in, ids_in
from ....ui.messages import EVERYWHERE, LONGEST_TEXT, Message, a_beginning, a_name, a_number
from ....ui.page import PracticePage
from ..debrief import drill_debrief, feedback
from .debrief_view import debrief_screen
from .feedback_view import feedback_screen
from .items import LATEST, OWN_WORDS, SORTED, item_screen
from .schedule import Schedule, schedule
from .start_sheet import Earlier, predict_screen, start_screen

CHOSEN = ("form", "focus", "move")
"""What an answer may have besides typed text: names that are chosen."""
CONTROLS = tuple(f"{SORTED}{number}" for number in range(5))
"""The fields for the clauses of a statement, of which there are five at most."""


class DrillPage(PracticePage):
    """Shows a drill, one screen for each state."""

    forms: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
        "hello": {**EVERYWHERE["hello"], "at": a_name},
        "train": {"value": a_name},
        "predict": {"value": a_number},
        "answer": {"text": a_beginning(LONGEST_TEXT), **dict.fromkeys((*CHOSEN, *CONTROLS), a_name)},
        **{name: {} for name in ("again", "next", "finish", "debrief", "start", "calendar")},
    }
    optional: Mapping[tuple[str, str], Any] = {
        ("hello", "at"): "",
        **{("answer", name): "" for name in ("text", *CHOSEN, *CONTROLS)},
    }
    moved_on = "Your practice continued elsewhere, perhaps in another tab. This is where it stands now."

    def __init__(self, practice: Practice, pane: Any) -> None:
        super().__init__(practice, pane)
        self._kept: dict[str, Session] = {}
        self._led_to = ""

    def _meet(self, message: Message) -> str:
        """Meet the learner; a link from a debrief ends with the behaviour that it leads to."""
        self._led_to = message.fields.get("at", self._led_to)
        return super()._meet(message)

    def act(self, message: Message) -> str | None:
        """Take one step of the practice."""
        practice, kind = self.practice, message.type
        if kind == "calendar":
            self._save_calendar()
            return None
        if kind == "start":
            self._leave()
            return ""
        if kind == "train":
            self._train(Move("focus", {"behaviour": message.fields["value"]}))
            return ""
        practice.act(*self._move(message), message.seq)
        if kind == "finish":
            practice.act("open_debrief", {}, None)
        return ""

    def _move(self, message: Message) -> tuple[str, dict[str, Any]]:
        """Return the move that a message is: its verb and data."""
        fields = message.fields
        if message.type == "predict":
            return "predict", {"right": fields["value"]}
        if message.type == "finish":
            # The core has no clock; the day of the practice is stamped here.
            return "finish", {"day": self.clock.today().isoformat()}
        if message.type == "debrief":
            return "open_debrief", {}
        if message.type != "answer":
            return message.type, {}
        data: dict[str, Any] = {name: fields[name] for name in ("text", *CHOSEN) if fields[name] not in ("", OWN_WORDS)}
        controls = [fields[name] for name in CONTROLS if fields[name]]
        if controls:
            data["sorted"] = controls
        return "answer", data

    def _train(self, focus: Move) -> None:
        """Begin with what is to be trained; go on with a practice that was begun without saying so."""
        self._led_to = ""
        session = self.practice.session
        if session is not None and session.state.phase == "choosing":
            self.practice.do(focus, None)
        else:
            self.practice.begin(first=focus)

    def _leave(self) -> None:
        session = self.practice.session
        if session is not None and session.state.phase != "debriefed":
            raise Refusal("Finish this practice first; it is saved.")
        self.practice.attempt = self.practice.session = None

    def show(self, status: str = "", draft: str = "") -> None:
        """Show where the learner stands. A sentence on what was typed stands beside the form, and the words stay."""
        session = self.practice.session
        screen = self._screen(session)
        self.tell_due({f"Practise: {behaviour.label}": behaviour.due for behaviour in self._schedules().values()})
        has_place = any(slot.name == "said" for slot in found_in(screen, Slot))
        if status and has_place and screen == self.shown:
            self.fill_slots({"said": [Text(status, "caution")]})
            return
        focus = LATEST if LATEST in ids_in(screen) else ""
        self.screen(screen, status, len(session.moves) if session else 0, focus=focus)

    def _screen(self, session: Session | None) -> Screen:
        if session is None or session.state.phase == "choosing":
            return start_screen(self.practice, self._schedules(), self._earlier(), self.clock.today(), self._led_to)
        phase = session.state.phase
        if phase == "predicting":
            return predict_screen(session)
        if phase == "asking":
            return item_screen(session)
        if phase == "answered":
            return feedback_screen(session, feedback(session, self._past()))
        return debrief_screen(drill_debrief(session), self._schedule_of(session))

    def _finished(self) -> dict[str, Session]:
        """Return the learner's finished practices by attempt, newest first; each is replayed once."""
        found = {}
        for attempt in self.practice.attempts():
            session = self._kept.get(attempt.id) or self.practice.replayed(attempt)
            if session is not None and session.state.day is not None:
                found[attempt.id] = self._kept[attempt.id] = session
        return found

    def _past(self) -> list[Session]:
        """Return the practices before this one, oldest first."""
        return [session for session in reversed(self._finished().values()) if session is not self.practice.session]

    def _earlier(self) -> list[Earlier]:
        found = []
        for attempt, session in self._finished().items():
            debrief = drill_debrief(session)
            found.append(Earlier(attempt, session.state.day, debrief.label, debrief.right, len(debrief.tried)))
        return found

    def _schedules(self) -> dict[str, Schedule]:
        """Return when each behaviour was practised, and when it is due again."""
        return schedule(self.practice.exercise, list(self._finished().values()))

    def _schedule_of(self, session: Session) -> Schedule:
        return self._schedules()[session.state.behaviour]

    def _save_calendar(self) -> None:
        session, drill = self.practice.session, self.practice.exercise
        if session is None or session.state.behaviour is None:
            raise Refusal("Finish a practice first; then its dates can go into your calendar.")
        behaviour = self._schedule_of(session)
        title, note = f"Practise: {behaviour.label}", f"{drill.title}. {drill.minutes} minutes, three tries."
        entries = [
            Entry(f"{drill.id}-{behaviour.behaviour}-{day.isoformat()}", day, title, note) for day in behaviour.due
        ]
        text = calendar(entries, title, self.clock.now())
        self.save(f"{drill.id}.ics", "text/calendar", text, f"Saved {len(entries)} dates as a calendar file.")
