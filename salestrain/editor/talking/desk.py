"""What an author does on the page of the talk: each message says a line or corrects the buyer, and the talk goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ...core.events import Refusal
from ...kinds.conversation.content import Scenario
from ...ui.document import Screen
from ...ui.messages import Forms, a_text
from ..draft import Draft
from ..snapshot import Snapshot
from .corrections import Addition, Change, answer_from_now_on, follow_up, say_instead, this_was
from .keeping import playthrough_of
from .leave_out import LeaveOut
from .playthrough_files import keep_playthrough
from .rehearsal import Glance, Rehearsal, Said
from .talk_screen import Showing, shown, talk_screen

Fields: TypeAlias = Mapping[str, Any]
LONGEST_LINE = 2_000
LONGEST_LINES = 20_000
MOST_LINES = 30
A_PIECE = 0.7
"""Seconds of measuring between two answers, so that the page can be used meanwhile."""
MISTAKES = "The buyer has mistakes that stop the talk. It goes on with the last version without them."
STILL_OTHERWISE = "Saved. At this point of the talk the line is still taken otherwise: see its margin for why."
LINE = a_text(LONGEST_LINE)
LINES = a_text(LONGEST_LINES)
FORMS: Forms = {
    "edit_talk": {},
    "talk_say": {"text": LINE},
    "talk_choose": {"value": LINE},
    "talk_back": {},
    "talk_again": {"value": LINE},
    "talk_was": {"target": LINE, "words": LINE},
    "talk_reword": {"line": LINE, "words": LINE},
    "talk_answer": {"asked": LINE, "say": LINE},
    "talk_follow": {"line": LINE, "asked": LINES, "say": LINE},
    "talk_many": {"lines": LINES},
    "talk_keep": {"title": LINE},
    "leave_out": {},
    "leave_out_on": {},
}
"""What the page of the talk may send."""


class TalkDesk:
    """Holds the talk, and brings each correction into the draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.talk: Rehearsal | None = None
        self.leave_out = LeaveOut()
        self._glances: list[Glance] = []
        self._behind = ""
        self.focus = ""
        self.acts: Mapping[str, Callable[[Fields], str]] = {
            "talk_say": self._say,
            "talk_choose": self._choose,
            "talk_back": self._back,
            "talk_again": self._again,
            "talk_was": self._was,
            "talk_reword": self._reword,
            "talk_answer": self._answer,
            "talk_follow": self._follow,
            "talk_many": self._many,
            "talk_keep": self._keep,
        }

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

    def _say(self, fields: Fields) -> str:
        return self._said(Said(text=fields["text"]))

    def _choose(self, fields: Fields) -> str:
        return self._said(Said(move=fields["value"]))

    def _said(self, said: Said) -> str:
        talk = self._begun()
        try:
            talk.say(said)
        except Refusal as refusal:
            raise ValueError(str(refusal)) from None
        self._glances = []
        self.focus = shown(talk)
        return ""

    def _back(self, _fields: Fields) -> str:
        talk = self._begun()
        went = talk.step_back()
        self._glances = []
        self.focus = shown(talk)
        return "One line back." if went else "There is nothing to take back."

    def _again(self, fields: Fields) -> str:
        self._begun().begin_again(fields["value"])
        self._glances = []
        return "The talk begins again."

    def _was(self, fields: Fields) -> str:
        target = fields["target"]
        status = self._changed(this_was(target, fields["words"], self._draft.data()))
        said = " ".join(fields["words"].split())
        turn = next((turn for turn in self._begun().turns if said in turn.words), None)
        return status if turn is None or target in turn.taken_as else STILL_OTHERWISE

    def _reword(self, fields: Fields) -> str:
        talk = self._begun()
        return self._changed(say_instead(fields["line"], fields["words"], self._draft.data(), talk.variant))

    def _answer(self, fields: Fields) -> str:
        return self._added(answer_from_now_on(fields["asked"], fields["say"], self._draft.data()))

    def _follow(self, fields: Fields) -> str:
        asked = fields["asked"].split("\n")
        return self._added(follow_up(fields["line"], asked, fields["say"], self._draft.data()))

    def _many(self, fields: Fields) -> str:
        lines = [line for line in fields["lines"].split("\n") if line.strip()]
        talk = self._begun()
        try:
            self._glances = [talk.glance(line) for line in lines[:MOST_LINES]]
        except Refusal as refusal:
            raise ValueError(str(refusal)) from None
        self.focus = "st-at-once"
        if len(lines) > MOST_LINES:
            return f"The first {MOST_LINES} of {len(lines)} lines were tried."
        return f"{len(lines)} tried."

    def _keep(self, fields: Fields) -> str:
        content = playthrough_of(self._begun(), fields["title"])
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
