"""A draft changes a file piece by piece: comments and order stay, and nothing is lost."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.content.loading import FILE, find_exercises
from salestrain.content.scaffold import new_exercise
from salestrain.editor.draft import EARLIER, ChangedOnDisk, Draft
from salestrain.places import exercises_folders

SHIPPED = find_exercises(exercises_folders())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Harbour Foods to write to."""
    return Path(shutil.copytree(SHIPPED["harbour_foods"], tmp_path / "harbour_foods"))


def changed_lines(before: str, after: str) -> list[str]:
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in diff if line[0] in "+-" and not line.startswith(("+++", "---"))]


@pytest.mark.parametrize("shipped", SHIPPED.values(), ids=SHIPPED)
def test_one_changed_word_changes_one_line_of_the_file(shipped: Path, tmp_path: Path) -> None:
    draft = Draft(Path(shutil.copytree(shipped, tmp_path / shipped.name)))
    draft.put(("buyer", "name"), "Somebody Else")
    assert 2 == len(changed_lines(draft.on_disk, draft.text))


@pytest.mark.parametrize(
    ("place", "value", "written"),
    [
        (
            ("facts", 3, "reveal"),
            {"all": [{"move": "m.like"}, {"trust": {"gte": 2}}]},
            "    reveal: {all: [{move: m.like}, {trust: {gte: 2}}]}",
        ),
        (("facts", 1, "tokens"), ["early shift", "rings me"], '    tokens: ["early shift", "rings me"]'),
        (("moves", 2, "effects"), {"first": {"trust": 2}}, "    effects: {first: {trust: 2}}"),
        (("title",), 'She said: "no"', 'title: "She said: \\"no\\""'),
        (("minutes",), 20, "minutes: 20"),
        (("facts", 1, "public"), True, "    public: true"),
        (("lang",), "no", 'lang: "no"'),
    ],
)
def test_values_are_written_as_an_author_would(folder: Path, place: Any, value: Any, written: str) -> None:
    draft = Draft(folder)
    draft.put(place, value)
    assert written in draft.text.splitlines()


def test_of_a_list_only_the_lines_that_differ_are_written_anew(folder: Path) -> None:
    draft = Draft(folder)
    examples = draft.data()["moves"][1]["examples"]
    draft.put(("moves", 1, "examples"), [*examples[:2], "What is dear to you there?", *examples[3:]])
    assert ["-" + f'      - "{examples[2]}"', '+      - "What is dear to you there?"'] == changed_lines(
        draft.on_disk, draft.text
    )


def test_a_long_text_is_folded_and_reads_as_it_was_typed(folder: Path) -> None:
    draft = Draft(folder)
    words = "one two three four five six seven " * 12 + "end"
    draft.put(("briefing", "goal"), words)
    longest = max(len(line) for line in changed_lines(draft.on_disk, draft.text))
    assert (words, True) == (draft.data()["briefing"]["goal"], longest < 130)


def test_items_that_change_places_take_their_lines_along(folder: Path) -> None:
    draft = Draft(folder)
    before = [fact["id"] for fact in draft.data()["facts"]]
    draft.move(("facts", 1), 1)
    draft.move(("facts", 2), -1)
    draft.move(("facts", 0), -1)
    assert (before, draft.on_disk) == ([fact["id"] for fact in draft.data()["facts"]], draft.text)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=150)
PLACES = st.sampled_from(
    [
        ("title",),
        ("buyer", "opens"),
        ("facts", 2, "text"),
        ("facts", 4, "withhold"),
        ("moves", 3, "coach"),
        ("topics", "issue"),
        ("rubric", 0, "label"),
    ]
)


@given(st.lists(st.tuples(PLACES, TEXTS), max_size=5))
@settings(max_examples=40, deadline=None)
def test_whatever_is_typed_is_read_back_and_the_rest_stays(tmp_path_factory: Any, changes: list[Any]) -> None:
    draft = Draft(new_exercise("north_quay", tmp_path_factory.mktemp("draft")))
    wanted = draft.data()
    for where, text in changes:
        draft.put(where, text)
        holder = wanted
        for step in where[:-1]:
            holder = holder[step]
        holder[where[-1]] = text
    kept = [line for line in draft.on_disk.splitlines() if line.startswith("#")]
    assert (wanted, True) == (draft.data(), all(line in draft.text.splitlines() for line in kept))


def test_what_is_not_saved_is_there_again_after_the_program_ended(folder: Path) -> None:
    Draft(folder).put(("title",), "Half done")
    again = Draft(folder)
    assert ("Half done", True) == (again.data()["title"], again.resumed)


def test_undo_takes_changes_back_one_by_one(folder: Path) -> None:
    draft = Draft(folder)
    for title in ("One", "Two"):
        draft.put(("title",), title)
    assert [(True, "One"), (True, None), (False, None)] == [
        (draft.undo(), draft.data()["title"] if draft.changed else None) for _ in range(3)
    ]


def test_saving_keeps_the_version_before_it(folder: Path) -> None:
    draft = Draft(folder)
    before = draft.on_disk
    draft.put(("title",), "New")
    draft.save()
    earlier = (folder / EARLIER / "00001.yaml").read_text(encoding="utf-8")
    assert (before, draft.text, False) == (earlier, (folder / FILE).read_text(encoding="utf-8"), draft.changed)


def test_a_file_that_somebody_else_changed_is_never_overwritten_unasked(folder: Path) -> None:
    draft = Draft(folder)
    draft.put(("title",), "Mine")
    theirs = draft.on_disk.replace("minutes: 15", "minutes: 16")
    (folder / FILE).write_text(theirs, encoding="utf-8")
    with pytest.raises(ChangedOnDisk):
        draft.save()
    draft.save(over=True)
    kept = [path.read_text(encoding="utf-8") for path in (folder / EARLIER).glob("0*.yaml")]
    assert ([theirs], draft.text) == (kept, (folder / FILE).read_text(encoding="utf-8"))


def test_taking_theirs_keeps_mine_to_be_had_again(folder: Path) -> None:
    draft = Draft(folder)
    draft.put(("title",), "Mine")
    mine = draft.text
    (folder / FILE).write_text(draft.on_disk.replace("minutes: 15", "minutes: 16"), encoding="utf-8")
    draft.take_theirs()
    theirs = draft.data()["minutes"]
    draft.undo()
    assert (16, mine) == (theirs, draft.text)


def test_a_text_that_is_no_yaml_is_told_in_a_sentence_and_kept(folder: Path) -> None:
    draft = Draft(folder)
    draft.set_text("title: [")
    with pytest.raises(ValueError, match="cannot be read as YAML"):
        draft.data()
    assert ("E01", "title: [") == (draft.check()[1][0].code, draft.text)
