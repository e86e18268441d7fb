"""`salestrain measure`, and where what was measured is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from salestrain.cli import app
from salestrain.content import load_exercise, new_exercise
from salestrain.kinds.conversation.measured import FILE, difficulty_of, read_measured
from salestrain.kinds.conversation.page.sheets import start_screen
from salestrain.kinds.conversation.solver.difficulty import measure
from salestrain.places import EXERCISES_SETTING
from salestrain.serving.catalogue import Catalogue
from salestrain.ui import Chip, Screen, found_in


@pytest.fixture
def quay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An exercise in a pack of its own, not measured yet."""
    monkeypatch.setenv(EXERCISES_SETTING, str(tmp_path))
    return new_exercise("north_quay", tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def difficulty_in_list(name: str) -> str:
    line = next(line for line in run("list").stdout.splitlines() if line.startswith(name))
    return line.split("  ")[-1].strip()


def chips(screen: Screen) -> list[str]:
    return [chip.words for chip in found_in(screen, Chip)]


def test_each_bot_has_a_row_and_the_exercise_a_sentence(quay: Path) -> None:
    result = run("measure", "north_quay", "--seeds", "20")
    rows = [line for line in result.stdout.splitlines() if line.startswith("north_quay ")]

    assert (0, 5, 1) == (result.exit_code, len(rows), result.stdout.count("north_quay: difficulty"))


def test_progress_is_told_apart_from_the_figures(quay: Path) -> None:
    result = run("measure", "north_quay", "--seeds", "20", "--json")

    assert (["north_quay"], True) == (list(json.loads(result.stdout)), "variant 1 of" in result.stderr)


def test_nothing_is_written_unless_asked_for(quay: Path) -> None:
    run("measure", "north_quay", "--seeds", "20")

    assert not (quay / FILE).exists()


def test_the_file_that_is_written_has_the_figures_that_are_printed(quay: Path) -> None:
    printed = json.loads(run("measure", "north_quay", "--seeds", "20", "--json", "--write").stdout)

    assert printed["north_quay"] == json.loads((quay / FILE).read_text(encoding="utf-8"))


def test_nothing_else_is_left_beside_the_exercise(quay: Path) -> None:
    before = {path.name for path in quay.iterdir()}
    run("measure", "north_quay", "--seeds", "20", "--write")

    assert {FILE} == {path.name for path in quay.iterdir()} - before


def test_an_unknown_exercise_is_answered_with_the_nearest() -> None:
    result = run("measure", "harbor_food")

    assert (1, True) == (result.exit_code, "harbour_foods" in result.stderr)


def test_an_exercise_with_mistakes_is_answered_with_them(quay: Path) -> None:
    (quay / "exercise.yaml").write_text("id: north_quay", encoding="utf-8")
    result = run("measure", "north_quay")

    assert (1, True) == (result.exit_code, "E01" in result.stderr)


def test_before_it_is_measured_the_authors_label_is_shown_as_an_estimate(quay: Path) -> None:
    exercise = load_exercise(quay)
    screen = start_screen(exercise, "Ada", named_by_setting=False, earlier=[])  # type: ignore[arg-type]
    [card] = Catalogue([quay.parent]).cards()

    assert ("about 1 of 5, gentle", True, "about 1 of 5, gentle") == (
        difficulty_in_list("north_quay"),
        "difficulty about 1 of 5, gentle" in chips(screen),
        str(card.difficulty),
    )


def test_once_it_is_measured_that_is_shown(quay: Path) -> None:
    catalogue, exercise = Catalogue([quay.parent]), load_exercise(quay)
    catalogue.cards()
    measured = measure(exercise)  # type: ignore[arg-type]
    (quay / FILE).write_text(measured.model_copy(update={"difficulty": 2}).to_json(), encoding="utf-8")
    screen = start_screen(exercise, "Ada", named_by_setting=False, earlier=[])  # type: ignore[arg-type]
    [card] = catalogue.cards()

    assert ("2 of 5, easy", True, "2 of 5, easy") == (
        difficulty_in_list("north_quay"),
        "difficulty 2 of 5, easy" in chips(screen),
        str(card.difficulty),
    )


def test_too_few_talks_are_kept_and_not_shown(quay: Path) -> None:
    run("measure", "north_quay", "--seeds", "20", "--write")
    kept = read_measured(quay)

    assert (20, False) == (kept and kept.seeds, difficulty_of(load_exercise(quay), quay).measured)
