"""An exercise opens as a page: its notebook is a title and one call, stored unrun."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tests.exercises.playing import every_folder, loaded

FOLDERS = [pytest.param(folder, id=folder.name) for folder in every_folder()]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_notebook_is_the_title_and_one_call(folder: Path) -> None:
    cells = nbformat.read(folder / "exercise.ipynb", as_version=nbformat.NO_CONVERT).cells
    call = f'from salestrain import practise\n\npractise("{folder.name}")'
    assert [
        ("title", "markdown", f"# {loaded(folder).title}"),
        ("practise", "code", call),
    ] == [(cell.id, cell.cell_type, cell.source) for cell in cells]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_notebook_is_stored_unrun(folder: Path) -> None:
    cells = nbformat.read(folder / "exercise.ipynb", as_version=nbformat.NO_CONVERT).cells
    assert [(None, [])] == [(cell.execution_count, cell.outputs) for cell in cells if cell.cell_type == "code"]
