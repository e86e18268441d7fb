"""The facilitator's board: what is on, who is here, hands, the talk held together, the wall, and the debrief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal

from ...core.events import Refusal
from ...ui.document import Body, Columns, Fold, Form, Nav, Row, Screen, Slot, Stack, Text
from ...ui.fields import Button, Field
from ...ui.messages import Count, Handler, Message, handlers_of, on
from ...workshop import events
from ...workshop.state import PAGES
from . import board_parts as parts
from .board_desk import BoardDesk
from .buyer_tab import BuyerTab
from .debrief_tab import DebriefTab
from .messages import Line, Named
from .rating_parts import round_parts
from .stage import Stage
from .steps import begun, looked_back_on, rated_now, showing_round, talk_of
from .talk_tab import TalkTab
from .watch import now

Tab = Literal["room", "agenda", "together", "buyer", "wall", "rating", "debrief"]
TABS: dict[Tab, str] = {
    "room": "The room",
    "agenda": "Agenda",
    "together": "Talk together",
    "buyer": "Play the buyer",
    "wall": "Wall",
    "rating": "Rating",
    "debrief": "Looking back",
}
PART_FOR: Mapping[str, Tab] = {"vote": "together", "wall": "wall", "rating": "rating", "debrief": "debrief"}
"""The part of the board for where everybody was sent."""
WHILE_CLOSED = ("tab", "look_at", "part")
"""What can still be looked at once the workshop is closed."""


class Freeze(Message):
    """All pages are to rest, with a sentence on them."""

    sentence: Line


class BoardPage(BoardDesk):
    """The page behind the facilitator's key."""

    with_doings = True
    handlers: ClassVar[Mapping[str, Handler]] = {
        **handlers_of(TalkTab, "talk"),
        **handlers_of(DebriefTab, "debrief"),
        **handlers_of(BuyerTab, "buyer"),
    }

    def __init__(self, pane: Any, stage: Stage, workshop: str) -> None:
        super().__init__(pane, stage, workshop)
        self.tab: Tab = "room"
        self.asks_to_close = False
        self.talk, self.debrief, self.buyer = TalkTab(self), DebriefTab(self), BuyerTab(self)

    # What is shown.

    def draw(self) -> None:
        """Show the screen, at the part that the room is at."""
        self.tab = self._at_first()
        sentence = Field(
            "sentence", "What everybody reads meanwhile", longest=200, hint="For example: Eyes to the front."
        )
        freeze = Form("freeze", [sentence], "Rest all pages", weight="plain", layout="line")
        body: Body = [
            parts.links(),
            Slot("frozen", label="All pages rest"),
            Slot("now"),
            Slot("hands", live="polite"),
            Fold("Stop everybody for a moment", [freeze], id="freeze"),
            Slot("ways"),
            Slot("tab"),
            Slot("closing"),
        ]
        self.screen(Screen(self.look.kept.plan.title, body, width="wide"), focus="stay")

    def _at_first(self) -> Tab:
        """Return the part of the board that fits where the room is, also for whoever comes back after a crash."""
        state = self.look.state
        if any(one.attempt for one in state.played) and self.stage.by_hand.of(state.played):
            return "buyer"
        return PART_FOR.get(state.sent.page, "room") if state.sent is not None else "room"

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot."""
        state, at = self.look.state, now()
        buttons = [Button(words, "tab", name, "quiet", current=name == self.tab) for name, words in TABS.items()]
        return {
            "frozen": parts.frozen_box(state),
            "now": parts.now_box(self.look),
            "hands": parts.hands(state, at),
            "ways": [Nav("Parts of the board", [Row(buttons)])],
            "tab": self._tab(),
            "closing": self._closing(),
        }

    def _tab(self) -> Body:
        makers: dict[Tab, Callable[[], Body]] = {
            "room": self._room,
            "agenda": lambda: [*parts.agenda(self.look), *parts.ways(self.look)],
            "together": self.talk.body,
            "buyer": self.buyer.body,
            "wall": self._wall,
            "rating": self._rating,
            "debrief": self.debrief.body,
        }
        return makers[self.tab]()

    def _room(self) -> Body:
        here, at = self.watch.rooms.here(self.workshop), now()
        people = Stack(parts.roster(self.look, self.stage, here, at))
        return [Columns([Stack(parts.exercises(self.look, self.stage, at)), people])]

    def _wall(self) -> Body:
        people = {person.seat: person.nickname for person in self.look.state.people.values()}
        return parts.wall(tuple(self.look.state.questions.values()), people)

    def _rating(self) -> Body:
        exercise = rated_now(self.look.kept.plan, self.look.state)
        if not exercise:
            return [Text("In a step of this kind everybody rates the same three transcripts.", "muted")]
        return round_parts(self.stage, self.workshop, self.look.state, exercise)

    def _closing(self) -> Body:
        if self.look.state.is_closed:
            return []
        if not self.asks_to_close:
            return [Row([Button("Close the workshop", "close", weight="quiet")], apart=True)]
        asked = "Close it? Nobody can join or practise in it any more. What was done is kept until its time is over."
        sure = Button("Yes, close it", "close_sure", weight="primary")
        return [Row([Text(asked), sure, Button("No, go on", "tab", self.tab)], apart=True)]

    # What is done.

    def act(self, message: Message) -> str:
        """Do what the message asks for. Raises Refusal or StoreError."""
        self.asks_to_close = message.type == "close"
        if self.look.state.is_closed and message.type not in WHILE_CLOSED:
            raise Refusal("This workshop is closed.")
        return super().act(message)

    @on("tab", takes=Named)
    def _tab_to(self, message: Named) -> None:
        self.tab = next((tab for tab in TABS if tab == message.value), self.tab)

    @on("step", takes=Count)
    def _step(self, message: Count) -> str:
        number, plan, state = message.value, self.look.kept.plan, self.watch.look(self.workshop).state
        if not 0 <= number < len(plan.agenda):
            raise Refusal("There is no such step in the agenda.")
        if state.step is not None and state.step.number == number:
            return "This step has begun already, perhaps from another board."
        self.happen(*begun(plan, number))
        return f"{plan.agenda[number].title} has begun."

    @on("more", takes=Count)
    def _more(self, message: Count) -> str:
        minutes = message.value
        if not 0 < minutes <= 60:
            raise Refusal("That is no number of minutes to add.")
        self.happen(events.minutes_added(minutes))
        return f"{minutes} more minutes."

    @on("unlock", takes=Named)
    def _unlock(self, message: Named) -> str:
        self.happen(events.exercise_opened(self.of_plan(message.value)))
        return f"{self.stage.title(message.value)} is open."

    @on("shut", takes=Named)
    def _shut(self, message: Named) -> str:
        self.happen(events.exercise_closed(self.of_plan(message.value)))
        return f"{self.stage.title(message.value)} is closed. What was done stays."

    @on("send", takes=Named)
    def _send(self, message: Named) -> str:
        page, _, name = message.value.partition(":")
        if page not in PAGES:
            raise Refusal("There is no such page.")
        if page == "vote":
            name = talk_of(self.look.kept.plan, self.look.state)
        if page == "debrief":
            name = looked_back_on(self.look.kept.plan, self.look.state)[0]
        self.happen(events.everybody_sent(page, name))
        return "Everybody is on the way."

    @on("freeze", takes=Freeze)
    def _freeze(self, message: Freeze) -> str:
        self.happen(events.frozen(" ".join(message.sentence.split())))
        return "All pages rest."

    @on("thaw")
    def _thaw(self, message: Message) -> str:
        self.happen(events.thawed())
        return "Everybody can go on."

    @on("helped", takes=Named)
    def _helped(self, message: Named) -> None:
        if message.value in self.look.state.people:
            self.happen(events.hand_lowered(message.value))

    @on("close")
    def _ask_to_close(self, message: Message) -> None:
        """Ask first; `act` has noted that it is asked."""

    @on("close_sure")
    def _close(self, message: Message) -> str:
        self.watch.rooms.store.workshops.close(self.workshop)
        self.watch.rooms.look_again(self.workshop)
        return "The workshop is closed."

    @on("approve", takes=Named)
    def _approve(self, message: Named) -> None:
        if message.value in self.look.state.questions:
            self.happen(events.question_approved(message.value))

    @on("hide", takes=Named)
    def _hide(self, message: Named) -> None:
        if message.value in self.look.state.questions:
            self.happen(events.question_hidden(message.value))

    @on("show_round")
    def _show_round(self, message: Message) -> None:
        exercise = rated_now(self.look.kept.plan, self.look.state)
        if exercise:
            self.happen(showing_round(exercise))
