"""What every page does: one answer a message, and nothing lost on a bad day."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, ClassVar

from ..store import StoreError
from .document import Body, Screen
from .html import to_html
from .messages import LONGEST_TEXT, Handler, Message, handlers_of, mended, read_message

log = logging.getLogger(__name__)


class Page:
    """Shows screens in a `Pane`. Every message is answered by one round, whatever happens.

    Which messages a page takes, its methods say that are marked with `on`; see `messages`.
    """

    handlers: ClassVar[Mapping[str, Handler]] = {}
    """What does each type of message. A page names here those of its parts; its own are found."""
    calm = "Something went wrong. Your work is saved up to the last answer; reload the page to continue."
    not_taken = "That did not reach the exercise as it should, and nothing was changed. Reload the page and try again."

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        inherited: dict[str, Handler] = {}
        for base in reversed(cls.__bases__):
            inherited |= getattr(base, "handlers", {})
        cls.handlers = {**inherited, **vars(cls).get("handlers", {}), **handlers_of(cls)}

    def __init__(self, pane: Any) -> None:
        self.shown: Screen | None = None
        self.slots: dict[str, Body] = {}
        self.pane = pane
        pane.on_msg(self.received)

    def read(self, content: Any) -> Message | None:
        """Return the message that came, or None for one that this page does not take."""
        return read_message(content, self.handlers)

    def handle(self, message: Message) -> Any:
        """Do what the message asks for, by its handler, and return what that returns."""
        return self.handlers[message.type].call(self, message)

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
            self.say_over(self.not_taken, _typed(content))
            return
        try:
            self.answer(message)
        except StoreError as failed:  # not even what was kept can be shown
            self.say_over(self.pane.told(failed), message.draft)
        except Exception:
            log.exception("A message of the page could not be answered")
            self.say_over(self.calm, message.draft)

    def deliver(self, content: Mapping[str, Any]) -> None:
        """Answer a message, and then what the page asks for next, as a browser would send it."""
        self.received(self.pane, dict(content))
        while self.pane.more:
            self.received(self.pane, {"type": self.pane.more, "seq": self.pane.seq})

    def say_over(self, status: str, draft: str) -> None:
        """Say a sentence over the screen that is there already; `draft` is put back into the box."""
        with self.pane.hold_sync():
            self.pane.more = ""  # what went wrong is not asked for again
            self.end_round(status, draft)

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
    text = content.get("text") if isinstance(content, dict) else None
    return mended(text[:LONGEST_TEXT]) if isinstance(text, str) else ""


def _parts(slots: Mapping[str, Body]) -> dict[str, str]:
    """The HTML of each slot."""
    return {name: str(to_html(list(body))) for name, body in slots.items()}
