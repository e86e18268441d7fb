"""One server with the shipped exercises and a store of its own for all journeys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.serving.running import Room, running
from tests.serving.seeing import Visit, visiting


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A running server over what salestrain ships."""
    base = tmp_path_factory.mktemp("school")
    (base / "days").write_text("0", encoding="utf-8")
    # The setting of this process stays as it is: other tests find their room's store by it.
    with running([], base / "log", store=str(base / "store.db"), TEST_DAYS_LATER=str(base / "days")) as room:
        yield room


@pytest.fixture
def days_later(school: Room) -> Iterator[Callable[[int], None]]:
    """Makes it so many days later at the school, until the test is over."""
    file = Path(school.log).parent / "days"

    def later(days: int) -> None:
        file.write_text(str(days), encoding="utf-8")

    yield later
    file.write_text("0", encoding="utf-8")


@pytest.fixture
def visit(chromium: Browser, school: Room) -> Iterator[Visit]:
    """A fresh browser, at nobody's desk yet."""
    with visiting(chromium, school.address, viewport={"width": 1280, "height": 860}) as visit:
        visit.page.set_default_timeout(15_000)
        yield visit
