"""A talk in a notebook: the chat, or plain widgets where its program cannot load. The room does without all of it."""

from __future__ import annotations

import ipywidgets

from ....store import Store
from ....ui.column import view_of
from ..content import Scenario
from ..practice import TalkPractice
from .plain import PlainView
from .talk_page import Page


def view(exercise: Scenario, store: Store) -> ipywidgets.Widget:
    """Return the page of a talk."""
    practice = TalkPractice(exercise, store)
    return view_of(Page, practice, lambda: PlainView(practice).widget)
