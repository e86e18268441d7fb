"""Gradebooks and achievements: who finished what, points only when asked for, columns as platforms want them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from salestrain.cli import app
from salestrain.core.events import Move
from salestrain.exports.achievements import achievements
from salestrain.exports.gradebook import Counts, gradebook
from salestrain.exports.records import Earned, Record
from tests.widgets.practising import GOOD, practice_at

BEGUN = datetime(2027, 3, 1, 9, tzinfo=UTC)
ONE = Record("a1", "Ana", "harbour", "Harbour", "1.0.0", "en", "simulation", BEGUN, (), Earned(40, {}, None))
BETTER = replace(ONE, attempt="a2", begun=BEGUN + timedelta(hours=1), earned=Earned(90, {}, None))
LATER = replace(ONE, attempt="a3", begun=BEGUN + timedelta(hours=2), earned=Earned(70, {}, None))
UNFINISHED = replace(ONE, attempt="a4", learner="Ben", earned=None)
OTHER = replace(ONE, attempt="b1", learner="=Cleo", exercise="quarry", title="Quarry")
ALL = [LATER, UNFINISHED, ONE, OTHER, BETTER]


def rows(text: str) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(io.StringIO(text)))


def test_points_are_told_only_when_asked_for() -> None:
    assert "total" not in rows(gradebook(ALL, "plain"))[0]
    assert "90" not in gradebook(ALL, "plain") + gradebook(ALL, "moodle") + gradebook(ALL, "canvas")


@pytest.mark.parametrize(("counts", "total"), [("first", "40"), ("best", "90"), ("last", "70")])
def test_one_attempt_counts(counts: Counts, total: str) -> None:
    (ana,) = [row for row in rows(gradebook(ALL, "plain", points=True, counts=counts)) if row[0] == "Ana"]
    assert total == ana[-1]


def test_who_finished_nothing_has_no_row() -> None:
    assert "Ben" not in gradebook(ALL, "plain")


def test_moodle_maps_columns_by_the_names_of_its_own_export() -> None:
    header, *rest = rows(gradebook(ALL, "moodle", points=True))
    assert ["Username", "First name", "Last name", "ID number", "Email address", "Harbour", "Quarry"] == header
    assert [["'=Cleo", "", "40"], ["Ana", "90", ""]] == [[row[1], *row[5:]] for row in rest]


def test_canvas_has_its_row_of_possible_points() -> None:
    header, possible, *rest = rows(gradebook(ALL, "canvas", points=True))
    assert ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Harbour", "Quarry"] == header
    assert ["    Points Possible", "", "", "", "", "100", "100"] == possible
    assert ["'=Cleo", "Ana"] == [row[0] for row in rest]


def test_a_name_that_a_spreadsheet_would_run_is_marked_as_text() -> None:
    assert "'=Cleo" in gradebook(ALL, "plain")


def test_an_achievement_is_one_for_each_exercise_and_says_that_it_is_not_signed() -> None:
    made = achievements(ALL, "https://train.example", "The school")
    assert "not signed" in made["note"]
    assert ["Quarry", "Harbour"] == [one["name"] for one in made["credentials"]]
    (_, harbour) = made["credentials"]
    assert ("proof" in harbour, "2027-03-01T09:00:00Z") == (False, harbour["validFrom"])
    assert {"id", "type", "name", "description", "criteria"} <= harbour["credentialSubject"]["achievement"].keys()
    assert "Ana" not in json.dumps(made)


@pytest.fixture
def finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a store in which somebody finished a talk."""
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    practice = practice_at(tmp_path / "store.db")
    practice.begin(0)
    for name in GOOD:
        practice.do(Move("choose", {"move": name}), None)
    practice.do(Move("predict", {"total": 70}), None)
    practice.do(Move("judge", {"answer": "pursue", "confidence": 80, "cited": ["f.cost"]}), None)
    practice.do(Move("open_debrief", {}), None)
    return tmp_path


@pytest.mark.parametrize("what", ["xapi", "gradebook", "achievements"])
def test_the_command_writes_a_new_file_and_never_over_another(finished: Path, what: str) -> None:
    file = finished / "out"
    first = CliRunner().invoke(app, ["export", what, "--out", str(file)])
    again = CliRunner().invoke(app, ["export", what, "--out", str(file)])
    assert (0, True) == (first.exit_code, "Attempts: 1; people: 1." in first.output)
    assert (1, True) == (again.exit_code, "already exists" in again.output)
    assert "Ana" not in file.read_text(encoding="utf-8")


def test_a_workshop_that_there_is_not_is_named(finished: Path) -> None:
    answer = CliRunner().invoke(app, ["export", "xapi", "--out", str(finished / "o"), "--workshop", "nosuch"])
    assert (1, "There is no workshop with the code nosuch.\n") == (answer.exit_code, answer.output)
