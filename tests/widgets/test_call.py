"""A real call is read on the page, shown as a profile, and kept nowhere."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.practice import Practice
from salestrain.content.loading import find_folder, load_exercise
from salestrain.kinds.call.page import CallPage
from salestrain.kinds.call.screens import COMMAND, WHAT_BECOMES_OF_IT, WHERE_IT_GOES
from salestrain.places import exercises_folders
from salestrain.store import open_store
from salestrain.talk_metrics import Moment
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


def test_a_file_is_read_as_the_same_words_pasted(desk: Desk) -> None:
    desk.send("paste", file=base64.b64encode(CALL.encode("utf-16")).decode())
    assert "Who is the seller?" == desk.title


def test_a_file_that_is_no_text_is_told_what_would_be_right(desk: Desk) -> None:
    desk.send("paste", file=base64.b64encode(b"%PDF-1.7").decode())
    assert "The file is a PDF" in desk.status


def test_one_call_is_asked_for_where_there_are_words_and_a_file(desk: Desk) -> None:
    desk.send("paste", text=CALL, file=base64.b64encode(CALL.encode()).decode())
    assert "one call at a time" in desk.status


def test_lines_that_are_no_speech_are_shown_before_the_seller_is_asked_for(desk: Desk) -> None:
    desk.send("paste", text=f"Ann started transcription\n{CALL}")
    assert "1 line was not counted as speech" in desk.page.pane.sheet


def questions(desk: Desk) -> list[Moment]:
    """The questions on the page."""
    profile = desk.page._profile
    assert profile is not None
    return list(profile.proof.questions)


def test_a_question_is_left_out_by_one_click_and_counted_again_by_another(desk: Desk) -> None:
    desk.send("sample")
    moment = questions(desk)[0].id
    seen = []
    for click in ("leave_out", "count_again"):
        desk.send(click, value=moment)
        seen.append((desk.page._profile.figure("questions").value, desk.status.split(".")[0], desk.page.pane.focus))
    assert [(5, "Left out", f"st-{moment}"), (6, "Counted again", f"st-{moment}")] == seen


def test_what_is_left_out_is_said_above_the_figures(desk: Desk) -> None:
    desk.send("sample")
    desk.send("leave_out", value=questions(desk)[0].id)
    assert "You left out 1 of the moments below" in desk.page.pane.sheet


def test_every_moment_on_the_page_can_be_left_out(desk: Desk) -> None:
    desk.send("sample")
    moments = [moment.id for moment in desk.page._profile.proof.moments]
    offered = [moment for moment in moments if f'"{moment}"' in desk.page.pane.sheet]
    assert moments == offered


def test_a_moment_that_is_not_there_is_refused(desk: Desk) -> None:
    desk.send("sample")
    desk.send("leave_out", value="question-99-1")
    assert "not on this page" in desk.status


def test_another_transcript_begins_without_what_was_left_out(desk: Desk) -> None:
    desk.send("sample")
    desk.send("leave_out", value=questions(desk)[0].id)
    desk.send("again")
    desk.send("sample")
    assert [] == [moment for moment in questions(desk) if moment.left_out]


def test_where_the_words_go_is_said_where_they_are_pasted(desk: Desk) -> None:
    told = desk.page.pane.sheet.replace("&#39;", "'")
    assert [] == [words for words in (WHERE_IT_GOES, WHAT_BECOMES_OF_IT, COMMAND) if words not in told]


def test_nothing_of_a_call_is_kept(desk: Desk) -> None:
    desk.send("paste", text=CALL)
    desk.send("seller", name="Ann")
    learner = desk.page.practice.learner
    assert learner is not None and () == desk.store.attempts(learner=learner)


def test_names_and_words_stay_text(desk: Desk) -> None:
    desk.send("paste", text="<b>Ann</b>: hello there\nX<i>: well\nAnn: <script>\nBob: no\nAnn: yes\nBob: yes")
    sheet = desk.page.pane.sheet
    assert (False, False) == ("<script>" in sheet, "<b>Ann" in sheet)
