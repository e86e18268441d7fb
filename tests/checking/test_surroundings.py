"""What lies around an exercise is looked at as well: its notebook, other files, another exercise of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from salestrain.checking import check
from salestrain.content import new_exercise


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_exercise("north_quay", tmp_path / "first")


def around(folder: Path) -> list[tuple[str, str]]:
    problems = check(folder, explore=False)
    return [(problem.code, problem.file) for problem in problems if problem.code in ("W64", "W67", "W68")]


def test_a_missing_notebook_is_told(folder: Path) -> None:
    (folder / "exercise.ipynb").unlink()
    assert [("W64", "exercise.ipynb")] == around(folder)


def test_a_notebook_that_opens_another_exercise_is_told(folder: Path) -> None:
    notebook = folder / "exercise.ipynb"
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("north_quay", "other_mill"), encoding="utf-8")
    assert [("W64", "exercise.ipynb")] == around(folder)


def test_files_that_look_as_if_they_were_read_are_told_and_notes_are_left_alone(folder: Path) -> None:
    for name in ("exercise.yml", "notes.txt", "playthroughs/good.yml"):
        (folder / name).write_text("title: x\n", encoding="utf-8")
    assert [("W67", "exercise.yml"), ("W67", "playthroughs/good.yml")] == around(folder)


def test_of_two_exercises_with_one_name_each_names_the_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = new_exercise("north_quay", tmp_path / "second")
    monkeypatch.setenv("SALESTRAIN_EXERCISES", f"{folder.parent}:{second.parent}")
    named = [
        problem.what for each in (folder, second) for problem in check(each, explore=False) if problem.code == "W68"
    ]
    assert [True, True] == [str(other) in what for other, what in zip((second, folder), named, strict=True)]
