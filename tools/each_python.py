"""Runs tests with each Python that is claimed, and with the lowest versions allowed.

`python -m tools.each_python` sets up an environment for each in `.pythons/` and runs `TESTS` there, a test of each room
of the house: 3.12 and 3.13 with the pinned versions, and this Python with the lowest ones (`tools/lowest_versions.py`).
`python -m tools.each_python lowest tests` takes one of them, and all fast tests. A Python that this machine does not
have is named, and is no failure; everything else that goes wrong is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.lowest_versions import lowest

PROJECT = Path(__file__).parents[1]
ENVIRONMENTS = PROJECT / ".pythons"
LOWEST = "lowest"
"""This Python, with the lowest versions."""
CLAIMED = ("3.12", "3.13")
"""Every Python that is claimed besides the one that runs all tests."""
NEEDED = "pytest hypothesis icalendar time-machine playwright psycopg[binary]".split()
"""Packages that the chosen tests need besides what salestrain runs on."""
TESTS = (
    "tests/numbers/test_safe_csv.py tests/exports/test_ics.py tests/plan/test_fitting.py tests/drill/test_practice.py"
    " tests/drill/test_page.py tests/store/test_seals.py tests/store/test_left_open.py"
).split()
"""A test of each room: engines, reading, tables, days, the store, and pages."""


def interpreter(version: str) -> str:
    """Return the program of this Python, also where pyenv keeps it aside; empty if there is none that runs."""
    aside = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for candidate in (shutil.which(f"python{version}"), *map(str, aside)):
        if not candidate:
            continue
        tried = subprocess.run([candidate, "-c", ""], capture_output=True, check=False)  # noqa: S603 - no shell
        if tried.returncode == 0:
            return candidate
    return ""


def passes(name: str, python: str, constraints: Path, tests: Sequence[str]) -> bool:
    """Set up an environment with these constraints and return whether the tests pass in it.

    Args:
        name: name of the environment.
        python: program to make it with.
        constraints: file of versions.
        tests: files and folders of tests; those that are slow or need a browser are left out.
    """
    print(f"== {name}", flush=True)
    folder = ENVIRONMENTS / name
    uv = [sys.executable, "-m", "uv"]
    own = folder / "bin" / "python"
    install = [*uv, "pip", "install", "--quiet", "--python", str(own), "--constraint", str(constraints)]
    run = ["pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow and not browser"]
    if name == LOWEST:
        run += ["-W", "default"]  # what is old may warn
    wanted = [".", *NEEDED] if list(tests) == TESTS else [".[test]"]
    steps = (
        [*uv, "venv", "--quiet", "--clear", "--python", python, str(folder)],
        [*install, "--editable", *wanted],
        [str(own), "-m", *run, *tests],
    )
    return all(subprocess.run(step, cwd=PROJECT, check=False).returncode == 0 for step in steps)  # noqa: S603 - no shell


def main(named: Sequence[str] = ()) -> int:
    """Try all, or the one that is named first, with the tests that are named after it; return 1 if one fails."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # There is no PostgreSQL in these environments, and in CI a missing one is a failure; the whole suite has it.
    os.environ.pop("CI", None)
    ENVIRONMENTS.mkdir(exist_ok=True)
    versions = ENVIRONMENTS / "lowest.txt"
    versions.write_text("\n".join(lowest()), encoding="utf-8")
    tests = named[1:] or TESTS
    passed = {}
    for name in named[:1] or (LOWEST, *CLAIMED):
        python = sys.executable if name == LOWEST else interpreter(name)
        if python:
            passed[name] = passes(name, python, versions if name == LOWEST else PROJECT / "constraints.txt", tests)
        else:
            print(f"!! NOT TESTED: there is no Python {name} on this machine.", flush=True)
    for name, is_good in passed.items():
        print(f"{name}: {'passed' if is_good else 'FAILED'}", flush=True)
    return 0 if all(passed.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
