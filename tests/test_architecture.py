"""Who may import whom stands in pyproject.toml, as contracts; here they are kept, and what decides stays pure."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "salestrain"
IMPURE = frozenset("time os pathlib secrets uuid socket subprocess IPython io tempfile".split())
ASKING_THE_CLOCK = frozenset("today now utcnow fromtimestamp".split())
PURE = ("core", "statistics", "calendars", "talk_metrics", "workshop")
PURE_IN_A_KIND = {
    "conversation": "engine beginning answering judging misheard turn naming script state debrief solver".split(),
    "drill": "engine trying several points script noticing state debrief".split(),
    "plan": "engine doing building noticing naming recorder compiler executing script state versions adding_up"
    " calendar tree items".split(),
    "process": "engine moves state ledger pricing talk_trails trail wording".split(),
}
"""What decides and scores in each kind."""
REGISTER = PACKAGE / "core" / "kind.py"
"""Loads the parts of kinds, and knows where they lie."""


def test_every_room_imports_only_what_it_may() -> None:
    """The contracts of pyproject.toml hold; in a program of its own, which switches no logger off here."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_what_decides_and_scores_knows_no_clock_no_files_and_no_jupyter() -> None:
    """The same moves lead to the same result on every machine."""
    used = [(path.relative_to(PACKAGE), sorted(imported(path) & IMPURE)) for path in pure()]
    assert [] == [(str(path), names) for path, names in used if names]


def test_what_decides_and_scores_is_told_which_day_it_is() -> None:
    """Nothing in it asks for the time."""
    asked = [(path.relative_to(PACKAGE), sorted(calls(path) & ASKING_THE_CLOCK)) for path in pure()]
    assert [] == [(str(path), names) for path, names in asked if names]


def test_no_file_looks_back_at_one_that_looks_at_it() -> None:
    """There is no circle of files, not even for the sake of types."""
    files = {".".join(path.with_suffix("").parts): path for path in sorted(PACKAGE.relative_to(PROJECT).rglob("*.py"))}
    modules = {name.removesuffix(".__init__"): path for name, path in files.items()}
    TopologicalSorter({name: looks_at(name, path) & modules.keys() for name, path in modules.items()}).prepare()


def looks_at(name: str, path: Path) -> set[str]:
    """The modules that a module of ours imports; a name taken from a package may be a module of it."""
    around = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse((PROJECT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            parent = [*around[: len(around) - node.level + 1], *filter(None, [node.module])]
            taken = {".".join([*parent, alias.name]) for alias in node.names}
            inside = {module for module in taken if (PROJECT / Path(*module.split("."))).with_suffix(".py").is_file()}
            found |= inside or {".".join(parent)}
    return found - {name}


def pure() -> Iterator[Path]:
    """Every module that must be pure."""
    rooms = [PACKAGE / room for room in PURE]
    parts = [PACKAGE / "kinds" / kind / part for kind, named in PURE_IN_A_KIND.items() for part in named]
    for place in (*rooms, *parts):
        found = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
        yield from (path for path in found if path != REGISTER)


def imported(path: Path) -> set[str]:
    """The outside packages that a module imports, by their first name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def calls(path: Path) -> set[str]:
    """What a module calls of dates and times."""
    called = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    methods = [func for func in called if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name)]
    return {func.attr for func in methods if func.value.id in ("date", "datetime")}  # type: ignore[attr-defined]
