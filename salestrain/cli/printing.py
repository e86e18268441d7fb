"""`salestrain print`: the sheets of exercises as files that anybody can open and print."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..core.exercise import Exercise
from ..ui.handout import Handout
from .shared import folders_of, stop, tell

FACILITATOR = "facilitator"
"""Folder of the sheets that tell what learners are to find out."""


class Paper(StrEnum):
    """Sizes of paper."""

    a4 = "a4"
    letter = "letter"


def print_sheets(
    names: Annotated[list[str], typer.Argument(help="Exercises by name or folder.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("handouts"),
    paper: Annotated[Paper, typer.Option(help="The size of the paper.")] = Paper.a4,
    *,
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="Also make PDFs, if a Chrome is installed.")] = True,
) -> None:
    """Write role cards, observer sheets, examples and exercises on paper as files to print.

    What gives the answers away goes into a folder of its own.
    """
    try:
        written = [path for folder in folders_of(names) for path in _write(folder, out, paper)]
        made = _make_pdfs(written) if pdf else 0
    except (UnknownExercise, ExerciseMistakes) as problem:
        stop(problem)
    except OSError as problem:
        stop(f"The sheets cannot be written to {out}: {problem.strerror}.")
    typer.echo(f"{len(written)} sheets are in {out}" + (f", {made} of them as PDF too." if made else "."))
    if pdf and not made:
        typer.echo("There is no Chrome here to make PDFs with; open the files in any browser and print them.")


def _write(folder: Path, out: Path, size: Paper) -> list[Path]:
    """Write the sheets of the exercise in a folder, and return their files."""
    from ..materials.sheets import sheets_of

    exercise = library().load(folder)
    return [_write_one(exercise, sheet, out, size) for sheet in sheets_of(library(), folder)]


def _write_one(exercise: Exercise, sheet: Handout, out: Path, size: Paper) -> Path:
    from ..ui.html.paper import paper as page_of

    place = out / FACILITATOR if sheet.gives_away else out
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{exercise.id}-{sheet.name}.html"
    path.write_text(page_of(sheet.title, [sheet.screen], exercise.lang, size.value), encoding="utf-8")
    return path


def _make_pdfs(pages: list[Path]) -> int:
    """Make a PDF beside each page, and return how many there are."""
    from ..materials.chromium import CannotPrint, browser_path, to_pdf

    browser = browser_path()
    if browser is None:
        return 0
    made = 0
    for page in pages:
        try:
            to_pdf(browser, page, page.with_suffix(".pdf"))
            made += 1
        except CannotPrint as problem:
            tell(str(problem))
    return made
