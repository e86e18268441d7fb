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
from ....ui.messages import Count, Message, on
from .. import engine
from ..debrief import compare, debrief, numbered, transcript
from ..practice import TalkPractice
from ..state import RULE
from .branches import comparison_screen
from .looking_back import LookingBackPage
from .meant import meant, second_best
from .messages import AsMove, Choose, Correct, Debrief, Judge, Meant, NoneOfThese, Offer, Predict, Say
from .panel import panel, strip
from .report import debrief_screen
from .sheets import MOST_CITED, judged_screen, judgement_screen, prediction_screen, start_screen
from .training import harder_than

MOVED_ON = "Your talk continued elsewhere, perhaps in another tab. This is where it stands now."
CUT = "That was too long for one turn; only the beginning was said."
THINKS = "{} is thinking. The answer comes by itself."
BY_RULE = "The simulated buyer goes on from here."
OFFERED = "Thank you. The author will see your words, without your name."
CALM = "Something went wrong. Your talk is saved up to the last answer; reload the page to continue."


class Page(LookingBackPage):
    """Shows a talk: the chat, and a screen for what comes before and after it."""

    moved_on = MOVED_ON
    calm = CALM
    practice: TalkPractice

    def __init__(self, practice: TalkPractice, pane: Any) -> None:
        super().__init__(practice, pane)
        pane.buyer = practice.exercise.buyer.name
        self._stays = False
        """Whether whoever types is left where they are, for nothing was asked for."""

    def welcome_back(self) -> str:
        """Return what is said to somebody whose talk goes on."""
        return f"Welcome back, {self.practice.name}. Your talk picks up where you left off."

    def draft_after(self, message: Message) -> str:
        """Return words that were not understood; they stay in the box, to be put another way."""
        session = self.practice.session
        missed = session is not None and session.events[-1].kind == "not_understood"
        return message.draft if missed else ""

    @on("say", takes=Say)
    def _say(self, message: Say) -> str:
        self.practice.say(message.text, message.seq)
        return CUT if self.practice.was_cut() else self._waits()

    @on("take_back")
    def _take_back(self, message: Message) -> str:
        self.practice.do(Move("correct", {"moves": []}), message.seq)
        return "Taken back; it cost nothing. Say it another way, or choose a line."

    @on("choose", takes=Choose)
    @on("correct", takes=Correct)
    @on("none_of_these", takes=NoneOfThese)
    @on("predict", takes=Predict)
    def _move(self, message: AsMove) -> str:
        self.practice.do(message.as_move(), message.seq)
        return self._waits()

    def _waits(self) -> str:
        """Say that a person is about to answer; nothing where nobody is."""
        session = self.practice.session
        if session is None or session.state.waiting is None:
            return ""
        return THINKS.format(session.exercise.buyer.name.split()[0])

    @on("look")
    def _look_again(self, message: Message) -> str:
        """Look whether the person who plays the buyer has answered."""
        self.practice.look_again()
        self._stays = True
        return self._waits()

    @on("by_rule")
    def _by_rule(self, message: Message) -> str:
        self.practice.do(Move("hand_over", {"to": RULE}), message.seq)
        return BY_RULE

    @on("judge", takes=Judge)
    def _judge(self, message: Judge) -> str:
        if len(message.cited) > MOST_CITED:
            raise Refusal(f"Choose the facts that decide it, {MOST_CITED} at most.")
        return self._move(message)

    @on("debrief", takes=Debrief)
    def _open_debrief(self, message: Debrief) -> str:
        """Open the debrief; whoever opens an open one only sees it again."""
        session = self.practice.session
        if session is not None and session.state.phase != "judged":
            return ""
        return self._move(message)

    @on("offer", takes=Offer)
    def _offer(self, message: Offer) -> str:
        self._move(message)
        return OFFERED

    @on("retry", takes=Count)
    def _retry(self, message: Count) -> str:
        self.practice.retry(message.value)
        return _back_before(message.value, self.practice.session)

    @on("meant", takes=Meant)
    def _meant(self, message: Meant) -> None:
        self.practice.as_meant(message.turn, message.move, offer=message.offer)
        self._compare()

    @on("compare")
    def _look_at_both(self, message: Message) -> None:
        self._finished()
        if self.practice.parent():
            self._compare()
        else:
            self._go_to_start()

    @on("start")
    def _look_at_start(self, message: Message) -> None:
        self._finished()
        self._go_to_start()

    def _finished(self) -> None:
        session = self.practice.session
        if session is not None and session.state.phase != "debriefed":
            raise Refusal("Finish this talk first; it is saved.")

    def _go_to_start(self) -> None:
        self.practice.attempt = self.practice.session = None
        self.show()

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
            screen, hindsight = self._debrief(session), self.hindsight_of(session)
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
