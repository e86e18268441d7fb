"""The learner's page for a talk: messages in, screens out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....content.library import library
from ....core.events import Move, Refusal
from ....core.session import Session
from ....store import Attempt, StoreError
from ....ui import Screen, to_html
from ....ui.blocks import Earlier
from ....ui.messages import OPTIONAL, TALK, Message, as_move
from ....ui.page import PracticePage
from .. import engine
from ..debrief import compare, debrief, numbered, transcript
from ..practice import TalkPractice
from ..state import RULE
from .branches import comparison_screen
from .hindsight import Hindsight
from .meant import meant, second_best
from .panel import panel, strip
from .report import debrief_screen
from .sheets import MOST_CITED, judged_screen, judgement_screen, prediction_screen, start_screen
from .thought import slot_of
from .training import harder_than

MOVED_ON = "Your talk continued elsewhere, perhaps in another tab. This is where it stands now."
CUT = "That was too long for one turn; only the beginning was said."
THINKS = "{} is thinking. The answer comes by itself."
BY_RULE = "The simulated buyer goes on from here."
OFFERED = "Thank you. The author will see your words, without your name."
CALM = "Something went wrong. Your talk is saved up to the last answer; reload the page to continue."


class Page(PracticePage):
    """Shows a talk: the chat, and a screen for what comes before and after it."""

    forms = TALK
    optional = OPTIONAL
    moved_on = MOVED_ON
    calm = CALM
    practice: TalkPractice

    def __init__(self, practice: TalkPractice, pane: Any) -> None:
        super().__init__(practice, pane)
        pane.buyer = practice.exercise.buyer.name
        self._hindsight: Hindsight | None = None
        self._stays = False
        """Whether whoever types is left where they are, for nothing was asked for."""

    def welcome_back(self) -> str:
        """Return what is said to somebody whose talk goes on."""
        return f"Welcome back, {self.practice.name}. Your talk picks up where you left off."

    def draft_after(self, message: Message) -> str:
        """Return words that were not understood; they stay in the box, to be put another way."""
        session = self.practice.session
        missed = session is not None and session.events[-1].kind == "not_understood"
        return message.fields.get("text", "") if message.type == "say" and missed else ""

    def act(self, message: Message) -> str | None:
        """Answer a message of the talk, or of looking back on it; return the status, or None when all is shown."""
        practice, fields = self.practice, message.fields
        match message.type:
            case "retry":
                practice.retry(fields["value"])
                return _back_before(fields["value"], practice.session)
            case "meant":
                practice.as_meant(fields["turn"], fields["move"], offer=fields["offer"])
                self._compare()
                return None
            case "say":
                practice.say(fields["text"], message.seq)
                return CUT if practice.was_cut() else self._waits()
            case "take_back":
                practice.do(Move("correct", {"moves": []}), message.seq)
                return "Taken back; it cost nothing. Say it another way, or choose a line."
            case "look" | "by_rule":
                return self._with_a_person(message)
            case "compare" | "start":
                self._look(message.type)
                return None
            case "costs" | "consider" | "whatif" | "unthink":
                self._look_back(message)
                return None
            case _:
                return self._move(message)

    def _move(self, message: Message) -> str:
        """Do what is a move as it stands. Whoever opens an open debrief only sees it again."""
        practice = self.practice
        if message.type == "debrief" and practice.session and practice.session.state.phase != "judged":
            return ""
        if message.type == "judge" and len(message.fields["cited"]) > MOST_CITED:
            raise Refusal(f"Choose the facts that decide it, {MOST_CITED} at most.")
        move = as_move(message)
        if move is not None:
            practice.do(move, message.seq)
        return OFFERED if message.type == "offer" else self._waits()

    def _waits(self) -> str:
        """Say that a person is about to answer; nothing where nobody is."""
        session = self.practice.session
        if session is None or session.state.waiting is None:
            return ""
        return THINKS.format(session.exercise.buyer.name.split()[0])

    def _with_a_person(self, message: Message) -> str:
        """Look whether the person who plays the buyer has answered, or go on with the simulated buyer."""
        if message.type == "by_rule":
            self.practice.do(Move("hand_over", {"to": RULE}), message.seq)
            return BY_RULE
        self.practice.look_again()
        self._stays = True
        return self._waits()

    def _look(self, where: str) -> None:
        """Look at something without doing anything."""
        practice = self.practice
        if practice.session and practice.session.state.phase != "debriefed":
            raise Refusal("Finish this talk first; it is saved.")
        if where == "compare" and practice.parent():
            self._compare()
        else:
            practice.attempt = practice.session = None
            self.show()

    def _look_back(self, message: Message) -> None:
        """Fill a slot of the debrief; the rest of the screen stays as it is."""
        session = self.practice.session
        if session is None or session.state.phase != "debriefed":
            raise Refusal("You can see that once you have opened the debrief.")
        hindsight = self._hindsight_of(session)
        is_more = message.type == "costs" and hindsight.work()
        focus = "?costs" if message.type == "costs" else _think(hindsight, message)
        self.slots = {}  # a thought that was closed is gone
        with self.pane.hold_sync():
            self.fill_slots(hindsight.slots, focus="stay" if is_more else focus)
            self.pane.more = "costs" if is_more else ""

    def _hindsight_of(self, session: Session) -> Hindsight:
        """Return what was looked into in this debrief so far."""
        if self._hindsight is None or self._hindsight.session is not session:
            self._hindsight = Hindsight(self.practice, session)
        return self._hindsight

    def _compare(self) -> None:
        """Show this talk beside the one it came from."""
        parent, session = self.practice.parent(), self.practice.session
        if parent is None or session is None:
            raise Refusal("There is no other attempt to compare this talk with.")
        self.screen(comparison_screen(compare(parent, session)), seq=len(session.moves))

    def show(self, status: str = "", draft: str = "") -> None:
        """Show where the learner stands."""
        session = self.practice.session
        if session is None:
            self.screen(self._start(), status)
        elif session.state.phase == "talking":
            self._talk(session, status, draft)
        elif session.state.phase == "debriefed":
            screen, hindsight = self._debrief(session), self._hindsight_of(session)
            more = "costs" if hindsight.is_open else ""
            self.screen(screen, status, len(session.moves), hindsight.slots, more=more)
        else:
            self.screen(_before_debrief(session), status, len(session.moves))

    def _start(self) -> Screen:
        practice = self.practice
        earlier = [self._earlier(attempt) for attempt in practice.attempts()]
        shown = [talk for talk in earlier if talk is not None]
        return start_screen(practice.exercise, practice.name, named_by_setting=practice.named_by_setting, earlier=shown)

    def _earlier(self, attempt: Attempt) -> Earlier | None:
        """Return an earlier talk with the total that was earned; None before its debrief, which shows it first."""
        when = attempt.started_at[:16].replace("T", ", ") + " UTC"
        is_retry = attempt.parent is not None
        outcome = self.practice.store.outcome(attempt.id)
        if outcome is not None:
            return Earlier(attempt.id, when, outcome.total, is_retry)
        session = self.practice.replayed(attempt)
        if session is None:
            return Earlier(attempt.id, when, None, is_retry)
        if session.state.phase != "debriefed":
            return None
        return Earlier(attempt.id, when, session.score().total, is_retry)

    def _debrief(self, session: Session) -> Screen:
        practice = self.practice
        report = debrief(session)
        return debrief_screen(
            report,
            can_compare=practice.parent() is not None,
            training=library().training_for(report.advice.criterion) if report.advice.criterion else None,
            harder=harder_than(session.exercise) if report.advice.is_full else None,
            difference=self._difference(),
        )

    def _difference(self) -> str:
        """Return how what was earned differs from what today's rules say; a full disk does not hide the debrief."""
        try:
            earned = self.practice.earned()
        except StoreError:
            return ""
        return earned.difference() if earned else ""

    def _talk(self, session: Session, status: str, draft: str) -> None:
        offered = session.state.offered
        offer = "few" if offered else "open"
        with self.pane.hold_sync():
            self.pane.screen, self.pane.seq = "talk", len(session.moves)
            self.pane.focus, self.pane.more = "stay" if self._stays else "", ""
            self._stays = False
            self.pane.log = log_items(session)
            self.pane.panel, self.pane.strip = str(to_html(panel(session))), strip(session)
            may_choose = session.state.waiting is None and (offered or self.practice.terms.hints)
            shown = choices(session) if may_choose else ()
            self.pane.choices = [{"move": choice.move, "text": choice.text} for choice in shown]
            self.pane.meant = meant(session)
            self.pane.offer = "closed" if offered is None else offer
            self.end_round(status, draft)


