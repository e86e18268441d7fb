"""The simple view: the same page in stock widgets, for where its own program cannot load."""

from __future__ import annotations

import ipywidgets

from ....core.session import Session
from ....ui import Body, Field, Fold, Form, Hidden, Line, Node, Text, Transcript, to_html
from ....ui.phrases import Phrase, strong
from ....ui.simple_view import SimpleView
from ....ui.unseen_pane import UnseenPane
from ..debrief import Line as SaidLine
from ..debrief import transcript
from ..practice import TalkPractice
from .meant import meant
from .panel import panel
from .talk_page import Page, choices


class PlainView(SimpleView):
    """A talk in stock widgets: screens as they are, the talk itself as lines, a box and buttons."""

    def __init__(self, practice: TalkPractice) -> None:
        self.practice = practice
        super().__init__(Page(practice, UnseenPane()))

    def key_of(self, word: str) -> str:
        """Return the key by which learners of talks have been known since there is a simple view."""
        return f"word:{word}"

    def show(self, *, is_new: bool) -> None:
        """Draw the talk while it goes on, and otherwise the screen before or after it."""
        pane, session = self.page.pane, self.practice.session
        if pane.screen != "talk" or session is None:
            super().show(is_new=is_new)
            return
        self.drawn.show(talk(session, pane.draft), seq=pane.seq, status=pane.status)


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
        Form("say", [Field("text", "What do you say?", "long", draft)], "Send"),
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
