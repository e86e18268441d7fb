"""One server for all tests of the room, with exercises that each do one thing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.serving.running import Answer, Room, add_exercise, ask, running
from tests.serving.seeing import Visit, visiting

OWNER = {"Cookie": f"salestrain={'d' * 32}"}
"""The browser that `opened` a page."""
NOISY = """
import sys, warnings
warnings.warn("a warning for programmers")
print("said on stderr", file=sys.stderr)
print("pandas" in sys.modules)
"""


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A running server."""
    base = tmp_path_factory.mktemp("room")
    ours, pack = base / "ours", base / "pack"
    add_exercise(ours, "quayside", title="Quayside: worth pursuing?", summary="Find out what a refusal costs.")
    add_exercise(ours, "lakeside", title="Lakeside: <i>the friendly no</i>", difficulty=4, minutes=15)
    add_exercise(ours, "riverside", None, title="Riverside: a talk like all others")
    add_exercise(pack, "fails", "1 / 0", title="This one fails", lang="de")
    add_exercise(pack, "busy", "import time; time.sleep(600)", title="This one takes long")
    add_exercise(pack, "dies", "import os; os._exit(1)", title="This one dies")
    add_exercise(pack, "noisy", NOISY, title="This one is noisy")
    add_exercise(pack, "unfinished", title="")
    (ours / ".hidden").mkdir()
    (ours / ".hidden" / "secret.png").write_bytes(b"secret")
    with running([ours, pack], base / "log") as room:
        yield room


@pytest.fixture(scope="session")
def opened(room: Room) -> Answer:
    """An exercise page as sent, compressed or not; all tests that only read it share one kernel."""
    return ask(room, "/exercises/quayside/", headers=OWNER)


@pytest.fixture
def visit(chromium: Browser, room: Room) -> Iterator[Visit]:
    """A fresh tab that can reach nothing but the room."""
    with visiting(chromium, room.address) as visit:
        yield visit
