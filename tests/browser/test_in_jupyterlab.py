"""In JupyterLab, where lessons are read, a talk can be held beside the cells."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from salestrain.places import exercises_folders
from tests.browser.pages import settled
from tests.serving.seeing import visiting

LIKE = "What do you like about Northlane that we should copy?"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """The address of a JupyterLab over an exercise, with settings and a store of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    shutil.copy(exercises_folders()[0] / "harbour_foods" / "exercise.ipynb", folder)
    shutil.copytree(exercises_folders()[0] / "harbour_foods", folder / "harbour_foods")
    notebook = nbformat.read(folder / "exercise.ipynb", as_version=4)
    notebook.cells = [nbformat.v4.new_code_cell('from salestrain import edit\n\nedit("./harbour_foods")')]
    nbformat.write(notebook, folder / "edit.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=None",
    ]
    settings = {**os.environ, **own, "SALESTRAIN_STORE": str(tmp_path / "store.db")}
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait_for(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{address}api", timeout=5):
                return
        except OSError:
            assert process.poll() is None and time.monotonic() < deadline, "JupyterLab did not open."
            time.sleep(0.2)


def test_keys_typed_in_a_talk_belong_to_the_talk_and_not_to_the_notebook(chromium: Browser, lab: str) -> None:
    with visiting(chromium, lab, viewport={"width": 1280, "height": 900}) as visit:
        page = visit.page
        page.goto(f"{lab}lab/tree/exercise.ipynb?reset")
        page.locator(".jp-CodeCell .cm-content").first.click()
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=30_000)
        page.keyboard.press("Shift+Enter")
        page.wait_for_selector("[data-st-ready]")
        page.get_by_label("Your name").fill("Ana")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Begin the talk").click()
        box = page.get_by_label("What do you say?")
        box.fill(LIKE)
        box.press("Enter")
        expect(page.get_by_text("heard as: asked what she likes about the vendor")).to_be_visible()
        box.fill("one")
        box.press("Shift+Enter")
        page.keyboard.type("dd two")

        assert ("one\ndd two", 1) == (box.input_value(), page.locator(".st-pane").count())
        assert "[1]:" == page.locator(".jp-CodeCell .jp-InputPrompt").first.inner_text()
        assert [] == visit.elsewhere


def test_an_author_changes_a_fact_beside_the_cells(chromium: Browser, lab: str, tmp_path: Path) -> None:
    with visiting(chromium, lab, viewport={"width": 1280, "height": 900}) as visit:
        page = visit.page
        page.goto(f"{lab}lab/tree/edit.ipynb?reset")
        page.locator(".jp-CodeCell .cm-content").first.click()
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=30_000)
        page.keyboard.press("Shift+Enter")
        page.wait_for_selector("[data-st-ready]")
        page.get_by_role("button", name="Facts", exact=True).click()
        page.get_by_role("button", name="f.cost", exact=True).click()
        long = page.locator("textarea:visible").first
        long.fill("Not")
        long.press("Shift+Enter")
        page.keyboard.type("today.")
        written, _ = long.input_value(), long.fill("Not today.")
        box = page.get_by_label("Withhold (optional)", exact=True)
        box.fill("Not today.")
        box.press("Enter")
        settled(page)
        expect(page.get_by_text("No mistakes in the file. Saved.")).to_be_visible()
        saved = (tmp_path / "work" / "harbour_foods" / "exercise.yaml").read_text(encoding="utf-8")
        assert (True, "Not\ntoday.", []) == ('withhold: "Not today."' in saved, written, visit.elsewhere)
