"""`make` sets up pinned versions, only when needed, in any folder, and says in a sentence what it lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

PIP = "-m pip --disable-pip-version-check install --quiet --constraint constraints.txt"
RUNTIME_CALLS = [f"{PIP} hatchling", f"{PIP} --no-build-isolation --editable ."]
TEST_CALLS = [f"{PIP} --no-build-isolation --editable .[test]"]


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def program(path: Path, text: str) -> Path:
    """An executable shell script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout in a folder whose name has a space, before its first set-up."""
    folder = tmp_path / "sales training"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(PROJECT / name, folder)
    return folder


@pytest.fixture
def noting(fresh: Path) -> Path:
    """The same with a .venv whose python only notes how it was called, in `calls`."""
    program(fresh / ".venv" / "bin" / "python", 'echo "$@" >> calls')
    return fresh


def calls(folder: Path) -> list[str]:
    noted = folder / "calls"
    return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []


def test_make_alone_explains_every_target() -> None:
    phony = re.search(r"^\.PHONY: help (.*)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    assert phony.group(1).split() == re.findall(r"^make ([\w-]+)", make(PROJECT).stdout, re.MULTILINE)


def test_the_first_set_up_installs_pinned_versions(noting: Path) -> None:
    make(noting, ".venv/.installed-for-tests")
    assert RUNTIME_CALLS + TEST_CALLS == calls(noting)


def test_serving_needs_no_test_packages(noting: Path) -> None:
    make(noting, ".venv/.installed")
    assert calls(noting) == RUNTIME_CALLS


def test_a_second_set_up_does_nothing(noting: Path) -> None:
    make(noting, ".venv/.installed-for-tests")
    (noting / "calls").unlink()
    make(noting, ".venv/.installed-for-tests")
    assert [] == calls(noting)


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_a_changed_requirement_sets_up_again(noting: Path, changed: str) -> None:
    make(noting, ".venv/.installed-for-tests")
    (noting / "calls").unlink()
    later = (noting / ".venv" / ".installed-for-tests").stat().st_mtime + 5
    os.utime(noting / changed, (later, later))
    make(noting, ".venv/.installed-for-tests")
    assert RUNTIME_CALLS + TEST_CALLS == calls(noting)


def test_a_failed_set_up_is_tried_again(noting: Path) -> None:
    program(noting / ".venv" / "bin" / "python", "exit 1")
    make(noting, ".venv/.installed")
    program(noting / ".venv" / "bin" / "python", 'echo "$@" >> calls')
    make(noting, ".venv/.installed")
    assert calls(noting) == RUNTIME_CALLS


@pytest.mark.parametrize(
    ("given", "served"),
    [
        ([], "127.0.0.1 8866"),
        (["HOST=0.0.0.0", "PORT=9000"], "0.0.0.0 9000"),
    ],
)
def test_serve_takes_host_and_port(noting: Path, given: list[str], served: str) -> None:
    program(noting / ".venv" / "bin" / "salestrain", 'echo "$1 $2 $3 $4 $5"')
    host, port = served.split()
    assert f"serve --host {host} --port {port}" in make(noting, "serve", *given).stdout.splitlines()


def test_a_real_python_makes_the_venv_in_a_folder_with_a_space(fresh: Path) -> None:
    make(fresh, ".venv/bin/python", f"PYTHON={sys.executable}")
    done = subprocess.run(
        [fresh / ".venv" / "bin" / "python", "-c", "import sys; print(sys.prefix)"],
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == str(fresh / ".venv")


def test_an_old_python_is_refused_in_a_sentence(fresh: Path, tmp_path: Path) -> None:
    old = program(tmp_path / "old python", '[ "$1" = --version ] && echo Python 3.9.2; exit 1')
    done = make(fresh, "serve", f"PYTHON={old}")
    assert f"salestrain needs Python 3.11 or newer, and '{old}' is Python 3.9.2." in done.stderr.splitlines()


def test_a_missing_python_is_named_in_a_sentence(fresh: Path) -> None:
    done = make(fresh, "serve", "PYTHON=python-of-nowhere")
    assert "There is no program 'python-of-nowhere'." in done.stderr
