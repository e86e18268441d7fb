"""A real server in a separate process, for tests and benchmarks, and exercises for it to serve."""

from __future__ import annotations

import http.client
import json
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import nbformat

from tests.small_talk import SMALL

ROOT = Path(__file__).resolve().parents[2]

SERVE = """
import os, sys
from pathlib import Path
from salestrain.serving import Door, entrance, full, haste, serve
at_once = float(os.environ.get("TEST_AT_ONCE", haste.AT_ONCE))
entrance.Haste = lambda: haste.Haste(min(at_once, haste.EACH_SECOND), at_once)
full.HELD_SECONDS = float(os.environ.get("TEST_HELD", full.HELD_SECONDS))
if later := os.environ.get("TEST_DAYS_LATER"):
    from datetime import timedelta
    from salestrain.attempts.clock import Clock
    now = Clock.now
    Clock.now = lambda clock: now(clock) + timedelta(days=int(Path(later).read_text()))
folders = [Path(folder) for folder in sys.argv[3:]] or None
path, *files = os.environ.get("TEST_DOOR", "/").split(" ")
door = Door(path, *map(Path, files))
serve("127.0.0.1", int(sys.argv[1]), folders, for_authors=sys.argv[2] == "authors", door=door)
"""
"""A room of a test: its port, for whom it is, and folders. Its door, how long it holds places, and
how many requests an address may send at once, are in settings; how many days it is later there, in a file."""

# An anywidget whose button asks the kernel to count, beside plain widgets as exercises may use them.
PROBE = '''
import anywidget, ipywidgets, traitlets

class Counter(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const root = document.createElement("div");
      root.className = "st-app st-stack";
      root.innerHTML = `<p class="st-status" role="status"></p>
        <button class="st-button st-primary">Count</button>`;
      const show = () => { root.querySelector("p").textContent = `Counted to ${model.get("answer")}`; };
      root.querySelector("button").addEventListener("click", () => {
        model.set("asked", model.get("asked") + 1);
        model.save_changes();
      });
      model.on("change:answer", show);
      show();
      root.setAttribute("data-st-ready", "");
      el.append(root);
    }
    export default { render };
    """
    asked = traitlets.Int(0).tag(sync=True)
    answer = traitlets.Int(0).tag(sync=True)

    @traitlets.observe("asked")
    def _count(self, change):
        if change["new"] == 2:
            raise RuntimeError("only for programmers")
        self.answer = change["new"]

ipywidgets.VBox([Counter(), ipywidgets.HTML("plain"), ipywidgets.Text(description="Name")])
'''


ANY_CERTIFICATE = ssl.create_default_context()
ANY_CERTIFICATE.check_hostname = False
ANY_CERTIFICATE.verify_mode = ssl.CERT_NONE
"""Tests sign their certificates themselves."""


def add_exercise(folder: Path, name: str, code: str | None = PROBE, **changes: object) -> None:
    """Add an exercise to `folder` whose notebook runs `code`; `changes` replace parts of the small talk.

    Without code the notebook is like those of all exercises: it only practises.
    """
    exercise = folder / name
    exercise.mkdir(parents=True)
    content = {**SMALL, "id": name, **changes}
    (exercise / "exercise.yaml").write_text(json.dumps(content), encoding="utf-8")
    title = f"# {content['title']}"
    if code is None:
        code = f'from salestrain import practise\n\npractise("{name}")'
    cells = [nbformat.v4.new_markdown_cell(title), nbformat.v4.new_code_cell(code)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), exercise / "exercise.ipynb")


@dataclass(frozen=True)
class Room:
    """A running server: its address, its process, and the log file with its messages to the facilitator.

    `token` is what stands after the question mark of a workbench's address.
    """

    address: str
    process: subprocess.Popen[str]
    log: Path
    token: str = ""


@contextmanager
def running(
    folders: list[Path], log: Path, port: int = 0, for_whom: str = "learners", store: str = "", **more: str
) -> Iterator[Room]:
    """Run a server for learners or authors, and end it with the block.

    `folders` hold the exercises; without any, they are those that salestrain serves by default. `store` is the address
    of a store to use instead of the tests' own, `more` are further settings of the server.
    """
    command = [sys.executable, "-c", SERVE, str(port), for_whom, *map(str, folders)]
    with log.open("w", encoding="utf-8") as errors:
        settings = os.environ | ({"SALESTRAIN_STORE": store} if store else {}) | more
        process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=errors, text=True)
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert "open: http" in line, f"The server did not open: {log.read_text(encoding='utf-8')}"
            address, _, token = line.split("open: ")[1].strip().partition("?")
            yield Room(address, process, log, token)
        finally:
            process.terminate()
            process.wait(timeout=30)
            process.stdout.close()


@dataclass(frozen=True)
class Answer:
    """The answer to one request, without following redirects."""

    status: int
    headers: Mapping[str, str]
    text: str


def ask(
    room: Room, path: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: str | None = None
) -> Answer:
    """Request `path` from the server, exactly as given."""
    address = urlsplit(room.address)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    if address.scheme == "https":
        connection = http.client.HTTPSConnection(address.netloc, timeout=60, context=ANY_CERTIFICATE)
    try:
        connection.request(method, path, body=body, headers=dict(headers or {}))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)
    finally:
        connection.close()
