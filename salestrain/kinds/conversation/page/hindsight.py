"""What a learner looks into once the debrief is open: what each line cost, and what would have been.

It lasts as long as the page does and is kept nowhere: all of it follows from the talk, and can be asked again.
"""

from __future__ import annotations

import time
from collections.abc import Generator

from ....core.events import Refusal
from ....core.session import Session
from ....ui import Body, Node
from ..by_hand import is_with_a_person
from ..debrief import debrief, options, reach_words
from ..practice import TalkPractice
from ..solver import Course, costing
from .course import cost_offer, cost_part, cost_progress
from .report import moments
from .thought import EMPTY, answer, question, slot_of

SLICE = 0.2
"""Seconds of work between two answers, so that the page stays awake."""
NO_MORE_THAN = 5
"""Thoughts shown at once; the oldest makes room."""


class Hindsight:
    """The slots of one debrief that are filled on demand."""

    def __init__(self, practice: TalkPractice, session: Session) -> None:
        self.practice, self.session = practice, session
        self.course: Course | None = None
        self.has_proof = bool(session.state.turn) and not is_with_a_person(session.state)
        """Whether it can be proven what other lines would have brought: not with a person as the buyer."""
        report = debrief(session)
        self.slots: dict[str, Body] = {} if report.is_with_a_person else {"moments": moments(report)}
        if self.has_proof:
            self.slots["costs"] = cost_offer()
        self._steps: Generator[tuple[int, int], None, Course] | None = None

    def work(self) -> bool:
        """Work out what the lines cost for a moment; return whether there is more to do."""
        if not self.is_open:
            return False
        self._steps = self._steps or costing(self.session)
        until = time.monotonic() + SLICE
        while True:
            try:
                done, turns = next(self._steps)
            except StopIteration as over:
                self._take(over.value)
                return False
            if time.monotonic() > until:
                self.slots["progress"] = cost_progress(done, turns)
                return True

    def _take(self, course: Course) -> None:
        self.course, self._steps = course, None
        report = debrief(self.session, course)
        assert report.costs is not None
        self.slots.pop("progress", None)
        self.slots |= {"costs": cost_part(report.costs, live=True), "moments": moments(report)}

    @property
    def is_open(self) -> bool:
        """Whether it is still to be worked out what the lines cost."""
        return self.course is None and self.has_proof

    def consider(self, turn: int) -> None:
        """Open the question at a line. Raises Refusal for a turn that was not reached, or a talk with a person."""
        if not self.has_proof:
            raise Refusal("A person played the buyer; nobody can say what another line would have brought.")
        try:
            self._show(turn, [question(turn, options(self.session, turn))])
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None

    def think(self, turn: int, move: str, text: str) -> None:
        """Show what would have been with another line; what was not possible is answered beside the question.

        Args:
            turn: the turn of the line.
            move: the line that was chosen instead.
            text: the words that were typed instead; they go before a chosen line.

        Raises:
            Refusal: for a turn that was not reached.
        """
        self.consider(turn)
        offered = options(self.session, turn)
        typed = bool(text.strip())
        if not move and not typed:
            self._show(turn, [question(turn, offered, refusal=EMPTY)])
            return
        try:
            thought = self.practice.thought(turn, move, text)
        except Refusal as refusal:
            self._show(turn, [question(turn, offered, text, move, str(refusal))])
            return
        reach = "" if typed else self._reach(turn, move)
        self._show(turn, [answer(thought, reach=reach), question(turn, offered)])

    def _reach(self, turn: int, move: str) -> str:
        """Say what a better line would have left within reach; the learner's own other lines may not take it up."""
        line = self.course.turns[turn - 1] if self.course else None
        if line is None or line.better is None or line.better.move != move:
            return ""
        best, after = reach_words(line.better.best, line), reach_words(line.after, line)
        return (
            f"After that line, {best} points would still have been within reach; after yours, {after} were. "
            "Whether you earn them depends on the lines that follow, and here those are still your own."
        )

    def forget(self, turn: int) -> None:
        """Close the thought at a line."""
        self.slots.pop(slot_of(turn), None)

    def _show(self, turn: int, body: list[Node]) -> None:
        self.slots.pop(slot_of(turn), None)
        self.slots[slot_of(turn)] = body
        thoughts = [name for name in self.slots if name.startswith(slot_of(0)[:-1])]
        for name in thoughts[:-NO_MORE_THAN]:
            del self.slots[name]
