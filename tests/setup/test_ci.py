"""`.ci/run` installs what a bare machine lacks, then calls exactly the README's test command, as CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TOOLS = ("bash", "dirname", "id", "env", "nice", "cat")
BESIDE = ("make .venv/.installed-for-tests CI=true", "make test-pythons CI=true")
"""Calls for the tests with other versions, which run beside the suite."""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason=".ci/run is for Debian machines")


class Machine:
    """A machine with only the named programs; make, apt-get and sudo note their calls instead of acting."""

    def __init__(self, folder: Path, *, root: bool = True) -> None:
        """`root` says whom `id -u` names."""
        self.programs = folder
        self.notes = folder / "notes"
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, f"{tool} is missing"
            (folder / tool).symlink_to(found)
        self.answers("id", f"echo {0 if root else 1000}")
        for name in ("make", "apt-get"):
            self.answers(name, f'echo "{name} $* CI=$CI" >> "{self.notes}"')

    def answers(self, name: str, script: str) -> None:
        """Put a program there that runs this shell script."""
        path = self.programs / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!{self.programs / 'bash'}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run .ci/run there."""
        return subprocess.run(
            ["bash", PROJECT / ".ci" / "run"],
            env={"PATH": str(self.programs)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def noted(self) -> list[str]:
        """The calls of make and apt-get, in order."""
        return self.notes.read_text(encoding="utf-8").splitlines() if self.notes.exists() else []

    def noted_in_turn(self) -> list[str]:
        """The same without what is tried with other versions of Python meanwhile."""
        return [call for call in self.noted() if call not in BESIDE]


def complete(machine: Machine) -> Machine:
    """The machine with everything that .ci/run looks for."""
    for name in ("git", "python3", "chromium", "nginx", "openssl", "npm", "configurable-http-proxy"):
        machine.answers(name, "exit 0")
    machine.answers("fc-list", "echo some font")
    return machine


def test_a_complete_machine_only_runs_the_tests(tmp_path: Path) -> None:
    machine = complete(Machine(tmp_path))
    machine.run()
    assert machine.noted_in_turn() == ["make lrs CI=true", "make test CI=true"]


def test_a_bare_machine_gets_what_it_lacks_first(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.run()
    lacks = "git python3 python3-venv chromium nginx-light openssl nodejs npm fontconfig fonts-dejavu-core"
    assert machine.noted_in_turn() == [
        "apt-get update -qq CI=true",
        f"apt-get install -y -qq --no-install-recommends {lacks} CI=true",
        "make lrs CI=true",
        "make test CI=true",
    ]


def test_a_user_who_is_not_root_installs_with_sudo(tmp_path: Path) -> None:
    machine = complete(Machine(tmp_path, root=False))
    (tmp_path / "chromium").unlink()
    machine.answers("sudo", 'echo "sudo $*" >> ' + f'"{machine.notes}"')
    machine.run()
    assert machine.noted()[0] == "sudo apt-get update -qq"


def test_neither_root_nor_sudo_fails_with_a_sentence(tmp_path: Path) -> None:
    machine = complete(Machine(tmp_path, root=False))
    (tmp_path / "chromium").unlink()
    done = machine.run()
    assert (done.returncode, "neither root nor sudo" in done.stderr, machine.noted()) == (1, True, [])


def test_failing_tests_fail_the_run(tmp_path: Path) -> None:
    machine = complete(Machine(tmp_path))
    machine.answers("make", "exit 2")
    assert machine.run().returncode == 2


def test_the_readmes_test_command_is_called() -> None:
    called = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^(?:\$ |    )?(make test)\b", readme, re.MULTILINE))
    assert commands and commands <= set(called)


def test_the_script_can_be_called() -> None:
    assert os.access(PROJECT / ".ci" / "run", os.X_OK)
