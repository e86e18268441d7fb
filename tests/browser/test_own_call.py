"""What is said about a call that is pasted is what the server does: it is read in memory, written nowhere, and ends."""

from __future__ import annotations

import math
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

from salestrain.cli import app
from salestrain.kinds.call.screens import COMMAND, WHAT_BECOMES_OF_IT
from salestrain.serving.full import KEPT_SECONDS
from salestrain.serving.room import CLEARED_EVERY
from tests.serving.running import Room, running
from tests.serving.seeing import visiting

RARE = "Quixhalm"
CALL = (
    f"Ann: Good morning.\nBo: The press at {RARE} stands still.\nAnn: What does the waiting cost you in {RARE}?\n"
    "Bo: A day each week."
)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which everything lies that the server may write: home, store, temporary files."""
    for name in (
        "HOME",
        "TMPDIR",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "IPYTHONDIR",
        "JUPYTER_DATA_DIR",
    ):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("SALESTRAIN_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


@pytest.fixture
def served(house: Path) -> Iterator[Room]:
    """A room that writes into the house only."""
    with running([], house / "log") as room:
        yield room


@pytest.fixture
def page(chromium: Browser, served: Room) -> Iterator[Page]:
    """The page for one's own calls, with a call on it."""
    with visiting(chromium, served.address) as visit:
        visit.page.goto(f"{served.address}exercises/your_calls/")
        give(visit.page, CALL)
        yield visit.page


def give(page: Page, call: str) -> None:
    """Paste a call, and go as far as its profile."""
    page.get_by_label("The transcript, with who speaks").fill(call)
    page.get_by_role("button", name="Read the transcript").click()
    page.get_by_label(re.compile("^Ann")).check()
    page.get_by_role("button", name="Show the profile").click()
    page.get_by_role("heading", name="The profile of Ann").wait_for()


def written(folder: Path, word: str) -> list[str]:
    """The files below a folder in which a word stands, in any usual encoding."""
    forms = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(form in path.read_bytes() for form in forms)]


def opened_by(room: Room) -> set[str]:
    """The files that the server and its kernels hold open, apart from programs and data that they only read."""
    server = psutil.Process(room.process.pid)
    return {
        file.path
        for one in (server, *server.children(recursive=True))
        for file in one.open_files()
        if "w" in file.mode or "a" in file.mode
    }


def test_no_word_of_a_call_is_written_to_a_file_or_the_store(page: Page, served: Room, house: Path) -> None:
    page.locator("[data-send=leave_out]").first.click()
    page.get_by_text("You left out 1 of the moments").wait_for()
    files = [Path(path) for path in opened_by(served) if Path(path).is_file()]
    assert ([], []) == (written(house, RARE), [str(path) for path in files if RARE.encode() in path.read_bytes()])


def test_the_browser_keeps_no_word_of_a_call(page: Page) -> None:
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert RARE not in kept


def test_another_transcript_leaves_no_word_on_the_page(page: Page) -> None:
    page.get_by_role("button", name="Use another transcript").click()
    page.get_by_text("Forgotten.").first.wait_for()
    assert RARE not in page.content()


def test_a_page_that_is_closed_is_forgotten_when_it_was_said_to_be() -> None:
    minutes = math.ceil((KEPT_SECONDS + CLEARED_EVERY) / 60)
    assert {3: "three"}[minutes] in WHAT_BECOMES_OF_IT


def test_the_command_that_is_offered_reads_a_call_on_ones_own_machine(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house)
    program, *words = shlex.split(COMMAND)
    Path("call.docx").write_text(CALL, encoding="utf-8")
    result = CliRunner().invoke(app, words)
    assert ("salestrain", 0, False) == (program, result.exit_code, Path("store.db").exists())
