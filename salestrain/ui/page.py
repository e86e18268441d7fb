"""What every page does: one answer a message, nothing lost on a bad day; a learner's page also asks who is there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ..attempts.clock import Clock
from ..attempts.own_records import as_json, own_records
from ..attempts.practice import MovedOn, Practice
from ..core.events import Refusal
from ..store import StoreError
from .blocks import SURE, ask_afresh
from .certificate import certificate
from .document import Body, Screen
from .html import to_html
from .messages import EVERYWHERE, LONGEST_TEXT, Message, a_beginning, read_message
from .mine import mine_screen, told_of

log = logging.getLogger(__name__)

OWN_FILE = "what_is_kept_of_me.json"


class Page:
    """Shows screens in a `Pane`. Every message is answered by one round, whatever happens.

    A page says in `forms` which messages it takes, and does them in `answer`.
    """

    forms: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {}
    """Each type of message with its fields and what makes a value of them; see `messages`."""
    optional: Mapping[tuple[str, str], Any] = {}
    """What a field is that a form does not send, by (type, field)."""
    calm = "Something went wrong. Your work is saved up to the last answer; reload the page to continue."
    not_taken = "That did not reach the exercise as it should, and nothing was changed. Reload the page and try again."

    def __init__(self, pane: Any) -> None:
        self.shown: Screen | None = None
        self.slots: dict[str, Body] = {}
        self.pane = pane
        pane.on_msg(self.received)

    def read(self, content: Any) -> Message | None:
        """Return the message that came, or None for one that this page does not take."""
        return read_message(content, self.forms, self.optional)

    def answer(self, message: Message) -> None:
        """Do what the message asks for, and show what came of it.

        Raises:
            StoreError: the store cannot be read or written; the page then says so over the screen as it stands.
        """
        raise NotImplementedError

    def received(self, pane: Any, content: Any, buffers: Any = None) -> None:
        """Answer one message, whatever it is."""
        message = self.read(content)
        if message is None:
            self._say(self.not_taken, Message("", fields={"text": _typed(content)}))
            return
        try:
            self.answer(message)
        except StoreError as failed:  # not even what was kept can be shown
            self._say(self.pane.told(failed), message)
        except Exception:
            log.exception("A message of the page could not be answered")
            self._say(self.calm, message)

    def deliver(self, content: Mapping[str, Any]) -> None:
        """Answer a message, and then what the page asks for next, as a browser would send it."""
        self.received(self.pane, dict(content))
        while self.pane.more:
            self.received(self.pane, {"type": self.pane.more, "seq": self.pane.seq})

    def _say(self, status: str, message: Message) -> None:
        """Say a sentence over the screen that is there already."""
        with self.pane.hold_sync():
            self.pane.more = ""  # what went wrong is not asked for again
            self.end_round(status, message.fields.get("text", ""))

    def screen(
        self,
        screen: Screen,
        status: str = "",
        seq: int = 0,
        slots: Mapping[str, Body] | None = None,
        focus: str = "",
        more: str = "",
    ) -> None:
        """Show a screen in place of what was there; `slots` fill its places.

        The reader is taken to its heading, or to `focus`: an id or a slot of it, `stay` for nowhere. `more` is a
        message that the browser sends by itself once it has shown the screen.
        """
        self.shown, self.slots = screen, dict(slots or {})
        with self.pane.hold_sync():
            self.pane.screen, self.pane.sheet, self.pane.seq = "sheet", str(to_html(screen)), seq
            self.pane.parts, self.pane.focus, self.pane.more = _parts(self.slots), focus, more
            self.end_round(status, "")

    def fill_slots(self, slots: Mapping[str, Body], status: str = "", focus: str = "stay") -> None:
        """Fill places of the screen that is there; the rest of it, and where the reader is, stay as they are."""
        self.slots |= slots
        with self.pane.hold_sync():
            self.pane.parts, self.pane.focus, self.pane.more = _parts(slots), focus, ""
            self.end_round(status, "")

    def save(self, name: str, type_: str, text: str, status: str) -> None:
        """Give the reader a file to keep; the sheet stays as it is."""
        with self.pane.hold_sync():
            self.pane.file = {"name": name, "type": type_, "text": text}
            self.pane.focus, self.pane.more = "stay", ""
            self.end_round(status, "")
        self.pane.file = {}  # the same file once more is a change again

    def end_round(self, status: str, draft: str) -> None:
        """Complete the answer."""
        self.pane.status, self.pane.draft = status, draft
        self.pane.round += 1


def _typed(content: Any) -> str:
    """Return the words in a message that was not taken, so that they stay in the box."""
    return (isinstance(content, dict) and a_beginning(LONGEST_TEXT)(content.get("text"))) or ""


def _parts(slots: Mapping[str, Body]) -> dict[str, str]:
    """The HTML of each slot."""
    return {name: str(to_html(list(body))) for name, body in slots.items()}


class PracticePage(Page):
    """Shows a `Practice`. A kind's page does its messages in `act` and draws itself in `show`."""

    moved_on = "Your work continued elsewhere, perhaps in another tab. This is where it stands now."

    def __init__(self, practice: Practice, pane: Any) -> None:
        super().__init__(pane)
        self.practice = practice
        self._key = ""
        self._asks_afresh = self._left_unfinished = False
        self.clock = Clock()

    def act(self, message: Message) -> str | None:
        """Do what the message asks for; the status to show, or None when a screen was shown already.

        Raises Refusal, MovedOn or StoreError; the page then says so over the screen as it stands.
        """
        raise NotImplementedError

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw where the learner stands."""
        raise NotImplementedError

    def draft_after(self, message: Message) -> str:
        """Words that go back into the box after the message was done."""
        return ""

    def answer(self, message: Message) -> None:
        """Do what the message asks for; what was refused or failed is said over the screen."""
        draft = message.fields.get("text", "") if message.type == "say" else ""
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

    def _acted(self, message: Message) -> str | None:
        if message.type not in EVERYWHERE:
            return self.act(message)
        if message.type in ("hello", "name"):
            return self._meet(message)
        before = self.practice.attempt
        try:
            return self._turned(message)
        finally:
            if self.practice.attempt is not before:
                self.look_afresh()

    def _turned(self, message: Message) -> str | None:
        """Turn to another attempt, or leave; every page can."""
        practice = self.practice
        if message.type == "forget":
            practice.forget()
        elif message.type == "begin":
            practice.begin()
        elif message.type == "open":
            practice.open(message.fields["value"])
        elif message.type == "stay":
            return ""
        elif message.type == "afresh":
            return self._afresh(is_sure=message.fields["value"] == SURE)
        elif message.type in ("mine", "export_mine", "certificate", "delete_mine"):
            return self._mine(message)
        return ""

    def _meet(self, message: Message) -> str:
        if message.type == "hello":
            self._key = message.fields["key"]
            self.clock = Clock.at(message.fields["zone"])
        practice = self.practice
        practice.meet(self._key, message.fields["name"])
        if practice.session is not None or practice.learner is None:
            return ""
        self.look_afresh()
        if not practice.go_back_to(message.fields.get("where", "")):
            return ""
        assert practice.session is not None
        return self.welcome_back() if practice.session.moves else ""

    def _afresh(self, *, is_sure: bool) -> str | None:
        """Go back to the beginning; ask first where that leaves something that is not finished."""
        practice = self.practice
        is_under_way = practice.is_under_way()
        left = [(attempt.id, when(attempt.started_at)) for attempt in practice.unfinished()]
        if not is_sure and (is_under_way or left):
            self._asks_afresh = True
            self.screen(ask_afresh(left, is_under_way=is_under_way), seq=self.pane.seq)
            return None
        practice.leave()
        self._left_unfinished = is_under_way or bool(left)
        return "What you left is kept. Begin whenever you like." if is_under_way else ""

    def _mine(self, message: Message) -> str | None:
        """Show what is stored of this learner, give it to them, or delete it once they are sure."""
        practice = self.practice
        if practice.learner is None:
            raise Refusal("Type your name first.")
        if message.type == "export_mine":
            text = as_json(practice.store, practice.learner, practice.name)
            self.save(OWN_FILE, "application/json", text, "Everything that is kept of you is in the file.")
            return None
        if message.type == "certificate":
            text = certificate(practice.store, practice.learner, practice.name, self.clock.today())
            self.save("certificate.html", "text/html", text, "The certificate is in the file. Open it and print it.")
            return None
        if message.fields.get("value") == SURE:
            deleted = practice.store.forget(practice.learner)
            practice.leave()
            return "Everything that was kept of you is deleted." if deleted else "There was nothing to delete."
        told = told_of(own_records(practice.store, practice.learner))
        asks = message.type == "delete_mine"
        self.screen(mine_screen(told, asks=asks, is_named=practice.named_by_setting), seq=self.pane.seq)
        return None

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


def when(started_at: str) -> str:
    """Return when an attempt began, as its learner reads it."""
    return started_at[:16].replace("T", ", ") + " UTC"
