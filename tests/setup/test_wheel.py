"""`pip install salestrain`, then `salestrain serve`: the wheel works where there is no checkout.

The wheel is installed for real into a new venv. Only the packages it needs are borrowed from the venv of this
run, so that the test does not download them again.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

PROJECT = Path(__file__).parents[2]
CARRIED = ("exercises", "notebooks", "data")
SECONDS_TO_SERVE = 60

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installed:
    """The wheel in a venv of its own, and an empty folder to work in."""

    prefix: Path
    folder: Path

    @property
    def printed(self) -> Path:
        """What the last program wrote to its output and error streams."""
        return self.folder / "printed"

    def environment(self) -> dict[str, str]:
        """Settings that lead to this venv and to nothing in the checkout or in the person's home."""
        borrowed = Path(sys.prefix) / "share" / "jupyter"
        return {
            "PATH": f"{self.prefix / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "JUPYTER_PATH": str(borrowed),  # Voila's and the widgets' pages lie beside their packages
        }

    def start(self, *command: str | Path) -> subprocess.Popen[str]:
        """Start a program; its output goes to the file `printed`."""
        with self.printed.open("w", encoding="utf-8") as printed:
            return subprocess.Popen(
                command, cwd=self.folder, env=self.environment(), stdout=printed, stderr=printed, text=True
            )

    def run(self, *command: str | Path) -> str:
        """Run a program to its end; what it printed, once it succeeded."""
        code = self.start(*command).wait(timeout=60)
        printed = self.printed.read_text(encoding="utf-8")
        assert code == 0, printed
        return printed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive as a package index would get it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A new venv with the wheel."""
    prefix = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(prefix)], check=True, timeout=60)
    python = prefix / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*pip, str(wheel)], check=True, timeout=60)
    [packages] = prefix.glob("lib/python*/site-packages")
    # A folder added by a .pth file has its own .pth files ignored, so the checkout stays unknown.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Installed(prefix, tmp_path_factory.mktemp("empty"))


def shipped_exercises() -> list[str]:
    return sorted(folder.name for folder in (PROJECT / "exercises").iterdir() if (folder / "exercise.yaml").is_file())


def tracked(folder: str) -> set[str]:
    listing = subprocess.run(["git", "ls-files", "-z", folder], cwd=PROJECT, capture_output=True, text=True, check=True)
    return {name for name in listing.stdout.split("\0") if name}


@pytest.mark.parametrize("folder", CARRIED)
def test_the_wheel_carries_every_file_of_the_course(wheel: Path, folder: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    assert set() == {f"salestrain/shipped/{name}" for name in tracked(folder)} - carried


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    assert set() == tracked("salestrain") - carried


def test_the_installed_package_comes_from_the_wheel(installed: Installed) -> None:
    where = "import salestrain; print(salestrain.__file__)"
    assert installed.run(installed.prefix / "bin" / "python", "-c", where).startswith(str(installed.prefix))


def test_list_names_every_exercise_without_a_checkout(installed: Installed) -> None:
    printed = installed.run(installed.prefix / "bin" / "salestrain", "list")
    expected = shipped_exercises()
    assert (expected, len(expected) > 0) == ([name for name in expected if name in printed], True)


@dataclass(frozen=True)
class Server:
    """A running `salestrain serve` and the address of its first page."""

    process: subprocess.Popen[str]
    address: str

    def status_when_ready(self) -> int | str:
        """The page's HTTP status once the server answers, or why it never did."""
        reason = "it never answered"
        deadline = time.monotonic() + SECONDS_TO_SERVE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urlopen(self.address, timeout=10) as answer:
                    return int(answer.status)
            except OSError as problem:
                reason = str(problem)
                time.sleep(0.2)
        return reason


@pytest.fixture
def served(installed: Installed) -> Iterator[Server]:
    """A server started from the wheel; ended by its own pid."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    program = installed.prefix / "bin" / "salestrain"
    process = installed.start(program, "serve", "--host", "127.0.0.1", "--port", port)
    try:
        yield Server(process, f"http://127.0.0.1:{port}/")
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_serve_answers_without_a_checkout(served: Server, installed: Installed) -> None:
    assert served.status_when_ready() == 200, installed.printed.read_text(encoding="utf-8")
