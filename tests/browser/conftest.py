"""One server with the shipped exercises and a store of its own for all journeys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.serving.running import Room, running
from tests.serving.seeing import Visit, visiting


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A running server over what salestrain ships."""
    base = tmp_path_factory.mktemp("school")
    # The setting of this process stays as it is: other tests find their room's store by it.
    with running([], base / "log", store=str(base / "store.db")) as room:
        yield room


@pytest.fixture
def visit(chromium: Browser, school: Room) -> Iterator[Visit]:
    """A fresh browser, at nobody's desk yet."""
    with visiting(chromium, school.address, viewport={"width": 1280, "height": 860}) as visit:
        visit.page.set_default_timeout(15_000)
        yield visit
