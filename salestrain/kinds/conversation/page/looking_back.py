"""What can be asked of a debrief: what each line cost, what another one would have been worth, what would have been."""

from __future__ import annotations

from typing import Any

from ....core.events import Refusal
from ....core.session import Session
from ....ui.messages import Count, Message, on
from ....ui.page import PracticePage
from ..practice import TalkPractice
from .hindsight import Hindsight
from .messages import WhatIf
from .thought import slot_of


class LookingBackPage(PracticePage):
    """The page of a talk that is over: its thoughts fill slots of the debrief, and nothing of them is kept."""

    practice: TalkPractice

    def __init__(self, practice: TalkPractice, pane: Any) -> None:
        super().__init__(practice, pane)
        self._hindsight: Hindsight | None = None

    @on("costs")
    def _costs(self, message: Message) -> None:
        """Work out a piece of what each line cost; the browser asks for the next one."""
        hindsight = self._looking_back()
        is_more = hindsight.work()
        self._show_hindsight(hindsight, "stay" if is_more else "?costs", more="costs" if is_more else "")

    @on("consider", takes=Count)
    def _consider(self, message: Count) -> None:
        hindsight = self._looking_back()
        hindsight.consider(message.value)
        self._show_hindsight(hindsight, slot_of(message.value))

    @on("whatif", takes=WhatIf)
    def _what_if(self, message: WhatIf) -> None:
        hindsight = self._looking_back()
        hindsight.think(message.turn, message.move, message.text)
        self._show_hindsight(hindsight, slot_of(message.turn))

    @on("unthink", takes=Count)
    def _unthink(self, message: Count) -> None:
        hindsight = self._looking_back()
        hindsight.forget(message.value)
        self._show_hindsight(hindsight, f"st-turn-{message.value}")

    def _looking_back(self) -> Hindsight:
        session = self.practice.session
        if session is None or session.state.phase != "debriefed":
            raise Refusal("You can see that once you have opened the debrief.")
        return self.hindsight_of(session)

    def _show_hindsight(self, hindsight: Hindsight, focus: str, more: str = "") -> None:
        """Fill the slots of the debrief; the rest of the screen stays as it is."""
        self.slots = {}  # a thought that was closed is gone
        with self.pane.hold_sync():
            self.fill_slots(hindsight.slots, focus=focus)
            self.pane.more = more

    def hindsight_of(self, session: Session) -> Hindsight:
        """Return what was looked into in this debrief so far."""
        if self._hindsight is None or self._hindsight.session is not session:
            self._hindsight = Hindsight(self.practice, session)
        return self._hindsight
