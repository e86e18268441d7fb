"""The simple view: any page in stock widgets, for where its own program cannot load."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import ipywidgets

from .document import Body, Slot
from .fields import Field
from .messages import NO_KEY
from .page import PracticePage
from .plain_widgets import PlainScreen
from .walking import found_in

WORD = "word"
SECRET = Field(WORD, "A secret word", hint="Use the same name and word next time to continue your work.")
"""Stands for the key that a browser would keep: whoever knows name and word goes on with the work."""
HELLO = {"type": "hello", "key": NO_KEY, "name": ""}
"""No browser keeps a key or a name here."""
MISSING = "Something is missing. Fill in every field, then try again."


class SimpleView:
    """A page over an `UnseenPane`, drawn anew in stock widgets after each message."""

    def __init__(self, page: PracticePage) -> None:
        self.page = page
        self.drawn = PlainScreen(self.deliver, {"name": [SECRET]})
        self.afresh = ipywidgets.Button(description="Begin afresh")
        self.afresh.on_click(lambda _pressed: self.deliver({"type": "afresh"}))
        self.widget = self.drawn.widget
        self.deliver(HELLO)

    def key_of(self, word: str) -> str:
        """Return the key that a secret word stands for."""
        return hashlib.sha256(word.encode()).hexdigest()[:32]

    def deliver(self, message: Mapping[str, Any]) -> None:
        """Answer a message, and show what came of it."""
        page, before = self.page, self.page.shown
        if message["type"] == "name":
            page.practice.meet(self.key_of(message[WORD]), message["name"])
            message = HELLO if page.practice.learner else {}
        if page.read(message) is None:
            self.drawn.fill({}, status=MISSING)
            return
        page.deliver(message)
        self.drawn.foot = [self.afresh] if page.pane.going.get("can_begin_afresh") else []
        self.show(is_new=page.shown is not before)

    def show(self, *, is_new: bool) -> None:
        """Draw what the page shows; a screen that is not new is only filled in further."""
        page = self.page
        if page.shown is None:
            return
        if is_new:
            self.drawn.show(page.shown, seq=page.pane.seq)
        empty: dict[str, Body] = {slot.name: () for slot in found_in(page.shown, Slot)}
        self.drawn.fill(empty | page.slots, status=page.pane.status)
