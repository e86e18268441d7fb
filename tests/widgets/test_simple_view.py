"""Where the page's own program cannot load, any page can be read and answered in stock widgets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ipywidgets
import pytest

from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.kinds.process.page import ProcessPage
from salestrain.store import open_store
from salestrain.ui.simple_view import MISSING, SimpleView
from salestrain.ui.unseen_pane import UnseenPane


@pytest.fixture
def view(store: Path) -> SimpleView:
    """The page of a process that somebody sees for the first time."""
    return opened(store)


def opened(store: Path) -> SimpleView:
    practice = Practice(library().get("process_map"), open_store(str(store)), settings={})
    return SimpleView(ProcessPage(practice, UnseenPane()))


def widgets(view: SimpleView) -> Iterator[ipywidgets.Widget]:
    waiting = [view.widget]
    while waiting:
        widget = waiting.pop(0)
        yield widget
        waiting = [*getattr(widget, "children", ()), *waiting]


def press(view: SimpleView, words: str) -> None:
    next(w for w in widgets(view) if isinstance(w, ipywidgets.Button) and w.description == words).click()


def fill(view: SimpleView, label: str, value: str) -> None:
    next(w for w in widgets(view) if getattr(w, "description", "") == label and hasattr(w, "value")).value = value


def words_on(view: SimpleView) -> str:
    return "\n".join(w.value for w in widgets(view) if isinstance(w, ipywidgets.HTML))


def say_who(view: SimpleView, name: str, word: str) -> None:
    fill(view, "Your name", name)
    fill(view, "A secret word", word)
    press(view, "Continue")


def test_a_form_and_a_button_lead_on(view: SimpleView) -> None:
    say_who(view, "Ana", "heron")
    press(view, "Begin")
    assert "Use the sample deals" in [w.description for w in widgets(view) if isinstance(w, ipywidgets.Button)]


def test_who_comes_back_with_name_and_word_goes_on(view: SimpleView, store: Path) -> None:
    say_who(view, "Ana", "heron")
    press(view, "Begin")
    press(view, "Use the sample deals")
    again = opened(store)
    say_who(again, "Ana", "heron")
    assert "Welcome back, Ana" in words_on(again)


def test_another_word_is_somebody_else(view: SimpleView, store: Path) -> None:
    say_who(view, "Ana", "heron")
    press(view, "Begin")
    other = opened(store)
    say_who(other, "Ana", "crane")
    assert "Begin" in [w.description for w in widgets(other) if isinstance(w, ipywidgets.Button)]


def test_who_is_there_already_stays_who_they_are(store: Path) -> None:
    """The simple view opens beside a page on which somebody said who they are."""
    practice = Practice(library().get("process_map"), open_store(str(store)), settings={})
    practice.meet("0123456789abcdef" * 2, "Ana")
    before = practice.learner
    SimpleView(ProcessPage(practice, UnseenPane()))
    assert before == practice.learner


def test_a_form_with_something_missing_says_so(view: SimpleView) -> None:
    press(view, "Continue")
    assert MISSING in words_on(view)
