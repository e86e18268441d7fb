"""Who can see what: one test for each line of the table in PRIVACY.md, and one that the table names them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import practice_of
from salestrain.cli import app
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.core.kind import KINDS, completed, part
from salestrain.store import UnknownAttempt, open_store
from salestrain.ui.unseen_pane import UnseenPane
from tests.board.staging import a_hall
from tests.store.conftest import attempt_with
from tests.store.test_forgetting import holds
from tests.widgets.practising import GOOD, practice_at

ROOT = Path(__file__).resolve().parents[1]
KEY, NAME, WORDS = "89abcdef" * 4, "Quillfeather", "What brings you here, of all places?"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store is; nothing is there yet."""
    return tmp_path / "store.db"


def page_at(exercise: str, store: Path, name: str = NAME) -> Any:
    """The page of an exercise, with somebody at it."""
    content: Any = completed(library().get(exercise))
    kind = KINDS[content.kind]
    page = part(kind.browser or kind.screens or "")(practice_of(content, open_store(str(store)), {}), UnseenPane())
    page.deliver({"type": "hello", "key": KEY, "name": name})
    return page


def talked(store: Path) -> Any:
    """A page at which somebody said something."""
    page = page_at("wicket_fair", store)
    for message in ({"type": "begin"}, {"type": "say", "text": WORDS}):
        page.deliver({"seq": page.pane.seq, **message})
    assert [] != holds(store.parent, "of all places")
    return page


def test_what_was_done_is_opened_by_its_learner_alone(store: Path) -> None:
    (attempt,) = talked(store).practice.attempts()
    other = page_at("wicket_fair", store, "Robin")
    assert () == other.practice.attempts()
    with pytest.raises(UnknownAttempt):
        other.practice.open(attempt.id)


def test_what_was_earned_is_listed_for_its_learner_alone(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = practice_at(store)
    practice.begin(0)
    for name in GOOD:
        practice.do(Move("choose", {"move": name}), None)
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    monkeypatch.setenv("SALESTRAIN_LEARNER", "robin")
    assert "Nothing is finished yet." in CliRunner().invoke(app, ["outcomes"]).output


def test_a_name_typed_at_a_browser_is_in_no_file(store: Path) -> None:
    talked(store)
    assert [] == holds(store.parent, NAME)


def test_a_browsers_key_is_in_no_file(store: Path) -> None:
    talked(store)
    assert [] == holds(store.parent, KEY)


def test_an_author_sees_offered_wordings_and_nobodys_name(store: Path) -> None:
    with open_store(str(store)) as opened:
        attempt = attempt_with(opened, "kept to oneself")
        opened.append(attempt.id, 2, Move("offer", {"text": "given away", "move": "m.like"}))
        assert (("given away", "m.like"),) == opened.offered_wordings("harbour_foods")


def test_a_call_is_in_no_file(store: Path) -> None:
    page = page_at("your_calls", store)
    call = "\n".join(page.practice.exercise.sample)
    page.deliver({"type": "paste", "text": call, "seq": page.pane.seq})
    assert "Castell" in page.pane.sheet
    assert [] == holds(store.parent, "Castell")


def test_a_forgotten_name_is_told_how_many_attempts_went(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    with open_store(str(store)) as opened:
        attempt_with(opened, "one")
    said = CliRunner().invoke(app, ["forget", "dana", "--yes"]).output
    assert said.startswith("Deleted: 1 attempt of dana.") and [] == holds(store.parent, '"one"')


def test_forgetting_asks_first(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    with open_store(str(store)) as opened:
        attempt_with(opened, "one")
        answer = CliRunner().invoke(app, ["forget", "dana"], input="n\n")
        assert (1, 1) == (answer.exit_code, len(opened.attempts(learner="dana")))


def test_nobody_of_that_name_is_said_with_the_way_for_learners_at_a_browser(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{store}")
    answer = CliRunner().invoke(app, ["forget", "nobody"])
    assert (1, True) == (answer.exit_code, "What is kept of you" in answer.output)


def test_a_facilitator_sees_no_word_and_no_total_of_one_person(tmp_path: Path) -> None:
    with a_hall(tmp_path) as hall:
        seat = hall.joins("Quill")
        total = hall.practises(seat, 1)
        practice = practice_of(library().get("wicket_fair"), hall.store, {}, Learner(seat.learner, "Quill", True))
        practice.begin(7)
        practice.act("say", {"text": WORDS}, None)
        hall.knows_doings()
        shown = [shown_on(page) for page in (hall.board(), hall.wide_screen())]
        assert "Quill" in shown[0]
        assert [] == [text for text in shown if "of all places" in text or f"{total} of 100" in text]


def shown_on(page: Any) -> str:
    """Everything that a page of a workshop sends to its browser."""
    return f"{page.pane.sheet} {page.pane.parts}"


def test_every_line_of_the_table_names_a_test_that_there_is() -> None:
    text = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    written = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    }
    tables = re.findall(r"^\| .*kept true by \|\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert 2 == len(tables)
    assert [] == [row for table in tables for row in table.splitlines() if "`test_" not in row]
    assert set() == named - written
