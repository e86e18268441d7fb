"""A kind from another package is listed, checked, played, stored and shown without changing a line of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from salestrain import practise
from salestrain.attempts.learner import Learner
from salestrain.attempts.playthroughs import play
from salestrain.attempts.practice import Practice
from salestrain.checking import check
from salestrain.cli import app
from salestrain.content import load_exercise, load_playthroughs
from salestrain.core import kind as register
from salestrain.core.events import Move
from salestrain.serving.catalogue import Catalogue, grouped
from salestrain.store import open_store
from salestrain.ui.column import Column
from salestrain.ui.text import to_text
from salestrain.ui.unseen_pane import UnseenPane
from tests.kinds.counting import CountingPage

EXERCISE = """\
schema: salestrain/exercise@1
id: to_three
kind: counting
version: 1.0.0
title: "Count to three"
summary: "One, two, three."
minutes: 1
difficulty: 1
up_to: 3
rubric:
  - id: c.all
    label: "Counted to the end"
    weight: 1
    try_next: "Go on."
    levels:
      - {score: 1, text: "Got there.", when: {said: counted_3}}
      - {score: 0, text: "Stopped early."}
"""
PLAYTHROUGH = """\
title: "All three"
about: "One after the other."
steps:
  - {do: count, with: {number: 2}, refused: "comes 1"}
  - {do: count, with: {number: 1}}
  - {do: count, with: {number: 2}}
  - {do: count, with: {number: 3}}
expect:
  phase: debriefed
  tags: ["said:counted_3"]
"""

NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": "# Count to three"},
        {"cell_type": "code", "source": 'from salestrain import practise; practise("to_three")'},
    ]
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An exercise of a kind that an installed package provides as an entry point."""
    package = tmp_path / "site" / "counting-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: counting\nVersion: 1.0\n", encoding="utf-8")
    (package / "entry_points.txt").write_text(
        f"[{register.GROUP}]\ncounting = tests.kinds.counting:KIND\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    register._places.cache_clear()
    exercise = tmp_path / "exercises" / "to_three"
    (exercise / "playthroughs").mkdir(parents=True)
    (exercise / "exercise.yaml").write_text(EXERCISE, encoding="utf-8")
    (exercise / "exercise.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    (exercise / "playthroughs" / "full_marks.yaml").write_text(PLAYTHROUGH, encoding="utf-8")
    monkeypatch.setenv("SALESTRAIN_EXERCISES", str(tmp_path / "exercises"))
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "store.db"))
    yield exercise
    register._places.cache_clear()


def test_it_is_listed(folder: Path) -> None:
    """The command line lists it beside our own."""
    assert "Count to three" in CliRunner().invoke(app, ["list"]).output


def test_it_has_its_group_on_the_start_page(folder: Path) -> None:
    """Its heading is the one that the kind provides."""
    groups = grouped(Catalogue([folder.parent]).cards())
    assert [("Count", ["to_three"])] == [(group.title, [card.id for card in group.cards]) for group in groups]


def test_it_is_checked(folder: Path) -> None:
    """It has no problems."""
    assert [] == check(folder)


def test_its_own_rules_are_asked(folder: Path) -> None:
    """A mistake that only the kind knows about is found, with its place."""
    path = folder / "exercise.yaml"
    path.write_text(EXERCISE.replace("up_to: 3", "up_to: 13"), encoding="utf-8")
    assert ["E99"] == [problem.code for problem in check(folder)]


def test_its_playthroughs_are_played_and_scored(folder: Path) -> None:
    """The rubric judges it by its tags."""
    session = play(load_exercise(folder), load_playthroughs(folder)[0])
    assert session.score().total == 100


def test_it_is_kept_and_played_again(folder: Path, tmp_path: Path) -> None:
    """What was done survives a crash."""
    practice = Practice(load_exercise(folder), open_store(str(tmp_path / "store.db")), settings={})
    practice.meet("0" * 32, "Mira")
    practice.begin(0)
    practice.do(Move("count", {"number": 1}), None)
    again = Practice(load_exercise(folder), open_store(str(tmp_path / "store.db")), settings={})
    again.meet("0" * 32, "Mira")
    again.resume()
    assert again.session is not None
    assert again.session.state.turn == 1


def test_it_is_shown(folder: Path) -> None:
    """`practise` opens its page, and no sentence about a problem."""
    assert isinstance(practise("to_three"), Column)


def test_its_page_takes_its_messages_and_ends_with_a_debrief(folder: Path, tmp_path: Path) -> None:
    """What is wrong is said over the screen; at the end stand the marks."""
    practice = Practice(load_exercise(folder), open_store(str(tmp_path / "store.db")), settings={})
    page = CountingPage(practice, UnseenPane())
    page.deliver({"type": "hello", "key": "0" * 32, "name": "Mira"})
    page.deliver({"type": "begin"})
    said = []
    for number in (2, 1, 2, 3):
        page.deliver({"type": "count", "number": str(number)})
        said.append(page.pane.status)
    assert ["After 0 comes 1.", "", "", ""] == said
    assert "Counted to the end" in to_text(page.shown, 80).text


def test_what_was_finished_of_it_is_exported(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its outcome stands among the others, with its total and its marks."""
    monkeypatch.setenv("SALESTRAIN_LEARNER", "Kim")
    who = Learner("Kim", "Kim")
    practice = Practice(load_exercise(folder), open_store(str(tmp_path / "store.db")), who=who)
    practice.begin(0)
    for number in (1, 2, 3):
        practice.do(Move("count", {"number": number}), None)
    exported = CliRunner().invoke(app, ["outcomes", "--csv"]).output
    assert "to_three,1.0.0," in exported
    assert "c.all 1" in exported
