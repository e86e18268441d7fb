"""The commands of those who lead a workshop."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from salestrain.cli import app
from salestrain.content.library import library
from salestrain.ready_made import plan_in


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store for each test."""
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{tmp_path}/store.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["workshop", *arguments])


def test_a_ready_made_workshop_is_made_and_listed_with_its_code() -> None:
    code = re.search(r"Code: (\w{3} \w{3})", run("new", "60").stdout)
    assert code is not None
    assert run("list").stdout.startswith(f"{code[1]}  ")


def test_a_plan_is_saved_and_made_into_a_workshop_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    run("new", "90", "--save", str(file))

    assert (90, True) == (plan_in(file, library().folders()).minutes, "90 minutes" in run("new", str(file)).stdout)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("my own", encoding="utf-8")
    failed = run("new", "60", "--save", str(file))

    assert (1, "my own") == (failed.exit_code, file.read_text(encoding="utf-8"))


def test_mistakes_in_a_plan_are_told_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("schema: salestrain/workshop@1\ntitle: Day\nagenda: []\npaze: learner\n", encoding="utf-8")

    assert [
        "mine.yaml:3:1 E01 agenda: The agenda has no step. Add one.",
        "mine.yaml:4:1 E01 paze: 'paze' is not a key that is known here. Did you mean 'pace'?",
    ] == run("new", str(file)).stderr.splitlines()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["new", "75"], "There is no ready-made plan of 75 minutes. There are: 60, 90, 120, 240."),
        (["open"], "There is no such workshop that is not over. Make one: salestrain workshop new"),
        (["open", "CFHJKM"], "There is no such workshop that is not over. See them all: salestrain workshop list"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(arguments: list[str], sentence: str) -> None:
    failed = run(*arguments)

    assert (1, sentence) == (failed.exit_code, failed.stderr.strip())


def test_the_key_is_printed_again_and_renewed_on_demand() -> None:
    first, again, renewed = run("key").stdout, run("key").stdout, run("key", "--renew").stdout

    assert (first, True) == (again, renewed != first)
