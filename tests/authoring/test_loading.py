"""What is loaded is what is written, whatever the order of names and the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salestrain.attempts.playthroughs import play
from salestrain.content import (
    ExerciseMistakes,
    UnknownExercise,
    check_folder,
    exercise_from_json,
    find_exercises,
    find_folder,
    load_exercise,
    load_playthroughs,
    new_exercise,
)
from salestrain.content.yaml import _careful, _fast, libyaml
from salestrain.kinds.conversation.content import Scenario
from salestrain.places import exercises_folders

SHIPPED = [pytest.param(folder, id=name) for name, folder in find_exercises(exercises_folders()).items()]


@pytest.mark.parametrize("shipped", SHIPPED)
def test_shipped_content_has_no_mistake(shipped: Path) -> None:
    assert [] == check_folder(shipped)


@pytest.mark.parametrize("shipped", SHIPPED)
def test_an_exercise_comes_back_from_json_with_the_same_digest(shipped: Path) -> None:
    exercise = load_exercise(shipped)
    again = exercise_from_json(exercise.to_json())
    assert (exercise, exercise.digest) == (again, again.digest)


def test_the_digest_is_the_same_under_any_hash_seed(folder: Path) -> None:
    code = (
        "from pathlib import Path; from salestrain.content import load_exercise; "
        f"print(load_exercise(Path({str(folder)!r})).digest)"
    )
    digests = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        completed = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
        digests.add(completed.stdout)
    assert {load_exercise(folder).digest.encode() + b"\n"} == digests


@pytest.mark.skipif(libyaml is None, reason="only one YAML parser is installed")
@pytest.mark.parametrize("shipped", SHIPPED)
def test_both_parsers_read_the_same_data_and_lines(shipped: Path) -> None:
    text = (shipped / "exercise.yaml").read_text(encoding="utf-8")
    assert _careful(text) == _fast(text)


def test_only_plain_numbers_and_words_are_no_text(folder: Path) -> None:
    """yes, no, on and dates are text; only true, false, null and decimal numbers are not."""
    document = _careful("a: yes\nb: on\nc: 2026-01-01\nd: 0x10\ne: 1_000\nf: .inf\ng: true\nh: 12\ni: 1.5\nj: ~\n")
    assert ["yes", "on", "2026-01-01", "0x10", "1_000", ".inf", True, 12, 1.5, None] == [*document.data.values()]


def test_exercises_are_found_in_order_and_the_first_of_two_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    created = [new_exercise("quay", second), new_exercise("quay", first), new_exercise("bay", first)]
    assert [("bay", created[2]), ("quay", created[1])] == list(find_exercises([first, second]).items())


def test_folders_without_an_exercise_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert {} == find_exercises([tmp_path, tmp_path / "missing"])


def test_an_exercise_is_found_by_name_by_folder_and_by_file(folder: Path) -> None:
    ways = ("north_quay", str(folder), str(folder / "exercise.yaml"))
    assert [folder.resolve()] * 3 == [find_folder(way, [folder.parent]).resolve() for way in ways]


@pytest.mark.parametrize("name", ["north_qay", "a\0b", "x" * 10_000, "", "../.."])
def test_an_unknown_name_is_answered_with_what_there_is(name: str, folder: Path) -> None:
    try:
        answer = str(find_folder(name, [folder.parent]))
    except UnknownExercise as unknown:
        answer = str(unknown)
    assert name == "../.." or "north_quay" in answer


def test_playthroughs_come_by_file_name(folder: Path) -> None:
    names = ["already_solved", "asked_in_circles", "first_try", "full_marks", "left_early", "pitch_first", "weak"]
    assert names == [playthrough.id for playthrough in load_playthroughs(folder)]


def test_playthroughs_with_mistakes_are_not_loaded_but_explained(folder: Path) -> None:
    (folder / "playthroughs" / "weak.yaml").write_text("title: 1\n", encoding="utf-8")
    with pytest.raises(ExerciseMistakes, match=r"playthroughs/weak.yaml:1:8 E14 title: 1 without quotes"):
        load_playthroughs(folder)


def test_a_new_exercise_plays_as_its_playthroughs_say(folder: Path) -> None:
    scenario = load_exercise(folder)
    assert isinstance(scenario, Scenario)
    talks = load_playthroughs(folder)
    assert {talk.id: talk.expect.ending for talk in talks} == {
        talk.id: play(scenario, talk).state.ending for talk in talks
    }


def test_a_new_exercise_earns_the_totals_its_playthroughs_say(folder: Path) -> None:
    scenario = load_exercise(folder)
    assert isinstance(scenario, Scenario)
    totals = {talk.id: (play(scenario, talk).score().total, talk.expect.total) for talk in load_playthroughs(folder)}
    assert {} == {
        name: total
        for name, (total, bounds) in totals.items()
        if bounds is None or not bounds.gte <= total <= bounds.lte
    }


def test_a_new_exercise_carries_its_own_name(folder: Path) -> None:
    created = new_exercise("fen_street", folder.parent)
    assert (True, "fen_street") == (
        'practise(\\"fen_street\\")' in (created / "exercise.ipynb").read_text(encoding="utf-8"),
        load_exercise(created).id,
    )


@pytest.mark.parametrize("name", ["", "North", "a b", "../up", "/abs", "1st", "x", "a" * 61, "a\n", "_a", "é_e"])
def test_a_bad_name_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be the name of an exercise"):
        new_exercise(name, tmp_path)


def test_an_existing_folder_is_never_written_into(folder: Path) -> None:
    (folder / "exercise.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="already exists"):
        new_exercise("north_quay", folder.parent)
    assert "mine" == (folder / "exercise.yaml").read_text(encoding="utf-8")
