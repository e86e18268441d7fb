"""The learner's page for a talk: messages in, screens out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....content.library import library
from ....core.events import Move, Refusal
from ....core.session import Session
from ....ui.markup import Html
from ....ui.messages import OPTIONAL, TALK, Message, as_move
from ....ui.page import PracticePage, seen
from ....ui.pane import Pane
from .. import engine
from ..debrief import compare, debrief, transcript
from ..practice import TalkPractice
from .branches import comparison_sheet
from .hindsight import Hindsight
from .meant import meant, second_best
from .panel import panel, strip
from .report import debrief_sheet
from .sheets import Earlier, judged_sheet, judgement_sheet, prediction_sheet, start_sheet
from .thought import part_of

MOVED_ON = "Your talk went on elsewhere, in another tab perhaps. This is where it stands now."
CUT = "That was long for one turn; only its beginning was said."
OFFERED = "Thank you. The author finds your words, without your name."
CALM = "Something went wrong here. Your talk is kept up to the last answer; reload the page to go on."


class Page(PracticePage):
    """Shows a talk: the chat, and a sheet for what comes before and after it."""

    forms = TALK
    optional = OPTIONAL
    moved_on = MOVED_ON
    calm = CALM
    practice: TalkPractice

    def __init__(self, practice: TalkPractice) -> None:
        super().__init__(practice, Pane(buyer=practice.exercise.buyer.name, lang=practice.exercise.lang))
        self.widget = seen(self)
        self._hindsight: Hindsight | None = None

    def welcome_back(self) -> str:
        """The talk goes on where it was."""
        return f"Welcome back, {self.practice.name}. Your talk goes on where it was."

    def draft_after(self, message: Message) -> str:
        """Words that were not understood stay in the box, to be put another way."""
        session = self.practice.session
        missed = session is not None and session.events[-1].kind == "not_understood"
        return message.fields.get("text", "") if message.type == "say" and missed else ""

    def act(self, message: Message) -> str | None:
        """One message of the talk, or of looking back on it."""
        practice, fields = self.practice, message.fields
        if message.type == "retry":
            practice.retry(fields["value"])
            return f"You are back before turn {fields['value']}. What do you say this time?"
        if message.type == "meant":
            practice.as_meant(fields["turn"], fields["move"], fields["offer"])
            self._compare()
            return None
        if message.type == "say":
            practice.say(fields["text"], message.seq)
            return CUT if practice.was_cut() else ""
        if message.type == "take_back":
            practice.do(Move("correct", {"moves": []}), message.seq)
            return "Taken back; it cost nothing. Say it another way, or choose a line."
        if message.type in ("compare", "start"):
            self._look(message.type)
            return None
        if message.type in ("costs", "consider", "whatif", "unthink"):
            self._look_back(message)
            return None
        if message.type == "debrief" and practice.session and practice.session.state.phase != "judged":
            return ""
        if (move := as_move(message)) is not None:
            practice.do(move, message.seq)
            return OFFERED if message.type == "offer" else ""
        return ""

    def _look(self, what: str) -> None:
        """Look at something without doing anything."""
        practice = self.practice
        if practice.session and practice.session.state.phase != "debriefed":
            raise Refusal("Finish this talk first; it is kept.")
        if what == "compare" and practice.parent():
            self._compare()
        else:
            practice.attempt = practice.session = None
            self.show()

    def _look_back(self, message: Message) -> None:
        """Fill a place of the debrief; the rest of the sheet stays as it is."""
        session, fields = self.practice.session, message.fields
        if session is None or session.state.phase != "debriefed":
            raise Refusal("That can be looked at once you have read the debrief.")
        seen, more, focus = self._seen(session), False, "stay"
        if message.type == "costs":
            more = seen.work()
            focus = "stay" if more else "?costs"
        else:
            turn = fields["turn"] if message.type == "whatif" else fields["value"]
            focus = f"st-turn-{turn}" if message.type == "unthink" else part_of(turn)
            if message.type == "unthink":
                seen.forget(turn)
            elif message.type == "consider":
                seen.consider(turn)
            else:
                seen.think(turn, fields["move"], fields["text"])
        with self.pane.hold_sync():
            self.pane.parts, self.pane.focus = dict(seen.parts), focus
            self.pane.more = "costs" if more else ""
            self.end_round("", "")

    def _seen(self, session: Session) -> Hindsight:
        """What was looked into in this debrief so far."""
        if self._hindsight is None or self._hindsight.session is not session:
            self._hindsight = Hindsight(self.practice, session)
        return self._hindsight

    def _compare(self) -> None:
        """Show this talk beside the one it came from."""
        parent, session = self.practice.parent(), self.practice.session
        if parent is None or session is None:
            raise Refusal("There is no other way to compare this talk with.")
        sheet = comparison_sheet(compare(parent, session))
        self.sheet(sheet, "", len(session.moves))

    def show(self, status: str = "", draft: str = "") -> None:
        """Show where the learner stands."""
        session = self.practice.session
        if session is None:
            self.sheet(self._start(), status)
        elif session.state.phase == "talking":
            self._talk(session, status, draft)
        else:
            parts = self._seen(session).parts if session.state.phase == "debriefed" else {}
            self.sheet(self._afterwards(session), status, len(session.moves), parts)

    def _start(self) -> Html:
        practice = self.practice
        return start_sheet(practice.exercise, practice.name, practice.named_by_setting, self._earlier())

    def _earlier(self) -> list[Earlier]:
        earlier = []
        for attempt in self.practice.attempts():
            session = self.practice.replayed(attempt)
            if session is not None and session.state.phase != "debriefed":
                continue  # no total before its debrief
            total = session.score().total if session else None
            when = attempt.started_at[:16].replace("T", ", ") + " UTC"
            earlier.append(Earlier(attempt.id, when, total, attempt.parent is not None))
        return earlier

    def _afterwards(self, session: Session) -> Html:
        phase = session.state.phase
        if phase == "predicting":
            return prediction_sheet(session)
        if phase == "judging":
            return judgement_sheet(session)
        if phase == "judged":
            return judged_sheet()
        report = debrief(session)
        return debrief_sheet(report, self.practice.parent() is not None, training=library().training_for(report.try_id))

    def _talk(self, session: Session, status: str, draft: str) -> None:
        state = session.state
        listed: Sequence[engine.Choice] = engine.choices(session.script, state)
        if state.offered:
            listed = [choice for choice in listed if choice.move in state.offered]
        offer = "closed" if state.offered is None else "few" if state.offered else "open"
        with self.pane.hold_sync():
            self.pane.screen, self.pane.seq = "talk", len(session.moves)
            self.pane.focus = self.pane.more = ""
            self.pane.log = log_items(session)
            self.pane.panel, self.pane.strip = panel(session), strip(session)
            self.pane.choices = [{"move": choice.move, "text": choice.text} for choice in listed]
            self.pane.meant = meant(session)
            self.pane.offer = offer
            self.end_round(status, draft)


def log_items(session: Session) -> list[dict[str, Any]]:
    """The lines of the talk as the pane shows them; only the latest typed one can be corrected."""
    lines = transcript(session)
    latest = max((i for i, line in enumerate(lines) if line.who == "learner"), default=-1)
    return [
        {
            "id": f"{i}:{line.turn}:{line.text[:40]}:{'|'.join(line.heard_as)}",
            "who": line.who,
            "name": line.name,
            "text": line.text,
            "heard": "; ".join(line.heard_as) if line.how != "chosen" else "",
            "correctable": i == latest and session.state.when_typed is not None,
            "second": second_best(session) if i == latest else None,
        }
        for i, line in enumerate(lines)
    ]
