"""Working in a lesson changes nothing that ships, and what somebody wrote is never written over."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from salestrain.places import notebooks_folder
from salestrain.serving import lab
from salestrain.serving.lab import SETTINGS, copy_lessons, environment, lessons_folder, trust


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with one lesson, as it ships."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    write(folder / "00_welcome.ipynb", "first edition")
    return folder


def write(file: Path, words: str) -> None:
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(words, id="a")]), file)


def words(file: Path) -> str:
    return str(nbformat.read(file, as_version=4).cells[0].source)


def test_every_lesson_is_copied_and_none_of_them_is_the_shipped_file(tmp_path: Path) -> None:
    copied = copy_lessons(tmp_path / "own")
    names = sorted(file.name for file in notebooks_folder().glob("*.ipynb"))
    own = [tmp_path / "own" / name for name in names]
    assert (tuple(names), False) == (copied.fresh, any(file.is_symlink() for file in own))
    assert all(os.access(file, os.W_OK) for file in own)


def test_a_copy_that_was_left_alone_is_brought_up_to_date(tmp_path: Path, shipped: Path) -> None:
    copy_lessons(tmp_path / "own", shipped)
    write(shipped / "00_welcome.ipynb", "second edition")
    copied = copy_lessons(tmp_path / "own", shipped)
    assert (("00_welcome.ipynb",), (), "second edition") == (
        copied.fresh,
        copied.beside,
        words(tmp_path / "own" / "00_welcome.ipynb"),
    )


def test_a_copy_that_somebody_worked_in_stays_and_the_newer_edition_lies_beside_it(
    tmp_path: Path, shipped: Path
) -> None:
    copy_lessons(tmp_path / "own", shipped)
    write(tmp_path / "own" / "00_welcome.ipynb", "my notes")
    again = copy_lessons(tmp_path / "own", shipped)
    write(shipped / "00_welcome.ipynb", "second edition")
    copied = copy_lessons(tmp_path / "own", shipped)
    own = [words(tmp_path / "own" / name) for name in ("00_welcome.ipynb", "00_welcome_newer.ipynb")]
    assert ((), ("00_welcome.ipynb",), ["my notes", "second edition"]) == (again.beside, copied.beside, own)


def test_a_record_that_is_damaged_costs_nobody_their_notes(tmp_path: Path, shipped: Path) -> None:
    copy_lessons(tmp_path / "own", shipped)
    write(tmp_path / "own" / "00_welcome.ipynb", "my notes")
    (tmp_path / "own" / lab.COPIED).write_text("[", encoding="utf-8")
    copy_lessons(tmp_path / "own", shipped)
    assert "my notes" == words(tmp_path / "own" / "00_welcome.ipynb")


def test_only_what_ships_is_trusted(tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    write(shipped / "10_more.ipynb", "more")
    copy_lessons(tmp_path / "own", shipped)
    write(tmp_path / "own" / "10_more.ipynb", "of somebody")
    trust(tmp_path / "own")
    notary = NotebookNotary()
    files = [tmp_path / "own" / name for name in ("00_welcome.ipynb", "10_more.ipynb")]
    assert [True, False] == [notary.check_signature(nbformat.read(file, as_version=4)) for file in files]
    notary.store.close()


def test_the_default_folder_is_none_that_is_tracked() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", str(lessons_folder())], capture_output=True, check=False, cwd=notebooks_folder().parent
    )
    assert ignored.returncode in (0, 128)  # 128: no checkout, so nothing is tracked


def test_jupyterlab_asks_nothing_about_news() -> None:
    set_by_us = json.loads((SETTINGS / "labconfig" / "default_setting_overrides.json").read_text(encoding="utf-8"))
    notification = set_by_us["@jupyterlab/apputils-extension:notification"]
    assert ("false", False) == (notification["fetchNews"], notification["checkForUpdates"])


def test_what_a_learner_has_set_counts_more() -> None:
    path = environment({"JUPYTER_CONFIG_PATH": "/theirs", "HOME": "/x"})["JUPYTER_CONFIG_PATH"]
    assert f"/theirs{os.pathsep}{SETTINGS}" == path
