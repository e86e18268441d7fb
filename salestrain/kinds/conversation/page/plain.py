"""The simple view: the same page in stock widgets, for where its own program cannot load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets

from ....core.session import Session
from ....ui import Body, Field, Fold, Form, Hidden, Line, Node, Slot, Text, Transcript, found_in, to_html
from ....ui.phrases import Phrase, strong
from ....ui.plain_sheet import UnseenPane
from ....ui.plain_widgets import PlainScreen
from ..debrief import Line as SaidLine
from ..debrief import transcript
from ..practice import TalkPractice
from .meant import meant
from .panel import panel
from .talk_page import Page, choices

WORD = "word"
SECRET = Field(WORD, "A secret word", hint="With the same name and word your talk goes on here another time.")
HELLO = {"type": "hello", "key": "0" * 32, "name": ""}
"""No browser keeps a key or a name here; the secret word stands for the key."""
MISSING = "Something is missing. Fill in every field, then try again."


class PlainView:
    """A talk in stock widgets: screens as they are, the talk itself as lines, a box and buttons."""

    def __init__(self, practice: TalkPractice) -> None:
        self.practice = practice
        self._page = Page(practice, UnseenPane())
        self._screen = PlainScreen(self._deliver, {"name": [SECRET]})
        self.widget = self._screen.widget
        self._deliver(HELLO)

    def _deliver(self, message: Mapping[str, Any]) -> None:
        """Answer a message, and show what came of it."""
        page, shown = self._page, self._page.shown
        if message["type"] == "name":
            self.practice.meet(f"word:{message[WORD]}", message["name"])
            message = HELLO if self.practice.learner else {}
        if page.read(message) is None:
            self._screen.fill({}, status=MISSING)
            return
        page.received(page.pane, message)
        while page.pane.more:
            page.received(page.pane, {"type": page.pane.more, "seq": page.pane.seq})
        if page.pane.screen == "talk":
            self._show_talk()
        elif page.shown is not None:
            self._show_screen(is_new=page.shown is not shown)

    def _show_talk(self) -> None:
        pane, session = self._page.pane, self.practice.session
        assert session is not None, "a talk is shown"
        self._screen.show(talk(session, pane.draft), seq=pane.seq, status=pane.status)

    def _show_screen(self, *, is_new: bool) -> None:
        page = self._page
        assert page.shown is not None, "a screen is shown"
        if is_new:
            self._screen.show(page.shown, seq=page.pane.seq)
        empty: dict[str, Body] = {slot.name: () for slot in found_in(page.shown, Slot)}
        self._screen.fill(empty | page.slots, status=page.pane.status)


def talk(session: Session, draft: str) -> list[Node | None]:
    """Show a talk that goes on: what was said, a box for the next line, the lines to choose from, what is known.

    Args:
        session: the talk.
        draft: what stands in the box.
    """
    lines = [Line(line.name, line.text, line.who, _heard(line)) for line in transcript(session)]
    offered = [
        Form("choose", [Hidden("move", choice.move)], choice.text, "plain", layout="row") for choice in choices(session)
    ]
    return [
        Transcript(lines),
        Form("say", [Field("text", "You say", "long", draft)], "Send"),
        _correction(session),
        Text([strong("Or choose a line:")]),
        *offered,
        panel(session),
    ]


def _heard(line: SaidLine) -> Body:
    if line.how not in ("heard", "corrected"):
        return []
    return [Phrase(f"heard as: {'; '.join(line.heard_as)}", "remark")]


def _correction(session: Session) -> Fold | None:
    """Offer what the latest typed line may have meant."""
    candidates = meant(session)
    if not candidates:
        return None
    none_of_these = Form("correct", [], "None of these", "plain")
    forms = [
        Form("correct", [Hidden("moves", candidate["move"])], candidate["text"], "plain") for candidate in candidates
    ]
    return Fold("Not what I meant: correct it", [none_of_these, *forms])


def sentence(text: str) -> ipywidgets.HTML:
    """Return a sentence in place of a page."""
    return ipywidgets.HTML(to_html(Text(text, "caution", live="alert")))
