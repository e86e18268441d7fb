"""What an author does on the page of the talk: each message says a line or corrects the buyer, and the talk goes on."""

from __future__ import annotations

import time
from typing import Annotated, TypeAlias

from ...core.events import Refusal
from ...kinds.conversation.content import Scenario
from ...ui.document import Screen
from ...ui.messages import Message, a_text, on
from ..draft import Draft
from ..snapshot import Snapshot
from .corrections import Addition, Change, answer_from_now_on, follow_up, say_instead, this_was
from .keeping import playthrough_of
from .leave_out import LeaveOut
from .playthrough_files import keep_playthrough
from .rehearsal import Glance, Rehearsal, Said
from .talk_screen import Showing, shown, talk_screen

LONGEST_LINE = 2_000
LONGEST_LINES = 20_000
MOST_LINES = 30
A_PIECE = 0.7
"""Seconds of measuring between two answers, so that the page can be used meanwhile."""
MISTAKES = "The buyer has mistakes that stop the talk. It goes on with the last version without them."
STILL_OTHERWISE = "Saved. At this point of the talk the line is still taken otherwise: see its margin for why."
Line: TypeAlias = Annotated[str, a_text(LONGEST_LINE)]
Lines: TypeAlias = Annotated[str, a_text(LONGEST_LINES)]


class Say(Message):
    """A line that the author says."""

    text: Line


class Pick(Message):
    """A line that the author chooses, or the variant in which the talk begins again."""

    value: Line


class Was(Message):
    """What a line should have been taken for."""

    target: Line
    words: Line


class Reword(Message):
    """Other words for a line of the buyer."""

    line: Line
    words: Line


class AnswerFromNowOn(Message):
    """An answer to what the buyer did not know."""

    asked: Line
    say: Line


class FollowUp(Message):
    """An answer to what is asked after a line."""

    line: Line
    asked: Lines
    say: Line


class Many(Message):
    """Lines to try at once."""

    lines: Lines


class Keep(Message):
    """The title of a playthrough to keep."""

    title: Line


class TalkDesk:
    """Holds the talk, and brings each correction into the draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.talk: Rehearsal | None = None
        self.leave_out = LeaveOut()
        self._glances: list[Glance] = []
        self._behind = ""
        self.focus = ""

    def come(self) -> None:
        """Begin a talk with the buyer as they are, or go on with the one that was begun. Raises ValueError."""
        scenario = self.buyer()
        if self.talk is None:
            if scenario is None:
                raise ValueError("Correct the mistakes in the file first; then you can talk to the buyer.")
            self.talk = Rehearsal(scenario)
        else:
            self._go_on(scenario)

    def buyer(self) -> Scenario | None:
        """Return the buyer of the draft; None while mistakes stop a talk."""
        exercise, problems = self._draft.check()
        stops = any(problem.code.startswith("E") for problem in problems)
        return exercise if isinstance(exercise, Scenario) and not stops else None

    def screen(self, snapshot: Snapshot) -> Screen:
        """Return the page of the talk."""
        talk = self._begun()
        measure, buyer = self.leave_out, talk.scenario
        missed = [left.wording for left in measure.missed(buyer)]
        waiting = len(measure.waiting(buyer))
        return talk_screen(snapshot, talk, Showing(self._glances, self._behind, measure.total(buyer), waiting, missed))

    def shares(self) -> dict[str, str]:
        """Return for each move and answer that was measured how many of its wordings were heard, in words."""
        if self.talk is None:
            return {}
        return {name: f"{share} heard" for name, share in self.leave_out.shares(self.talk.scenario).items()}

    def measure(self) -> int:
        """Try left-out wordings for about a second; return how many are still waiting."""
        scenario, until = self._begun().scenario, time.monotonic() + A_PIECE
        while True:
            waiting = self.leave_out.step(scenario)
            if not waiting or time.monotonic() > until:
                return waiting

    def _begun(self) -> Rehearsal:
        if self.talk is None:
            self.come()
        assert self.talk is not None, "a talk that cannot begin is told by an exception"
        return self.talk

    @on("talk_say", takes=Say)
    def _say(self, message: Say) -> str:
        return self._said(Said(text=message.text))

    @on("talk_choose", takes=Pick)
    def _choose(self, message: Pick) -> str:
        return self._said(Said(move=message.value))

    def _said(self, said: Said) -> str:
        talk = self._begun()
        try:
            talk.say(said)
        except Refusal as refusal:
            raise ValueError(str(refusal)) from None
        self._glances = []
        self.focus = shown(talk)
        return ""

    @on("talk_back")
    def _back(self, message: Message) -> str:
        talk = self._begun()
        went = talk.step_back()
        self._glances = []
        self.focus = shown(talk)
        return "One line back." if went else "There is nothing to take back."

    @on("talk_again", takes=Pick)
    def _again(self, message: Pick) -> str:
        self._begun().begin_again(message.value)
        self._glances = []
        return "The talk begins again."

    @on("talk_was", takes=Was)
    def _was(self, message: Was) -> str:
        target = message.target
        status = self._changed(this_was(target, message.words, self._draft.data()))
        said = " ".join(message.words.split())
        turn = next((turn for turn in self._begun().turns if said in turn.words), None)
        return status if turn is None or target in turn.taken_as else STILL_OTHERWISE

    @on("talk_reword", takes=Reword)
    def _reword(self, message: Reword) -> str:
        talk = self._begun()
        return self._changed(say_instead(message.line, message.words, self._draft.data(), talk.variant))

    @on("talk_answer", takes=AnswerFromNowOn)
    def _answer(self, message: AnswerFromNowOn) -> str:
        return self._added(answer_from_now_on(message.asked, message.say, self._draft.data()))

    @on("talk_follow", takes=FollowUp)
    def _follow(self, message: FollowUp) -> str:
        asked = message.asked.split("\n")
        return self._added(follow_up(message.line, asked, message.say, self._draft.data()))

    @on("talk_many", takes=Many)
    def _many(self, message: Many) -> str:
        lines = [line for line in message.lines.split("\n") if line.strip()]
        talk = self._begun()
        try:
            self._glances = [talk.glance(line) for line in lines[:MOST_LINES]]
        except Refusal as refusal:
            raise ValueError(str(refusal)) from None
        self.focus = "st-at-once"
        if len(lines) > MOST_LINES:
            return f"The first {MOST_LINES} of {len(lines)} lines were tried."
        return f"{len(lines)} tried."

    @on("talk_keep", takes=Keep)
    def _keep(self, message: Keep) -> str:
        content = playthrough_of(self._begun(), message.title)
        name = keep_playthrough(self._draft.folder, content)
        return f"Kept as playthroughs/{name}.yaml."

    def _changed(self, change: Change) -> str:
        place, value = change
        self._draft.put(place, value)
        return self._go_on(self.buyer())

    def _added(self, addition: Addition) -> str:
        part, item = addition
        self._draft.add((part,), item)
        return self._go_on(self.buyer())

    def _go_on(self, scenario: Scenario | None) -> str:
        """Let the talk go on with the changed buyer."""
        talk = self._begun()
        if scenario is None:
            self._behind = MISTAKES
            return ""
        self._behind = ""
        self.focus = "stay"
        tried = [glance.text for glance in self._glances]
        dropped = talk.go_on_with(scenario)
        self._glances = [] if talk.is_over else [talk.glance(text) for text in tried]
        if dropped:
            return f"Saved. The talk now ends earlier: {dropped} of your lines no longer fit."
        return "Saved. The talk went on with the changed buyer."
