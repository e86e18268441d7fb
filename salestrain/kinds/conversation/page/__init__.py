"""A talk in a notebook or page: the chat, or plain widgets where its program cannot load."""

from __future__ import annotations

import ipywidgets

from ....store import Store
from ..content import Scenario
from ..practice import TalkPractice
from .plain import PlainView


def view(exercise: Scenario, store: Store) -> ipywidgets.Widget:
    """The page of a talk."""
    practice = TalkPractice(exercise, store)
    try:
        from .talk_page import Page
    except ImportError:
        return PlainView(practice).widget
    page = Page(practice)
    page.simple.on_click(lambda _: setattr(page.widget, "children", [PlainView(practice).widget]))
    return page.widget
