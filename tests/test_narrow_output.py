"""Every command ends well whatever the encoding of the pipe that it writes into, and JSON keeps every letter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

START = [sys.executable, "-c", "from salestrain.cli import main; main()"]
CALL = "Łucja Weiß: How is the press – “running”?\nBo: It stood still.\nŁucja Weiß: What did that cost?\nBo: Much.\n"


def run(encoding: str, folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command that writes into a pipe of this encoding."""
    settings = {
        **os.environ,
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": encoding,
        "SALESTRAIN_STORE": f"sqlite:///{folder}/s.db",
    }
    return subprocess.run([*START, *words], env=settings, capture_output=True, check=False)


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """A call with letters that many encodings lack."""
    path = tmp_path / "call.txt"
    path.write_text(CALL, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp932", "cp437", "ascii"])
def test_a_profile_is_printed_in_any_encoding(encoding: str, call: Path) -> None:
    result = run(encoding, call.parent, "profile", str(call), "--seller", "Łucja Weiß")
    assert (0, True) == (result.returncode, b"What did that cost?" in result.stdout)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_json_keeps_every_letter_in_any_encoding(encoding: str, call: Path) -> None:
    result = run(encoding, call.parent, "profile", str(call), "--seller", "Łucja Weiß", "--json")
    assert "Łucja Weiß" == json.loads(result.stdout.decode(encoding))["seller"]


@pytest.mark.parametrize("encoding", ["cp437", "ascii"])
@pytest.mark.parametrize("words", [("list",), ("--help",), ("check", "--help"), ("profile", "missing–file.txt")])
def test_commands_and_their_mistakes_are_told_without_a_traceback(
    words: tuple[str, ...], encoding: str, tmp_path: Path
) -> None:
    result = run(encoding, tmp_path, *words)
    assert (False, int("missing–file.txt" in words)) == (b"Traceback" in result.stderr, result.returncode)


def test_signs_that_an_encoding_lacks_become_those_of_a_typewriter(call: Path) -> None:
    result = run("cp437", call.parent, "profile", str(call), "--seller", "Łucja Weiß")
    assert '"How is the press - "running"?"' in result.stdout.decode("cp437")
