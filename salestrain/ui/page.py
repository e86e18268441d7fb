"""What every page of a learner does: who is there, where they go on, what is kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from ..attempts.clock import Clock
from ..attempts.own_records import as_json, own_records
from ..attempts.practice import MovedOn, Practice
from ..core.events import Refusal
from ..store import StoreError
from .any_page import Page
from .blocks import SURE, ask_afresh
from .certificate import certificate
from .messages import LONGEST_NAME, Key, Message, Name, Value, a_beginning, on
from .mine import mine_screen, told_of

__all__ = ["Page", "PracticePage", "when"]

OWN_FILE = "what_is_kept_of_me.json"

Answer = Annotated[str, a_beginning(LONGEST_NAME)]


class Hello(Message):
    """A browser opened the page: its key, and what it remembers of its learner."""

    key: Key
    name: Name
    zone: Answer = ""
    where: Name = ""


class Named(Message):
    """Somebody typed their name."""

    name: Name


class Sure(Message):
    """Something that is asked about first; the value says whether the answer was yes."""

    value: Answer = ""


class PracticePage(Page):
    """Shows a `Practice`. A kind's page does its messages in `act` and draws itself in `show`."""

    moved_on = "Your work continued elsewhere, perhaps in another tab. This is where it stands now."

    def __init__(self, practice: Practice, pane: Any) -> None:
        super().__init__(pane)
        self.practice = practice
        self._key = ""
        self._asks_afresh = self._left_unfinished = False
        self.clock = Clock()

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw where the learner stands."""
        raise NotImplementedError

    def draft_after(self, message: Message) -> str:
        """Words that go back into the box after the message was done."""
        return ""

    def answer(self, message: Message) -> None:
        """Do what the message asks for; what was refused or failed is said over the screen."""
        draft = message.draft
        try:
            status = self._acted(message)
        except Refusal as refusal:
            self.show(status=str(refusal), draft=draft)
        except MovedOn:
            self.show(status=self.moved_on, draft=draft)
        except StoreError as failed:
            self.show(status=self.pane.told(failed), draft=draft)
        else:
            if status is not None:
                self.show(status=status, draft=self.draft_after(message))

    def look_afresh(self) -> None:
        """Forget what was being looked at: the learner turned to another attempt."""

    def act(self, message: Message) -> str | None:
        """Do what the message asks for; the status to show, or None when a screen was shown already.

        A kind does here what goes before each of its own messages.

        Raises Refusal, MovedOn or StoreError; the page then says so over the screen as it stands.
        """
        status: str | None = self.handle(message)
        return status

    def _acted(self, message: Message) -> str | None:
        if message.type not in EVERYWHERE:
            return self.act(message)
        before = self.practice.attempt
        try:
            status: str | None = self.handle(message)
        finally:
            if message.type not in ("hello", "name") and self.practice.attempt is not before:
                self.look_afresh()
        return status

    @on("hello", takes=Hello)
    def _hello(self, message: Hello) -> str:
        self._key = message.key
        self.clock = Clock.at(message.zone)
        return self._meet(message.name, message.where)

    @on("name", takes=Named)
    def _name(self, message: Named) -> str:
        return self._meet(message.name)

    def _meet(self, name: str, where: str = "") -> str:
        practice = self.practice
        practice.meet(self._key, name)
        if practice.session is not None or practice.learner is None:
            return ""
        self.look_afresh()
        if not practice.go_back_to(where):
            return ""
        assert practice.session is not None
        return self.welcome_back() if practice.session.moves else ""

    @on("forget")
    def _forget_name(self, message: Message) -> str:
        self.practice.forget()
        return ""

    @on("begin")
    def _begin(self, message: Message) -> str:
        self.practice.begin()
        return ""

    @on("open", takes=Value)
    def _open_attempt(self, message: Value) -> str:
        self.practice.open(message.value)
        return ""

    @on("stay")
    def _stay(self, message: Message) -> str:
        return ""

    @on("afresh", takes=Sure)
    def _afresh(self, message: Sure) -> str | None:
        """Go back to the beginning; ask first where that leaves something that is not finished."""
        practice = self.practice
        is_under_way = practice.is_under_way()
        left = [(attempt.id, when(attempt.started_at)) for attempt in practice.unfinished()]
        if message.value != SURE and (is_under_way or left):
            self._asks_afresh = True
            self.screen(ask_afresh(left, is_under_way=is_under_way), seq=self.pane.seq)
            return None
        practice.leave()
        self._left_unfinished = is_under_way or bool(left)
        return "What you left is kept. Begin whenever you like." if is_under_way else ""

    def _learner(self) -> str:
        if self.practice.learner is None:
            raise Refusal("Type your name first.")
        return self.practice.learner

    @on("mine")
    def _mine(self, message: Message) -> None:
        """Show what is stored of this learner."""
        self._show_mine(self._learner(), asks=False)

    def _show_mine(self, learner: str, *, asks: bool) -> None:
        practice = self.practice
        told = told_of(own_records(practice.store, learner))
        self.screen(mine_screen(told, asks=asks, is_named=practice.named_by_setting), seq=self.pane.seq)

    @on("export_mine")
    def _export_mine(self, message: Message) -> None:
        text = as_json(self.practice.store, self._learner(), self.practice.name)
        self.save(OWN_FILE, "application/json", text, "Everything that is kept of you is in the file.")

    @on("certificate")
    def _certificate(self, message: Message) -> None:
        text = certificate(self.practice.store, self._learner(), self.practice.name, self.clock.today())
        self.save("certificate.html", "text/html", text, "The certificate is in the file. Open it and print it.")

    @on("delete_mine", takes=Sure)
    def _delete_mine(self, message: Sure) -> str | None:
        """Delete what is stored of this learner, once they are sure."""
        learner = self._learner()
        if message.value != SURE:
            self._show_mine(learner, asks=True)
            return None
        deleted = self.practice.store.forget(learner)
        self.practice.leave()
        return "Everything that was kept of you is deleted." if deleted else "There was nothing to delete."

    def end_round(self, status: str, draft: str) -> None:
        """Complete the answer, and say where the learner stands now."""
        practice = self.practice
        self.pane.going = {
            "exercise": practice.exercise.id,
            "title": practice.exercise.title,
            "name": practice.name,
            "under_way": practice.is_under_way() or (practice.session is None and self._left_unfinished),
            "can_begin_afresh": practice.session is not None and not self._asks_afresh,
            "where": practice.whereabouts,
        }
        self._asks_afresh = False
        super().end_round(status, draft)

    def tell_due(self, due: Mapping[str, Sequence[date]]) -> None:
        """Let the learner's own browser keep what is due here, for the start page; nothing while nobody is there.

        Args:
            due: what there is to do, in words that anybody may see on a screen, and the days on which it is due.
        """
        if self.practice.learner is None:
            self.pane.due = {}
            return
        entries = [{"says": says, "days": [day.isoformat() for day in days]} for says, days in due.items() if days]
        exercise = self.practice.exercise
        self.pane.due = {"exercise": exercise.id, "title": exercise.title, "due": entries}

    def welcome_back(self) -> str:
        """What is said to somebody whose practice goes on."""
        return f"Welcome back, {self.practice.name}. You are back where you left off."


EVERYWHERE = frozenset(PracticePage.handlers)
"""The messages that every page of a learner takes, whatever is practised on it."""


def when(started_at: str) -> str:
    """Return when an attempt began, as its learner reads it."""
    return started_at[:16].replace("T", ", ") + " UTC"
