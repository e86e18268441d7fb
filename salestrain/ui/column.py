"""A page in a notebook: its pane as a widget, and the way to the simple view until the pane has shown something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets

from ..attempts.practice import Practice
from .notebook_form import with_words
from .page import PracticePage
from .phrases import PRESS
from .unseen_pane import UnseenPane

LATE = "Page not showing? Use the simple view"


class Column(ipywidgets.VBox):
    """The page's column; where only text can be shown it says what it is, the same each time."""

    def __repr__(self) -> str:
        return f"The practice opens here: {PRESS}."

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_words(super()._repr_mimebundle_(**kwargs), repr(self))


def seen(page: PracticePage, simple_view: Callable[[], ipywidgets.Widget]) -> Column:
    """Return the page with its pane in it, and a button to the simple view that goes once the page has answered.

    Args:
        page: the page.
        simple_view: makes what takes the pane's place when the button is pressed.
    """
    button = ipywidgets.Button(description=LATE)
    button.add_class("st-late")
    # A box that scrolls by itself would let the form scroll away.
    column = Column([page.pane, button], layout={"overflow": "visible"})
    button.on_click(lambda _: setattr(column, "children", [simple_view()]))
    page.pane.observe(lambda _: setattr(button.layout, "display", "none"), "round")
    return column


def view_of(
    page: Callable[[Any, Any], PracticePage],
    practice: Practice,
    simple_view: Callable[[], ipywidgets.Widget] | None = None,
) -> ipywidgets.Widget:
    """Return the page of an exercise, or the same in stock widgets where its program cannot load.

    Args:
        page: makes the page from the practice and its pane.
        practice: what its learner does.
        simple_view: makes the stock widgets; by default they show the screens of the page.
    """
    from .simple_view import SimpleView

    def screens() -> ipywidgets.Widget:
        return SimpleView(page(practice, UnseenPane())).widget

    plain = simple_view or screens
    try:
        from .pane import Pane
    except ImportError:
        return plain()
    return seen(page(practice, Pane(lang=practice.exercise.lang)), plain)
