"""A learning record store on this machine, for tests: Ralph, in an environment of its own, keeping a file."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SETTING = "RALPH_PROGRAM"
"""The program `ralph`, where it is neither on the path nor in `.lrs`."""
USER, PASSWORD = "tests", "for-tests-only"
HASHED = "$2b$12$fECh.5Hz9i8JNEP0wjL6dub6ZOr5TzytAreQ3038nXBL8zxoj42m6"
"""The password as the store wants it, as `ralph auth` makes it."""


def ralph() -> Path | None:
    """The program, or None where it is not installed."""
    found = [os.environ.get(SETTING), str(ROOT / ".lrs" / "bin" / "ralph"), shutil.which("ralph")]
    return next((Path(place) for place in found if place and Path(place).is_file()), None)


@dataclass(frozen=True)
class RecordStore:
    """A running record store."""

    address: str

    def post(self, statements: list[dict[str, Any]]) -> tuple[int, Any]:
        """Send statements, and return status and answer."""
        return self._ask("POST", "/xAPI/statements/", json.dumps(statements).encode())

    def statements(self) -> list[dict[str, Any]]:
        """Everything that it keeps."""
        _, answer = self._ask("GET", "/xAPI/statements/?limit=100")
        return list(answer["statements"])

    def _ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
        pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {
            "Authorization": f"Basic {pair}",
            "Content-Type": "application/json",
            "X-Experience-API-Version": "1.0.3",
        }
        request = urllib.request.Request(self.address + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read().decode()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()


@contextmanager
def running(program: Path, folder: Path) -> Iterator[RecordStore]:
    """Run a record store that keeps everything in a folder, and end it with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    subject = {"objectType": "Agent", "mbox": "mailto:tests@salestrain.example"}
    access = [{"agent": subject, "scopes": ["all"], "hash": HASHED, "username": USER}]
    (folder / "auth.json").write_text(json.dumps(access), encoding="utf-8")
    (folder / "kept").mkdir()
    settings = {
        "RALPH_APP_DIR": str(folder),
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "kept"),
    }
    command = [str(program), "runserver", "--backend", "fs", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | settings, stdout=log, stderr=log)
    try:
        store = RecordStore(f"http://127.0.0.1:{port}")
        _wait_for(store, process, folder / "log")
        yield store
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(store: RecordStore, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            store.statements()
        except (OSError, KeyError, TypeError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"The record store did not answer: {log.read_text()[-2000:]}")
