"""`serve` explains in a sentence why it cannot open, and ends everything it started when it ends."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.serving.running import ROOT, SERVE, add_exercise, ask, running

HOLD = "import time; time.sleep(600)"


def serve(port: int, *folders: Path) -> subprocess.CompletedProcess[str]:
    """Try to serve where it should give up at once."""
    command = [sys.executable, "-c", SERVE, str(port), "learners", *map(str, folders)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        completed = serve(port, tmp_path)
    expected = f"Port {port} on 127.0.0.1 is already in use. Choose another: salestrain serve --port {port + 1}\n"
    assert (1, "", expected) == (completed.returncode, completed.stdout, completed.stderr)


def test_a_port_that_cannot_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    completed = serve(70000, tmp_path)
    assert (1, "There is no port 70000: ports go from 1 to 65535.\n") == (completed.returncode, completed.stderr)


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    completed = serve(0, tmp_path / "nowhere")
    expected = f"There is no folder {tmp_path / 'nowhere'} to take exercises from.\n"
    assert (1, expected) == (completed.returncode, completed.stderr)


def test_a_room_without_exercises_says_so(tmp_path: Path) -> None:
    with running([tmp_path], tmp_path / "log") as room:
        assert "There are no exercises here yet." in ask(room, "/").text


def test_the_kernel_works_in_its_exercise_and_knows_where_private_packs_are(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    code = "import os, pathlib; print(pathlib.Path.cwd().name, os.environ['SALESTRAIN_EXERCISES'])"
    add_exercise(pack, "whereabouts", code)
    with running([pack], tmp_path / "log") as room:
        assert f'<pre class="st-cell">whereabouts {pack}\n</pre>' in ask(room, "/exercises/whereabouts/").text


def test_the_kernel_is_the_interpreter_that_serves(tmp_path: Path) -> None:
    add_exercise(tmp_path / "pack", "who", "import sys; print(sys.executable)")
    with running([tmp_path / "pack"], tmp_path / "log") as room:
        assert f'<pre class="st-cell">{sys.executable}\n</pre>' in ask(room, "/exercises/who/").text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
def test_ending_the_server_ends_its_kernels(tmp_path: Path) -> None:
    add_exercise(tmp_path / "pack", "quayside")
    with running([tmp_path / "pack"], tmp_path / "log") as room:
        ask(room, "/exercises/quayside/")
        kernels = psutil.Process(room.process.pid).children(recursive=True)
        room.process.terminate()
        room.process.wait(timeout=30)
    time.sleep(0.5)
    assert (1, []) == (len(kernels), [kernel for kernel in kernels if kernel.is_running()])


def test_an_exercise_that_keeps_its_kernel_busy_leaves_the_others_alone(tmp_path: Path) -> None:
    add_exercise(tmp_path / "pack", "busy", HOLD)
    add_exercise(tmp_path / "pack", "quayside", "print('here')")
    with running([tmp_path / "pack"], tmp_path / "log") as room:
        connection = socket.create_connection(("127.0.0.1", urlsplit(room.address).port or 0))
        connection.sendall(b"GET /exercises/busy/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(100)
        text = ask(room, "/exercises/quayside/").text
        connection.close()
    assert "here" in text
