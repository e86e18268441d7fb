"""How mistakes are reported, and that no content hides them or breaks the report."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salestrain.content import Exercise, ExerciseMistakes, check_folder, load_exercise, new_exercise
from salestrain.content.loading import HARMLESS
from salestrain.core.problems import Problem

ODD = [
    "",
    " ",
    "\t",
    ":",
    "- ",
    "'",
    '"',
    "{",
    "]",
    "#",
    "|",
    "&a",
    "*a",
    "!t",
    "null",
    "[1]",
    "[[a]]",
    "{}",
    "{a: b}",
    "9",
    "-1",
    "1.5",
    "true",
    "é",
    "\x07",
]


def test_a_problem_says_where_what_and_what_would_be_right() -> None:
    problem = Problem(
        "exercise.yaml",
        12,
        5,
        "E03",
        "moves.3.when",
        "There is no fact 'f.chnage'.",
        "Did you mean 'f.change'?",
    )
    assert "exercise.yaml:12:5 E03 moves.3.when: There is no fact 'f.chnage'. Did you mean 'f.change'?" == str(problem)


def test_a_problem_is_plain_data_for_other_programs() -> None:
    data = Problem("exercise.yaml", 12, 5, "E03", "moves.3.when", "No fact.", "Another.").as_data()
    assert {
        "file": "exercise.yaml",
        "line": 12,
        "column": 5,
        "code": "E03",
        "where": "moves.3.when",
        "what": "No fact.",
        "remedy": "Another.",
        "accepted": "",
    } == data


def test_all_mistakes_of_an_exercise_and_its_playthroughs_come_at_once(folder: Path) -> None:
    edit(
        folder / "exercise.yaml",
        ("minutes: 8", "minutes: soon"),
        ("reveal: {move: m.like}", "reveal: {move: m.lik}"),
    )
    edit(folder / "exercise.yaml", ("id: north_quay", "id: south_quay"), ("kind: reflect", "kind: reflct"))
    edit(folder / "exercise.yaml", ("start: 10", "start: 11"), ('role: "Head baker"', 'role: "<b>Head</b>"'))
    edit(folder / "playthroughs" / "weak.yaml", ("e.brush", "e.brsh"))
    assert ["E13", "E01", "E10", "E07", "E03", "E01", "E14"] == sorted_codes(folder)


def test_a_buyer_without_trust_is_told_so_and_every_use_of_it(folder: Path) -> None:
    edit(folder / "exercise.yaml", ("  trust:\n    start", "  warmth:\n    start"))
    codes = sorted_codes(folder)
    assert ("E07", {"E03", "E14"}) == (codes[0], set(codes[1:]))


def test_a_section_that_is_missing_is_one_mistake_and_not_a_hundred(folder: Path) -> None:
    text = (folder / "exercise.yaml").read_text(encoding="utf-8")
    begin, end = text.index("\nmoves:"), text.index("\nreactions:")
    (folder / "exercise.yaml").write_text(text[:begin] + text[end:], encoding="utf-8")
    assert ["The key 'moves' is missing."] == [problem.what for problem in check_folder(folder)]


def test_mistakes_are_ordered_by_line(folder: Path) -> None:
    edit(folder / "exercise.yaml", ("minutes: 8", "minutes: soon"), ("answer: pursue", "answer: pursu"))
    lines = [problem.line for problem in check_folder(folder)]
    assert (sorted(lines), 2) == (lines, len(lines))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_gives_problems_or_an_exercise_and_nothing_else(tmp_path: Path, data: Any) -> None:
    """Drop, double, indent or cut lines and insert odd characters: no error other than ours may occur."""
    shutil.rmtree(tmp_path / "north_quay", ignore_errors=True)
    folder = new_exercise("north_quay", tmp_path)
    lines = (folder / "exercise.yaml").read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        damage(lines, data)
    (folder / "exercise.yaml").write_text("\n".join(lines), encoding="utf-8")
    problems = [p for p in check_folder(folder) if p.file == "exercise.yaml" and p.code not in HARMLESS]
    try:
        outcome: object = load_exercise(folder)
    except ExerciseMistakes as mistakes:
        outcome = mistakes
    assert (ExerciseMistakes if problems else True) == (type(outcome) if problems else isinstance(outcome, Exercise))


def damage(lines: list[str], data: Any) -> None:
    """Apply one random change to the lines of a file."""
    at = data.draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    change = data.draw(st.sampled_from(["drop", "double", "indent", "cut", "insert", "value"]))
    if change == "drop":
        del lines[at]
    elif change == "double":
        lines.insert(at, line)
    elif change == "indent":
        lines[at] = " " * data.draw(st.integers(1, 4)) + line
    elif change == "value" and ": " in line:
        lines[at] = line.split(": ")[0] + ": " + data.draw(st.sampled_from(ODD))
    else:
        column = data.draw(st.integers(0, len(line)))
        lines[at] = line[:column] + ("" if change == "cut" else data.draw(st.sampled_from(ODD)) + line[column:])


def edit(path: Path, *edits: tuple[str, str]) -> None:
    """Replace texts that occur once in a file."""
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def sorted_codes(folder: Path) -> list[str]:
    """Return the codes of a folder's problems, in the order in which they are reported."""
    return [problem.code for problem in check_folder(folder)]


@pytest.mark.parametrize("kind", ["text", "JSON"])
def test_columns_count_from_one(folder: Path, kind: str) -> None:
    edit(folder / "exercise.yaml", ("minutes: 8", "minutes: soon"))
    problem = check_folder(folder)[0]
    assert 10 == (problem.column if kind == "text" else problem.as_data()["column"])


def test_markup_is_reported_and_keeps_nobody_from_playing(folder: Path) -> None:
    edit(folder / "exercise.yaml", ('role: "Head baker"', 'role: "<b>Head</b>"'))
    assert (["E10"], "north_quay") == (sorted_codes(folder), load_exercise(folder).id)
