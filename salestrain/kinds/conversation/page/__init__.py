"""A talk in a notebook or page: the chat, or plain widgets where its program cannot load."""

from __future__ import annotations

import ipywidgets

from ....store import Store
from ....ui.column import seen
from ..content import Scenario
from ..practice import TalkPractice
from .plain import PlainView
from .talk_page import Page


def view(exercise: Scenario, store: Store) -> ipywidgets.Widget:
    """Return the page of a talk."""
    practice = TalkPractice(exercise, store)

    def simple_view() -> ipywidgets.Widget:
        return PlainView(practice).widget

    try:
        from ....ui.pane import Pane
    except ImportError:
        return simple_view()
    return seen(Page(practice, Pane(lang=exercise.lang)), simple_view)
