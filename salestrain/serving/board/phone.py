"""What everybody holds in their hand beside the exercises and the vote: the wall, the debrief."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from ...core.events import Refusal
from ...looking_back.parts import parts_of, too_few
from ...ui.document import Body, Form, Items, Node, Screen, Section, Slot, Text
from ...ui.fields import Button, Field, Hidden, Tick
from ...ui.messages import Flag, Message, Words, on
from ...ui.phrases import Inline, quote
from ...workshop import events
from ..failing import told_to_learners
from .live import LivePage
from .messages import Line, Named
from .stage import Stage
from .steps import looked_back_on
from .wall_parts import on_the_wall

MOST_QUESTIONS = 12
"""Questions of one person for the wall."""
LONGEST = 300
"""Characters of a line or a question; more is no line to say."""


class Submit(Message):
    """A question for the wall."""

    text: Words
    named: Flag = False


class Share(Message):
    """A talk of one's own that the room may look at."""

    attempt: Line
    named: Flag = False


class PhonePage(LivePage):
    """A page of somebody who has a seat."""

    title = ""
    told = staticmethod(told_to_learners)

    def __init__(self, pane: Any, stage: Stage, workshop: str, seat: str) -> None:
        super().__init__(pane, stage.watch, workshop)
        self.stage, self.seat = stage, seat

    def act(self, message: Message) -> str:
        """Do what the message asks for. Raises Refusal or StoreError."""
        state = self.watch.look(self.workshop).state
        if state.is_closed:
            raise Refusal("This workshop is over.")
        if self.seat not in state.people:
            raise Refusal("Your seat is not known any more. Come back with the code and your four words.")
        return super().act(message)

    def screen_of(self, *slots: str) -> None:
        """Show a screen that consists of slots."""
        self.screen(Screen(self.title, [Slot(name, live="polite") for name in slots]), focus="stay")


class WallPage(PhonePage):
    """The wall of questions: submit, see what was approved, vote."""

    title = "Our best questions"

    def draw(self) -> None:
        """Show the screen; the form stays while the wall grows."""
        hint = "Leave out names of customers. It is shown once whoever leads the workshop has read it."
        ask = Form(
            "submit",
            [Field("text", "A question worth asking", "long", hint=hint), Tick("named", "Show my nickname with it")],
            "Put it on the wall",
        )
        self.screen(Screen(self.title, [ask, Slot("own"), Slot("wall", live="polite")]), focus="stay")

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot."""
        questions = self.look.state.questions
        waiting = [one.text for one in questions.values() if one.seat == self.seat and not one.is_approved]
        liking = {
            one.id: self.seat in one.liked_by for one in questions.values() if one.is_approved and one.seat != self.seat
        }
        own: Body = [Section("Yours, not shown yet", [Items([quote(text) for text in waiting])], 3)] if waiting else []
        return {"own": own, "wall": [Section("On the wall", on_the_wall(self.look.state, liking))]}

    @on("like", takes=Named)
    def _like(self, message: Named) -> str:
        self.happen(events.question_liked(self._question(message.value), self.seat))
        return "Your vote is in."

    @on("unlike", takes=Named)
    def _unlike(self, message: Named) -> str:
        self.happen(events.question_unliked(self._question(message.value), self.seat))
        return "Your vote is taken back."

    def _question(self, name: str) -> str:
        if name not in self.look.state.questions:
            raise Refusal("This question is not on the wall any more.")
        return name

    @on("submit", takes=Submit)
    def _submit(self, message: Submit) -> str:
        text = " ".join(message.text.split())
        own = [one for one in self.watch.look(self.workshop).state.questions.values() if one.seat == self.seat]
        if not text:
            raise Refusal("Type a question first.")
        if len(text) > LONGEST:
            raise Refusal(f"Keep it under {LONGEST} characters, so that it can be read from the back.")
        if any(one.text == text for one in own):
            return "It is there already."
        if len(own) >= MOST_QUESTIONS:
            raise Refusal("You have put enough questions on the wall; leave room for others.")
        self.happen(events.question_submitted(secrets.token_hex(5), self.seat, text, named=message.named))
        self.draw()
        return "Thank you. It is shown once whoever leads the workshop has read it."


class LookBackPage(PhonePage):
    """The debrief of the room in one's hand, and whether the room may look at one's own talk."""

    title = "Looking back together"
    with_doings = True

    def draw(self) -> None:
        """Show the screen."""
        self.screen_of("part", "own")

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot."""
        exercise, place = looked_back_on(self.look.kept.plan, self.look.state)
        if not exercise:
            return {"part": [Text("Look to the front.", "lead")], "own": []}
        group = self.stage.looking_back.group(self.workshop, exercise, self.look.doings)
        found = parts_of(group) if group is not None else ()
        missing = too_few(group)
        part = found[min(place, len(found) - 1)].shown() if found else None
        return {"part": [Text(missing, "lead") if missing else None, part], "own": self._own(exercise)}

    def _own(self, exercise: str) -> Body:
        shared = {one.attempt for one in self.look.state.shared if one.seat == self.seat}
        own = [one for one in self.look.doings if (one.seat, one.exercise) == (self.seat, exercise)]
        done = [one for one in own if one.total is not None]
        if not done:
            return []
        rows = [
            _own_talk(f"Your talk {number}, {one.total} of 100 ", one.attempt, is_shared=one.attempt in shared)
            for number, one in enumerate(done, 1)
        ]
        why = (
            "Two talks that differ can be shown side by side: every word of them and the points, without a name unless "
            "you tick it. Only if you let the room see yours."
        )
        return [Section("Your own talks", [Text(why), Items(rows, "rows")])]

    @on("share", takes=Share)
    def _share(self, message: Share) -> str:
        attempt = self._of_own(message.attempt)
        self.happen(events.attempt_shared(self.seat, attempt, with_name=message.named))
        return "The room may look at it now."

    @on("withdraw", takes=Named)
    def _withdraw(self, message: Named) -> str:
        self.happen(events.attempt_withdrawn(self.seat, self._of_own(message.value)))
        return "The room does not see it any more."

    def _of_own(self, attempt: str) -> str:
        own = {one.attempt for one in self.look.doings if one.seat == self.seat and one.total is not None}
        if attempt not in own:
            raise Refusal("That is no talk of yours.")
        return attempt


def _own_talk(title: str, attempt: str, *, is_shared: bool) -> list[Node | Inline | None]:
    """Return a talk of one's own, with the way to let the room see it, or to take that back."""
    if is_shared:
        return [title, Button("Take it back", "withdraw", attempt, small=True, about=title)]
    body: list[Node | Inline | None] = [Hidden("attempt", attempt), Tick("named", "with my nickname")]
    return [title, Form("share", body, "Let the room see it", "plain", small=True, about=title, layout="row")]
