"""Every page says what is kept of the one who looks, gives it to them, and deletes it once they are sure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from salestrain.core.events import Move
from salestrain.ui import Button, found_in, to_text
from salestrain.ui.certificate import certificate
from salestrain.ui.mine import NAMED, mine_screen
from salestrain.ui.page import PracticePage
from tests.store.test_forgetting import holds
from tests.widgets.practising import GOOD, practice_at
from tests.widgets.test_afresh import DONE, page_of, send, title, under_way


@pytest.mark.parametrize("kind", DONE)
def test_every_page_leads_there_from_the_name(kind: str, store: Path) -> None:
    page = page_of(kind, store)
    assert page.shown is not None
    assert "mine" in [button.send for button in found_in(page.shown, Button)]
    send(page, type="mine")
    assert "What is kept of you" == title(page)


def test_the_file_has_every_word_that_was_typed(store: Path) -> None:
    page = under_way("conversation", store)
    files: list[dict[str, str]] = []
    page.pane.observe(lambda change: files.append(change["new"]), "file")
    send(page, type="export_mine")
    text = next(file["text"] for file in files if file)
    (attempt,) = json.loads(text)["attempts"]
    assert ("wicket_fair", "Ana") == (attempt["exercise_id"], json.loads(text)["name"])
    assert "What brings you here?" in text


@pytest.mark.parametrize("kind", DONE)
def test_a_first_press_deletes_nothing(kind: str, store: Path) -> None:
    page = under_way(kind, store)
    before = page.practice.attempts()
    send(page, type="delete_mine")
    assert before == page.practice.attempts() != ()


@pytest.mark.parametrize("kind", DONE)
def test_the_second_one_deletes_everything_everywhere(kind: str, store: Path) -> None:
    page = under_way(kind, store)
    send(page, type="delete_mine", value="sure")
    assert ((), "Everything that was kept of you is deleted.") == (page.practice.attempts(), page.pane.status)


def test_deleted_words_are_in_no_file_of_the_store(store: Path) -> None:
    page = under_way("plan", store)
    assert [] != holds(store.parent, "Be known")
    send(page, type="delete_mine", value="sure")
    assert [] == holds(store.parent, "Be known")


def test_one_can_go_on_after_that(store: Path) -> None:
    page = under_way("conversation", store)
    send(page, type="delete_mine", value="sure")
    send(page, type="begin")
    send(page, type="say", text="What brings you here?")
    assert 1 == len(page.practice.attempts())


def test_nobody_deletes_what_is_another_persons(store: Path) -> None:
    ana, ben = under_way("conversation", store), page_of("conversation", store)
    send(ben, type="name", name="Ben")
    send(ben, type="delete_mine", value="sure")
    assert "There was nothing to delete." == ben.pane.status
    assert 1 == len(ana.practice.attempts())


def test_who_gave_no_name_has_nothing_there(store: Path) -> None:
    page = page_of("conversation", store)
    send(page, type="forget")
    send(page, type="export_mine")
    assert "Type your name first." == page.pane.status


def saved(page: PracticePage, kind: str) -> str:
    """The file that a message makes the page give."""
    files: list[dict[str, str]] = []
    page.pane.observe(lambda change: files.append(change["new"]), "file")
    send(page, type=kind)
    return next(file["text"] for file in files if file)


def test_a_certificate_says_what_was_finished_and_nothing_of_how_well(store: Path) -> None:
    practice = practice_at(store)
    practice.begin(0)
    for name in GOOD:
        practice.do(Move("choose", {"move": name}), None)
    practice.do(Move("predict", {"total": 70}), None)
    practice.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.cost"]}), None)
    practice.do(Move("open_debrief", {}), None)
    text = certificate(practice.store, practice.learner or "", "Ana & Co", date(2027, 3, 1))
    assert "Ana &amp; Co" in text and "1 Mar 2027" in text and practice.exercise.title in text
    assert "of 100" not in text and "<script" not in text


def test_without_anything_finished_a_certificate_says_so(store: Path) -> None:
    assert "No exercise was finished under this name yet." in saved(page_of("plan", store), "certificate")


def test_who_is_named_by_a_setting_is_told_that_the_store_holds_the_name() -> None:
    told = [to_text(mine_screen([], is_named=is_named), 1_000).text for is_named in (True, False)]
    assert [True, False] == [NAMED in text for text in told]
