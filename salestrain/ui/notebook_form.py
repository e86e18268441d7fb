"""A form in a notebook: something to fill in, and the answer below it, so that nobody has to change code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets

from ..core.events import Refusal
from .answers import Message
from .document import Content, Form, Slot, Text
from .phrases import PRESS
from .plain_widgets import PlainScreen
from .style import STYLE


class NotebookForm(ipywidgets.VBox):
    """A form with a place for its answer. Where no kernel runs yet it says how it is opened."""

    def __init__(self, form: Form, answer: Callable[[Message], Content], about: str) -> None:
        """Show a form in a notebook.

        Args:
            form: what is asked.
            answer: makes what is shown below of what was filled in; a Refusal is shown as a sentence.
            about: what can be done here, for where nothing runs yet, such as "Weigh a question of your own".
        """
        self._answer = answer
        self._about = about
        self.drawn = PlainScreen(self._deliver)
        self.drawn.show([form, Slot("answer")])
        super().__init__([ipywidgets.HTML(f"<style>{STYLE}</style>"), self.drawn.widget])

    def _deliver(self, message: Message) -> None:
        try:
            self.drawn.fill({"answer": self._answer(message)})
        except Refusal as refusal:
            self.drawn.fill({"answer": [Text(str(refusal), "caution", live="status")]})

    def __repr__(self) -> str:
        return f"{self._about}: {PRESS}."

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_words(super()._repr_mimebundle_(**kwargs), repr(self))


def with_words(bundle: Any, words: str) -> Any:
    """Return what a widget shows, with words for where it cannot be drawn: a notebook that was not run yet."""
    if isinstance(bundle, dict):
        return {**bundle, "text/plain": words, "text/markdown": f"*{words}*"}
    return bundle
