"""A page whose server is gone stands at another one where it stood before; what fails half way has not happened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.attempts.history import AFRESH
from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.core.kind import completed
from salestrain.kinds.drill.page.page import DrillPage
from salestrain.store import Store, StoreBusy, StoreUnwritable, open_store
from salestrain.ui.page import PracticePage
from salestrain.ui.unseen_pane import UnseenPane
from tests.widgets.practising import KEY, a_whole_talk, choose, practice_at
from tests.widgets.test_afresh import DONE, page_of, send, under_way


def come_back(page: PracticePage, kind: str, store: Path) -> PracticePage:
    """Return the page as another server makes it for a browser that shows this one."""
    again = _strange_page(kind, store)
    again.deliver({"type": "hello", "key": KEY, "name": "Ana", "where": page.pane.going["where"]})
    return again


def _strange_page(kind: str, store: Path) -> PracticePage:
    again = page_of(kind, store)
    again.practice.forget()
    return again


@pytest.mark.parametrize("kind", DONE)
def test_what_is_under_way_is_shown_again(kind: str, tmp_path: Path) -> None:
    page = under_way(kind, tmp_path / "store.db")
    again = come_back(page, kind, tmp_path / "store.db")
    assert (page.pane.going["where"], page.pane.seq) == (again.pane.going["where"], again.pane.seq)


def test_a_debrief_that_was_open_is_open_again(tmp_path: Path) -> None:
    practice = practice_at(tmp_path / "store.db")
    a_whole_talk(practice)
    again = practice_at(tmp_path / "store.db")
    assert again.go_back_to(practice.whereabouts)
    assert again.session is not None and "debriefed" == again.session.state.phase


def test_who_left_a_talk_to_begin_afresh_does_not_find_it_open_again(tmp_path: Path) -> None:
    page = under_way("conversation", tmp_path / "store.db")
    left = page.practice.attempt
    send(page, type="afresh", value="sure")
    again = come_back(page, "conversation", tmp_path / "store.db")
    send(again, type="begin")
    assert (AFRESH, True) == (page.pane.going["where"], again.practice.attempt != left)


def test_an_attempt_of_somebody_else_is_not_opened_by_naming_it(tmp_path: Path) -> None:
    page = under_way("conversation", tmp_path / "store.db")
    other = _strange_page("conversation", tmp_path / "store.db")
    other.deliver({"type": "hello", "key": "f" * 32, "name": "Ana", "where": page.pane.going["where"]})
    assert other.practice.attempt is None


def test_a_server_that_was_behind_catches_up_before_it_answers(tmp_path: Path) -> None:
    here, there = practice_at(tmp_path / "store.db"), practice_at(tmp_path / "store.db")
    here.begin()
    there.resume()
    choose(there, "m.open")
    choose(here, "m.like", seq=1)
    assert here.session is not None and 2 == len(here.session.moves)


class Failing:
    """A store in which one operation fails, once."""

    def __init__(self, store: Store, operation: str, error: Exception) -> None:
        self._store, self._operation, self._error = store, operation, error

    def __getattr__(self, name: str) -> Any:
        if name != self._operation:
            return getattr(self._store, name)
        self._operation = ""

        def fail(*_: Any, **__: Any) -> None:
            raise self._error

        return fail


def failing(tmp_path: Path, operation: str) -> Any:
    return Failing(open_store(str(tmp_path / "store.db")), operation, StoreBusy("The store is busy."))


def test_a_talk_that_could_not_be_begun_can_be_begun_afterwards(tmp_path: Path) -> None:
    page = page_of("conversation", tmp_path / "store.db")
    page.practice.store = failing(tmp_path, "begin")
    send(page, type="begin")
    said = page.pane.status
    send(page, type="begin")
    assert ("The store is busy.", "talk") == (said, page.pane.screen)


def test_a_drill_is_begun_with_what_is_trained_or_not_at_all(tmp_path: Path) -> None:
    page = page_of("drill", tmp_path / "store.db")
    page.practice.store = failing(tmp_path, "append")
    send(page, type="train", value=page.practice.exercise.behaviours[0].id)
    [attempt] = page.practice.attempts()
    assert 1 == attempt.moves_kept


def test_a_drill_that_was_begun_without_saying_what_is_trained_can_be_gone_on_with(tmp_path: Path) -> None:
    """Such attempts are left in stores of earlier versions, by a server that was killed."""
    drill = completed(library().get("excuse_to_action"))
    before = Practice(drill, open_store(str(tmp_path / "store.db")), settings={})
    before.meet(KEY, "Ana")
    before.begin()
    page = DrillPage(Practice(drill, open_store(str(tmp_path / "store.db")), settings={}), UnseenPane())
    page.deliver({"type": "hello", "key": KEY, "name": "Ana"})
    send(page, type="train", value=page.practice.exercise.behaviours[0].id)
    assert ("", 1, 1) == (page.pane.status, page.pane.seq, len(page.practice.attempts()))


def test_a_talk_whose_outcome_could_not_be_kept_is_finished_all_the_same(tmp_path: Path) -> None:
    practice = practice_at(tmp_path / "store.db")
    practice.store = failing(tmp_path, "keep_outcome")
    a_whole_talk(practice)
    assert practice.session is not None and "debriefed" == practice.session.state.phase


def test_a_line_said_as_it_was_meant_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    practice = practice_at(tmp_path / "store.db")
    practice.begin()
    choose(practice, "m.open")
    practice.say("What do you like about them?", None)
    choose(practice, "m.change", "m.impact", "m.next")
    practice.do(Move("predict", {"total": 70}), None)
    practice.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.size"]}), None)
    practice.do(Move("open_debrief"), None)
    first = practice.attempt
    practice.store = failing(tmp_path, "append")
    practice.as_meant(2, "m.like", offer=False)
    assert practice.attempt is not None and practice.session is not None
    assert first != practice.attempt
    assert practice.session.moves == practice.store.moves(practice.attempt.id)


def test_another_plan_is_not_looked_at_with_the_versions_of_the_one_before(tmp_path: Path) -> None:
    page = under_way("plan", tmp_path / "store.db")
    send(page, type="look", value="versions")
    send(page, type="compare", one=0, other=1)
    send(page, type="afresh", value="sure")
    send(page, type="begin")
    send(page, type="look", value="versions")
    assert ("", "Versions") == (page.pane.status, page.shown.title if page.shown else "")


def test_the_disk_of_a_new_talk_is_full_and_the_page_says_so(tmp_path: Path) -> None:
    page = page_of("conversation", tmp_path / "store.db")
    full = StoreUnwritable("The disk is full.")
    page.practice.store = Failing(open_store(str(tmp_path / "store.db")), "begin", full)  # type: ignore[assignment]
    send(page, type="begin")
    assert ("The disk is full.", "sheet") == (page.pane.status, page.pane.screen)
