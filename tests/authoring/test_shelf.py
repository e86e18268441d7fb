"""What an author can do with an exercise as a whole, and with the names in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content.loading import FILE, check_folder, find_exercises, load_exercise
from salestrain.content.scaffold import new_exercise
from salestrain.editor.page import Editor
from salestrain.editor.shelf.folders import AWAY, begin, copy, put_away, rename, used_by
from salestrain.editor.shelf.names import new_id, renamed
from salestrain.editor.snapshot import is_mistake
from salestrain.places import exercises_folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_exercise("north_quay", tmp_path / "shelf")


def _mistakes(folder: Path) -> list[str]:
    return [str(problem) for problem in check_folder(folder) if is_mistake(problem)]


def _calls(folder: Path) -> bool:
    """Whether the notebook of an exercise opens just this exercise."""
    return f'practise(\\"{folder.name}\\")' in (folder / "exercise.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [begin, copy, rename])
def test_an_exercise_by_a_new_title_is_whole_under_a_name_of_its_own(folder: Path, make: Any) -> None:
    made = make(folder, 'The "Red" Mill: a café')
    title = load_exercise(made).title
    assert ("red_mill_cafe", 'The "Red" Mill: a café', [], True) == (made.name, title, _mistakes(made), _calls(made))


def test_an_exercise_that_is_renamed_is_nowhere_under_its_old_name(folder: Path) -> None:
    rename(folder, "The mill")
    assert ["mill"] == list(find_exercises([folder.parent]))


def test_a_drill_that_uses_a_talk_is_found_and_changed_with_it(tmp_path: Path) -> None:
    shipped = exercises_folders()[0]
    for name in ("harbour_foods", "discovery_questions"):
        shutil.copytree(shipped / name, tmp_path / name)
    users = [path.parent.name for path in used_by(tmp_path, "harbour_foods")]
    rename(tmp_path / "harbour_foods", "Quay foods")
    text = (tmp_path / "discovery_questions" / FILE).read_text(encoding="utf-8")
    assert (["discovery_questions"], 4, 0) == (
        users,
        text.count("exercise: quay_foods"),
        text.count("exercise: harbour_foods"),
    )


def test_what_is_deleted_lies_beside_the_shelf_and_can_be_had_again(folder: Path) -> None:
    away = put_away(folder)
    assert ({}, True, AWAY) == (find_exercises([away.parent.parent]), (away / FILE).is_file(), away.parent.name)


def test_an_id_is_renamed_in_the_exercise_and_in_its_playthroughs(folder: Path) -> None:
    editor = Editor(folder)
    old = editor.draft.data()["moves"][0]["id"]
    editor.received(editor.pane, {"type": "edit_rename", "place": "moves/0", "words": "Said a word of the weather"})
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml") if ".earlier" not in path.parts]
    found = sum(renamed(text, old, "") != text for text in texts)
    assert (0, "m.said_word_weather", []) == (found, editor.draft.data()["moves"][0]["id"], _mistakes(folder))


@given(st.sampled_from(["m.like", "m.like_2", "m.liked", "am.like", "f.m.like"]))
def test_only_the_very_id_is_renamed(name: str) -> None:
    assert ("{move: m.new}" if name == "m.like" else f"{{move: {name}}}") == renamed(
        f"{{move: {name}}}", "m.like", "m.new"
    )


@pytest.mark.parametrize("words", ["", "  ", "123", "?!"])
def test_a_name_without_a_letter_is_told_to_be_none(words: str) -> None:
    with pytest.raises(ValueError, match="name in words"):
        new_id("m.like", words, {})


def test_deleting_is_asked_for_first(folder: Path) -> None:
    editor = Editor(folder)
    editor.received(editor.pane, {"type": "shelf_ask"})
    asked = editor.shown is not None and editor.shown.title.startswith("Delete")
    editor.received(editor.pane, {"type": "shelf_away"})
    assert (True, False) == (asked, folder.exists())