def _back_before(turn: int, session: Session | None) -> str:
    """Say where a retry begins, and that what was asked before it at no cost still stands."""
    asked = session is not None and any(line.is_free and line.turn == turn - 1 for line in transcript(session))
    stands = " What you asked before it at no cost still stands." if asked else ""
    return f"You are back before turn {turn}.{stands} What do you say this time?"


def _think(hindsight: Hindsight, message: Message) -> str:
    """Ask, answer or close what would have been; return where the reader is taken."""
    fields = message.fields
    if message.type == "whatif":
        hindsight.think(fields["turn"], fields["move"], fields["text"])
        return slot_of(fields["turn"])
    turn: int = fields["value"]
    if message.type == "unthink":
        hindsight.forget(turn)
        return f"st-turn-{turn}"
    hindsight.consider(turn)
    return slot_of(turn)


def _before_debrief(session: Session) -> Screen:
    match session.state.phase:
        case "predicting":
            return prediction_screen(session)
        case "judging":
            return judgement_screen(session)
        case _:
            return judged_screen(session)


def choices(session: Session) -> Sequence[engine.Choice]:
    """Return the lines to choose from: those of this turn, or the few that a typed line may have meant."""
    meant = session.state.offered
    if not meant:
        return engine.choices(session.script, session.state)
    return [choice for choice in engine.every_choice(session.script, session.state) if choice.move in meant]


def log_items(session: Session) -> list[dict[str, Any]]:
    """Return the lines of the talk as the pane shows them; only the latest typed one can be corrected."""
    lines = transcript(session)
    latest = max((i for i, line in enumerate(lines) if line.who == "learner"), default=-1)
    return [
        {
            "id": f"{i}:{line.turn}:{line.text[:40]}:{'|'.join(line.heard_as)}",
            "who": line.who,
            "name": numbered(line),
            "text": line.text,
            "heard": "; ".join(line.heard_as) if line.how != "chosen" else "",
            "correctable": i == latest and session.state.when_typed is not None,
            "second": second_best(session) if i == latest else None,
        }
        for i, line in enumerate(lines)
    ]
