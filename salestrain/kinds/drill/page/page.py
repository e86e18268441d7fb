"""The learner's page for a drill: messages in, screens out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import create_model

from ....attempts.practice import Practice
from ....calendars.ics import Entry, calendar
from ....core.events import Move, Refusal
from ....core.session import Session
from ....ui import Screen, Slot, Text, found_in, ids_in
from ....ui.messages import LONGEST_TEXT, Count, Message, Name, Value, a_beginning, on
from ....ui.page import Hello, PracticePage
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


class HelloFrom(Hello):
    """A page was opened, perhaps by a link from a debrief, which ends with the behaviour that it leads to."""

    at: Name | None = None


class Answer(Message):
    """What somebody typed or chose at a moment; `Answered` has a field for each clause as well."""

    text: Annotated[str, a_beginning(LONGEST_TEXT)] = ""
    form: Name = ""
    focus: Name = ""
    move: Name = ""

    def data(self) -> dict[str, Any]:
        """Return the data of the move."""
        fields = self.fields
        data: dict[str, Any] = {name: fields[name] for name in ("text", *CHOSEN) if fields[name] not in ("", OWN_WORDS)}
        controls = [fields[name] for name in CONTROLS if fields[name]]
        return {**data, "sorted": controls} if controls else data


Answered: type[Answer] = create_model("Answered", __base__=Answer, **dict.fromkeys(CONTROLS, (Name, "")))  # type: ignore[call-overload]


class DrillPage(PracticePage):
    """Shows a drill, one screen for each state."""

    moved_on = "Your practice continued elsewhere, perhaps in another tab. This is where it stands now."

    def __init__(self, practice: Practice, pane: Any) -> None:
        super().__init__(practice, pane)
        self._kept: dict[str, Session] = {}
        self._led_to = ""

    @on("hello", takes=HelloFrom)
    def _hello_from(self, message: HelloFrom) -> str:
        """Meet the learner, and remember what a link leads to."""
        if message.at is not None:
            self._led_to = message.at
        return self._hello(message)

    @on("again", "next")
    def _step(self, message: Message) -> str:
        self.practice.act(message.type, {}, message.seq)
        return ""

    @on("predict", takes=Count)
    def _predict(self, message: Count) -> str:
        self.practice.act("predict", {"right": message.value}, message.seq)
        return ""

    @on("answer", takes=Answered)
    def _answer(self, message: Answer) -> str:
        self.practice.act("answer", message.data(), message.seq)
        return ""

    @on("finish")
    def _finish(self, message: Message) -> str:
        # The core has no clock; the day of the practice is stamped here.
        self.practice.act("finish", {"day": self.clock.today().isoformat()}, message.seq)
        self.practice.act("open_debrief", {}, None)
        return ""

    @on("debrief")
    def _debrief(self, message: Message) -> str:
        self.practice.act("open_debrief", {}, message.seq)
        return ""

    @on("train", takes=Value)
    def _train_behaviour(self, message: Value) -> str:
        self._train(Move("focus", {"behaviour": message.value}))
        return ""

    def _train(self, focus: Move) -> None:
        """Begin with what is to be trained; go on with a practice that was begun without saying so."""
        self._led_to = ""
        session = self.practice.session
        if session is not None and session.state.phase == "choosing":
            self.practice.do(focus, None)
        else:
            self.practice.begin(first=focus)

    @on("start")
    def _leave(self, message: Message) -> str:
        session = self.practice.session
        if session is not None and session.state.phase != "debriefed":
            raise Refusal("Finish this practice first; it is saved.")
        self.practice.attempt = self.practice.session = None
        return ""

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

    @on("calendar")
    def _save_calendar(self, message: Message) -> None:
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
