"""The learner's page: messages in, screens out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import ipywidgets

from ..debrief import compare, debrief, transcript
from ..events import Refusal
from ..session import Session
from ..store import StoreError
from .branches import comparison_sheet
from .hindsight import Hindsight
from .markup import Html
from .messages import Message, as_move, read_message
from .pane import Pane
from .panel import panel, strip
from .practice import MovedOn, Practice
from .report import debrief_sheet
from .sheets import Earlier, judged_sheet, judgement_sheet, prediction_sheet, start_sheet
from .thought import part_of

log = logging.getLogger(__name__)

MOVED_ON = "Your talk went on elsewhere, in another tab perhaps. This is where it stands now."
CUT = "That was long for one turn; only its beginning was said."
OFFERED = "Thank you. The author finds your words, without your name."
CALM = "Something went wrong here. Your talk is kept up to the last answer; reload the page to go on."


class Column(ipywidgets.VBox):
    """The page's column; where only text can be shown it says what it is, the same each time."""

    def __repr__(self) -> str:
        return "A page to practise on; run this cell in a notebook to talk."


class Page:
    """Shows a `Practice` in a `Pane`. Every message is answered by one round, whatever happens."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self._key = ""
        self._hindsight: Hindsight | None = None
        self.pane = Pane(buyer=practice.exercise.buyer.name, lang=practice.exercise.lang)
        self.pane.on_msg(self._received)
        self.simple = ipywidgets.Button(description="Does the page not show? Use the simple view")
        self.simple.add_class("st-late")
        # A box that scrolls by itself would let the form scroll away.
        self.widget = Column([self.pane, self.simple], layout={"overflow": "visible"})

    def _received(self, pane: Any, content: Any, buffers: Any) -> None:
        message = read_message(content)
        if message is None:
            return
        self.simple.layout.display = "none"
        try:
            self._answer(message)
        except StoreError as failed:  # not even what was kept can be shown
            self._say(str(failed), message)
        except Exception:
            log.exception("A message of the page could not be answered")
            self._say(CALM, message)

    def _say(self, status: str, message: Message) -> None:
        """A sentence over the screen that is there already."""
        with self.pane.hold_sync():
            self.pane.more = ""  # what went wrong is not asked for again
            self._end_round(status, message.fields.get("text", ""))

    def _answer(self, message: Message) -> None:
        draft = message.fields.get("text", "") if message.type == "say" else ""
        try:
            status = self._act(message)
        except Refusal as refusal:
            self._show(status=str(refusal), draft=draft)
        except MovedOn:
            self._show(status=MOVED_ON, draft=draft)
        except StoreError as failed:
            self._show(status=str(failed), draft=draft)
        else:
            if status is not None:
                self._show(status=status, draft=self._draft_after(message))

    def _draft_after(self, message: Message) -> str:
        """Words that were not understood stay in the box, to be put another way."""
        session = self.practice.session
        missed = session is not None and session.events[-1].kind == "not_understood"
        return message.fields.get("text", "") if message.type == "say" and missed else ""

    def _act(self, message: Message) -> str | None:
        """Do what the message asks for; the status to show, or None when a screen was shown already."""
        practice, fields = self.practice, message.fields
        if message.type in ("hello", "name"):
            return self._meet(message)
        if message.type == "forget":
            practice.forget()
        elif message.type == "begin":
            practice.begin()
        elif message.type == "open":
            practice.open(fields["value"])
        elif message.type == "retry":
            practice.retry(fields["value"])
            return f"You are back before turn {fields['value']}. What do you say this time?"
        elif message.type == "meant":
            practice.as_meant(fields["turn"], fields["move"], fields["offer"])
            self._compare()
            return None
        elif message.type == "say":
            practice.say(fields["text"], message.seq)
            return CUT if practice.was_cut() else ""
        elif message.type in ("compare", "start"):
            self._look(message.type)
            return None
        elif message.type in ("costs", "consider", "whatif", "unthink"):
            self._look_back(message)
            return None
        elif message.type == "debrief" and practice.session and practice.session.state.phase != "judged":
            return ""
        elif (move := as_move(message)) is not None:
            practice.do(move, message.seq)
            return OFFERED if message.type == "offer" else ""
        return ""

    def _meet(self, message: Message) -> str:
        if message.type == "hello":
            self._key = message.fields["key"]
        self.practice.meet(self._key, message.fields["name"])
        if self.practice.session is None and self.practice.learner and self.practice.resume():
            session = self.practice.session
            assert session is not None
            return f"Welcome back, {self.practice.name}. Your talk goes on where it was." if session.moves else ""
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
            self._show()

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
            self._end_round("", "")

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
        self._sheet(sheet, "", len(session.moves))

    def _show(self, status: str = "", draft: str = "") -> None:
        """Show where the learner stands."""
        session = self.practice.session
        if session is None:
            self._sheet(self._start(), status)
        elif session.state.phase == "talking":
            self._talk(session, status, draft)
        else:
            parts = self._seen(session).parts if session.state.phase == "debriefed" else {}
            self._sheet(self._afterwards(session), status, len(session.moves), parts)

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
        return debrief_sheet(debrief(session), can_compare=self.practice.parent() is not None)

    def _sheet(self, html: Html, status: str = "", seq: int = 0, parts: Mapping[str, str] | None = None) -> None:
        with self.pane.hold_sync():
            self.pane.screen, self.pane.sheet, self.pane.seq = "sheet", html, seq
            self.pane.parts, self.pane.focus, self.pane.more = dict(parts or {}), "", ""
            self._end_round(status, "")

    def _talk(self, session: Session, status: str, draft: str) -> None:
        state = session.state
        listed = session.kind.choices(session.script, state)
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
            self._end_round(status, draft)

    def _end_round(self, status: str, draft: str) -> None:
        self.pane.status, self.pane.draft = status, draft
        self.pane.round += 1


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
            "heard": "; ".join(line.heard_as) if line.how in ("heard", "corrected") else "",
            "correctable": i == latest and line.how in ("heard", "corrected") and session.state.last_text is not None,
        }
        for i, line in enumerate(lines)
    ]


def meant(session: Session) -> list[dict[str, str]]:
    """What a misheard line may have meant: the moves that were possible then."""
    state = session.state
    if state.last_text is None or state.before is None:
        return []
    moves = session.script.moves
    return [
        {"move": name, "text": moves[name].label} for name in session.kind.legal(session.script, state.before)
    ]
