"""A process of one's own begins with a small one that is free of mistakes."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from salestrain.checking import check
from salestrain.cli import app


def test_what_new_makes_is_clean_and_its_playthroughs_go_as_they_say(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["new", "our_process", "--kind", "process", "--folder", str(tmp_path)])
    assert (0, []) == (done.exit_code, check(tmp_path / "our_process"))
