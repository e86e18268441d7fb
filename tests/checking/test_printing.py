"""Problems are printed for people, for programs and for the page of a pull request."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from salestrain.checking.printing import as_github, as_json, as_text, fails, placed
from salestrain.cli import app
from salestrain.content import Problem, new_exercise
from tests.checking.fragments import put

ERROR = Problem("a/exercise.yaml", 7, 3, "E50", "facts.3", "100 % of it:\nleaks.", "Say less.")
WARNING = Problem("a/exercise.yaml", 2, 1, "W53", "", "Twice.", "Once.")
MEANT = Problem("a/exercise.yaml", 3, 1, "W57", "", "He.", "She.", "One of six.")


def test_people_see_errors_first_and_how_many_there_are_of_each() -> None:
    text = as_text([WARNING, MEANT, replace(ERROR, what="It leaks.")], 2)
    assert [
        "a/exercise.yaml:7:3 E50 facts.3: It leaks. Say less.",
        "a/exercise.yaml:2:1 W53: Twice. Once.",
        "2 exercises checked, 1 error, 1 warning (1 accepted).",
    ] == text.split("\n")


def test_a_pull_request_gets_one_command_a_line_with_nothing_that_breaks_it() -> None:
    assert (
        "::error file=a/exercise.yaml,line=7,col=3,title=E50::facts.3: 100 %25 of it:%0Aleaks. Say less.\n"
        "::warning file=a/exercise.yaml,line=2,col=1,title=W53::Twice. Once."
    ) == as_github([ERROR, WARNING, MEANT])


def test_a_path_with_a_comma_stays_one_property() -> None:
    problem = Problem("a, b: c/exercise.yaml", 1, 1, "E01", "", "No.")
    assert "::error file=a%2C b%3A c/exercise.yaml,line=1,col=1,title=E01::No." == as_github([problem])


def test_programs_get_severity_and_the_reason_of_what_is_accepted() -> None:
    reported = [(problem["severity"], problem["accepted"]) for problem in json.loads(as_json([ERROR, MEANT]))]
    assert [("error", ""), ("warning", "One of six.")] == reported


@pytest.mark.parametrize(("problems", "failed"), [([], False), ([WARNING, MEANT], False), ([WARNING, ERROR], True)])
def test_only_errors_fail(problems: list[Problem], failed: bool) -> None:
    assert failed == fails(problems)


def test_files_are_named_from_where_one_stands_if_that_is_above_them(tmp_path: Path) -> None:
    problem = Problem("playthroughs/weak.yaml", 1, 1, "E70", "", "No.")
    inside = placed(tmp_path / "pack" / "one", [problem], tmp_path)
    outside = placed(tmp_path / "pack" / "one", [problem], tmp_path / "elsewhere")

    assert ["pack/one/playthroughs/weak.yaml", str(tmp_path / "pack/one/playthroughs/weak.yaml")] == [
        named.file for named in (*inside, *outside)
    ]


def test_the_command_fails_on_a_leak_and_names_its_line(tmp_path: Path) -> None:
    folder = new_exercise("north_quay", tmp_path)
    put(folder, ('title: "The bread is pale"\n',))
    result = CliRunner().invoke(app, ["check", str(folder), "--no-explore", "--format", "github"])

    line = next(n for n, text in enumerate((folder / "exercise.yaml").read_text().split("\n"), 1) if '"title"' in text)
    assert (1, True) == (
        result.exit_code,
        f"line={line},col=11,title=E50::title: 'pale' gives away f.gap" in result.stdout,
    )
