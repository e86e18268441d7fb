"""Checks of what lies around an exercise: its notebook, other files, and exercises of the same name (W64, W67, W68)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .. import places
from ..content import Problem, hidden_exercises
from ..content.findings import Findings
from ..content.loading import FILE
from ..content.texts import texts_of

NOTEBOOK = "exercise.ipynb"
PLAYTHROUGHS = "playthroughs"
READ = {FILE, NOTEBOOK, "typed.json", "after.json", "measured.json", "remarks.json"}
"""Files beside an exercise that are read."""
LOOK_READ = {".yaml", ".yml", ".json", ".docx", ".odt", ".rtf"}
"""Endings of files of which an author may think that they are read."""
_NAMED = re.compile(r"\b[A-Z][\w’'-]{2,}")
_CALLED = re.compile(r"""\(\s*["']([^"']+)["']""")


def check_surroundings(folder: Path, findings: Findings) -> list[Problem]:
    """Return what an author should look at around the file.

    Args:
        folder: folder of the exercise.
        findings: the file of the exercise.
    """
    return [*_notebook(folder, findings), *_passed_over(folder), *same_name(folder)]


def _notebook(folder: Path, findings: Findings) -> Iterator[Problem]:
    """Yield what is wrong with the page on which learners open the exercise."""
    name = folder.absolute().name
    cell = f"""Its one code cell is: from salestrain import practise; practise("{name}")."""
    try:
        cells = _cells(json.loads((folder / NOTEBOOK).read_text(encoding="utf-8")))
    except FileNotFoundError:
        yield _at(NOTEBOOK, "W64", f"There is no {NOTEBOOK}, the page on which learners open this.", f"Add it. {cell}")
        return
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        yield _at(NOTEBOOK, "W64", "The notebook cannot be read.", f"Make it anew. {cell}")
        return
    code = "\n".join(text for kind, text in cells if kind == "code")
    opened = _CALLED.findall(code)
    if name not in opened:
        what = (
            f"The notebook opens '{opened[0]}' and not this exercise." if opened else "The notebook opens no exercise."
        )
        yield _at(NOTEBOOK, "W64", what, cell)
    heading = next((text.lstrip("# ") for kind, text in cells if kind == "markdown" and text.startswith("#")), "")
    written = " ".join(text for _, text in texts_of(findings.data))
    strange = [word for word in _NAMED.findall(heading.split("\n")[0]) if word.lower() not in written.lower()]
    if strange:
        what = (
            f"The notebook is headed '{heading.splitlines()[0][:60]}', but '{strange[0]}' is nowhere in the exercise."
        )
        yield _at(NOTEBOOK, "W64", what, f"Head it with the title: # {findings.data.get('title', '')}")


def _cells(notebook: Any) -> list[tuple[str, str]]:
    return [(str(cell["cell_type"]), "".join(cell["source"])) for cell in notebook["cells"]]


def _passed_over(folder: Path) -> Iterator[Problem]:
    """Yield the files that look as if they were read, and are not."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name in READ or path.is_dir():
            continue
        if path.suffix in LOOK_READ or path.stem == FILE:
            yield _at(path.name, "W67", "This file is passed over.", _what_is_read(path))
    for path in sorted((folder / PLAYTHROUGHS).iterdir()) if (folder / PLAYTHROUGHS).is_dir() else ():
        if path.name.startswith(".") or (path.suffix == ".yaml" and path.is_file()):
            continue
        remedy = f"Playthroughs are the files {PLAYTHROUGHS}/*.yaml: give it that ending, or put it elsewhere."
        yield _at(f"{PLAYTHROUGHS}/{path.name}", "W67", "This is passed over.", remedy)


def _what_is_read(path: Path) -> str:
    if path.suffix == ".json":
        return "Lines that people typed are in typed.json. Give it that name, or put it elsewhere."
    return f"The exercise is {FILE}. Bring in what is needed, and put the rest elsewhere."


def same_name(folder: Path) -> Iterator[Problem]:
    """Yield that another exercise has the same name, so that only one of them can be opened by it."""
    here = folder.resolve()
    for hidden, front in hidden_exercises(places.exercises_folders()):
        if here == hidden.resolve():
            what = f"There is another exercise of this name in {front}, and that is the one people open."
            yield _at(FILE, "W68", what, "Give this folder and its id another name.", "id")
        elif here == front.resolve():
            what = f"There is another exercise of this name in {hidden}, which nobody can open by its name."
            yield _at(FILE, "W68", what, "Give one of the two another name.", "id")


def _at(file: str, code: str, what: str, remedy: str, where: str = "") -> Problem:
    return Problem(file, 1, 1, code, where, what, remedy)
