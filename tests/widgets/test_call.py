"""A real call is read on the page, shown as a profile, and kept nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.practice import Practice
from salestrain.content.loading import find_folder, load_exercise
from salestrain.kinds.call.page import CallPage
from salestrain.places import exercises_folders
from salestrain.store import open_store
from salestrain.ui.unseen_pane import UnseenPane
from tests.widgets.practising import KEY

CALL = "Ann: Good morning.\nBob: Good morning, Ann.\nAnn: What does the waiting cost you?\nBob: A day each week."


class Desk:
    """A page, and what a browser would send to it."""

    def __init__(self, store: Path) -> None:
        exercise = load_exercise(find_folder("your_calls", exercises_folders()))
        self.store = open_store(str(store))
        self.page = CallPage(Practice(exercise, self.store, settings={}), UnseenPane())
        self.send("hello", key=KEY, name="Ana")

    def send(self, type_: str, **fields: Any) -> None:
        self.page.received(self.page.pane, {"type": type_, "seq": 0, **fields})

    @property
    def status(self) -> str:
        return self.page.pane.status

    @property
    def title(self) -> str:
        assert self.page.shown is not None
        return self.page.shown.title


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "store.db")


def test_the_invented_call_leads_to_its_profile(desk: Desk) -> None:
    desk.send("sample")
    assert ("", "The profile of Robin") == (desk.status, desk.title)


def test_of_a_pasted_call_it_is_asked_who_sells(desk: Desk) -> None:
    desk.send("paste", text=CALL)
    asked = desk.title
    desk.send("seller", name="Ann")
    assert ("Who is the seller?", "The profile of Ann") == (asked, desk.title)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no words"),
        ("Just words, and nobody's.", "who speaks"),
        ("Ann: I alone.\nAnn: Still I.", "Only Ann"),
        ("Ann: So it is.\nBob: Yes.\n" * 200_000, "5,000,000 characters"),
    ],
    ids=["nothing", "nobody", "one", "five megabytes"],
)
def test_a_text_that_is_no_talk_is_answered_with_what_is_missing(desk: Desk, text: str, sentence: str) -> None:
    desk.send("paste", text=text)
    assert sentence in desk.status


def test_nothing_of_a_call_is_kept(desk: Desk) -> None:
    desk.send("paste", text=CALL)
    desk.send("seller", name="Ann")
    learner = desk.page.practice.learner
    assert learner is not None and () == desk.store.attempts(learner=learner)


def test_names_and_words_stay_text(desk: Desk) -> None:
    desk.send("paste", text="<b>Ann</b>: hello there\nX<i>: well\nAnn: <script>\nBob: no\nAnn: yes\nBob: yes")
    sheet = desk.page.pane.sheet
    assert (False, False) == ("<script>" in sheet, "<b>Ann" in sheet)
