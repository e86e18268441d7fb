"""The planner's page over a real store, driven as a browser drives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from salestrain.attempts.practice import Practice
from salestrain.kinds.plan.content import PlanExercise
from salestrain.kinds.plan.page.page import PlanPage
from salestrain.store import open_store
from salestrain.ui.answers import standing
from salestrain.ui.document import Content, Screen
from salestrain.ui.fields import Choice, Field, id_of
from salestrain.ui.text import to_text
from salestrain.ui.unseen_pane import UnseenPane
from salestrain.ui.walking import found_in
from tests.plan.building import exercise

KEY = "0123456789abcdef" * 2
WIDE = 10_000
"""So many columns that no line of a screen is broken."""


def page_at(store: Path, content: PlanExercise | None = None) -> PlanPage:
    """A page that Mira has opened, and begun."""
    page = PlanPage(Practice(content or exercise(), open_store(str(store)), settings={}), UnseenPane())
    send(page, "hello", key=KEY, name="Mira")
    if page.practice.session is None:
        send(page, "begin")
    return page


def send(page: PlanPage, type_: str, **fields: Any) -> str:
    """One message; the status that answers it."""
    before = page.pane.round
    page.received(page.pane, {"type": type_, "seq": page.pane.seq, **fields})
    assert before + 1 == page.pane.round, f"{type_} was not answered"
    return str(page.pane.status)


def screen_of(page: PlanPage) -> Screen:
    """The screen that is shown."""
    assert page.shown is not None
    return page.shown


def words(content: Screen | Content) -> str:
    """What is read of a screen, or of a part of one."""
    return to_text(content, WIDE).text


def boxes(page: PlanPage, prefix: str) -> dict[str, str]:
    """What stands in the boxes of a form, by name, as a browser would send it."""
    screen = screen_of(page)
    fields = [*found_in(screen, Field), *found_in(screen, Choice)]
    return {field.name: standing(field)[0] for field in fields if id_of(field).startswith(prefix)}
