"""Lessons are stored as they are read: run from top to bottom, with outputs, and about the lesson only."""

from __future__ import annotations

import ast
import re

import nbformat
import pytest

from salestrain.places import notebooks_folder

LESSONS = sorted(notebooks_folder().glob("*.ipynb"))


def code_cells(path) -> list[nbformat.NotebookNode]:  # type: ignore[no-untyped-def]
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_lessons() -> None:
    assert ["00_welcome.ipynb", "10_qualify_before_you_sell.ipynb"] == [path.name for path in LESSONS[:2]]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_the_cells_are_named_by_words(lesson) -> None:  # type: ignore[no-untyped-def]
    ids = [cell.id for cell in nbformat.read(lesson, as_version=4).cells]
    assert [] == [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_it_was_run_once_from_top_to_bottom_without_an_error(lesson) -> None:  # type: ignore[no-untyped-def]
    cells = code_cells(lesson)
    assert list(range(1, len(cells) + 1)) == [cell.execution_count for cell in cells]
    assert {"execute_result", "display_data"} >= {output.output_type for c in cells for output in c.outputs}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_it_defines_nothing_and_carries_no_trace_of_a_machine(lesson) -> None:  # type: ignore[no-untyped-def]
    book = nbformat.read(lesson, as_version=4)
    tree = ast.parse("\n".join(cell.source for cell in code_cells(lesson)))
    defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert ([], {"kernelspec", "salestrain"}) == (defined, set(book.metadata))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_code_is_folded_where_nobody_need_read_it_and_one_line_where_it_is_run(lesson) -> None:  # type: ignore[no-untyped-def]
    if nbformat.read(lesson, as_version=4).metadata.salestrain.get("shows_code"):
        return  # a lesson for those who want to see it
    for cell in code_cells(lesson):
        is_folded = cell.metadata.get("jupyter", {}).get("source_hidden", False)
        assert is_folded or "\n" not in cell.source, cell.id


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_every_cell_runs_by_itself(lesson) -> None:  # type: ignore[no-untyped-def]
    """Somebody who runs one cell alone, far down, is not told of a name that is not defined."""
    for cell in code_cells(lesson):
        called = {node.func.id for node in ast.walk(ast.parse(cell.source)) if _is_call(node)}
        imported = {name.name for node in ast.walk(ast.parse(cell.source)) for name in getattr(node, "names", [])}
        assert called <= imported, cell.id


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_what_is_stored_can_be_read_before_anything_runs(lesson) -> None:  # type: ignore[no-untyped-def]
    """No output needs a kernel; each has plain words, and what has a look has safe words beside it."""
    for cell in code_cells(lesson):
        for output in cell.outputs:
            assert "application/vnd.jupyter.widget-view+json" not in output.data
            assert output.data["text/plain"].strip()
            assert "text/markdown" in output.data or "<table" in output.data["text/html"], cell.id
