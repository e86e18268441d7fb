"""Whatever a file contains, the author gets one clear sentence, at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from salestrain.content import ExerciseMistakes, check_folder, load_exercise

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a bomb of anchors": (LAUGHS.encode(), "Anchors and aliases"),
    "a python tag": (b"id: !!python/object/apply:os.system [ls]\n", "Tags (!name) are not read"),
    "ten megabytes": (b"id: " + b"x" * 10_000_000, "has 10,000,004 bytes"),
    "ten thousand lists": (b"[" * 10_000, "nested more than 30 deep"),
    "ten thousand mappings": (b"{a: " * 10_000, "nested more than 30 deep"),
    "ten thousand indentations": (b"- " * 10_000, "nested more than 30 deep"),
    "a NUL": (b"id: north\0quay\n", "control character (code 0)"),
    "an escaped NUL": (b'id: "north\\0quay"\n', "control character (code 0)"),
    "half a surrogate": (b'id: "\\ud800"\n', "control character (code 55296)"),
    "no UTF-8": (b"id: north\nt: caf\xe9\n", "This is not UTF-8 text"),
    "nothing": (b"", "The file holds nothing"),
    "a comment only": (b"# later\n", "The file holds nothing"),
    "a list at the top": (b"- id: north_quay\n", "The file holds a list"),
    "a word": (b"hello", "nothing but one text"),
    "two documents": (b"id: a\n---\nid: b\n", "A second document begins here"),
    "a mapping as a key": (b"? {a: b}\n: c\n", "A key must be a word"),
    "three hundred thousand brackets": (b"a: " + b"]" * 200_000, ""),
    "a long line without an end": (b'a: "' + b"x" * 290_000, "never closed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_one_problem_within_a_second(name: str, folder: Path) -> None:
    content, says = HOSTILE[name]
    (folder / "exercise.yaml").write_bytes(content)
    start = time.perf_counter()
    problems = [str(p) for p in check_folder(folder) if p.file == "exercise.yaml"]
    took = time.perf_counter() - start
    assert (1, True, True) == (len(problems), says in problems[0], took < 1.0), (problems[:3], took)


def test_bytes_that_are_no_text_are_pointed_at(folder: Path) -> None:
    (folder / "exercise.yaml").write_bytes(b"id: north\nt: caf\xe9\n")
    assert (2, 7) == (check_folder(folder)[0].line, check_folder(folder)[0].column)


def test_a_folder_where_the_file_should_be_is_named(folder: Path) -> None:
    (folder / "exercise.yaml").unlink()
    (folder / "exercise.yaml").mkdir()
    assert ["exercise.yaml is a folder."] == [problem.what for problem in check_folder(folder)]


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "exercise.yaml").unlink()
    assert ["There is no exercise.yaml."] == [problem.what for problem in check_folder(folder)]


def test_a_hostile_playthrough_is_one_problem_of_its_own_file(folder: Path) -> None:
    (folder / "playthroughs" / "weak.yaml").write_bytes(b"\0")
    assert [("playthroughs/weak.yaml", "E14")] == [(p.file, p.code) for p in check_folder(folder)]


def test_an_exercise_with_mistakes_is_not_loaded_but_explained(folder: Path) -> None:
    (folder / "exercise.yaml").write_bytes(b"- a\n")
    with pytest.raises(ExerciseMistakes) as raised:
        load_exercise(folder)
    assert "north_quay: 1 mistake\nexercise.yaml:1:1 E01: The file holds a list." in str(raised.value)
