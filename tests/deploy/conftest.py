"""One hub for the tests of a module of what is deployed, with a PostgreSQL behind its room."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.deploy.hub import HubMissing, running_hub
from tests.store.conftest import postgresql  # noqa: F401 -- a fixture
from tests.store.postgresql import PostgreSQL

NO_HUB = "no JupyterHub can be started on this machine"


@dataclass(frozen=True)
class Hub:
    """A hub: the address of its room, and that of the store."""

    room: str
    store: str


@pytest.fixture(scope="module")
def hub(postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:  # noqa: F811
    """A JupyterHub whose room is open."""
    store = postgresql.url(postgresql.new_database())
    try:
        with running_hub(tmp_path_factory.mktemp("hub"), store) as room:
            yield Hub(room, store)
    except HubMissing as reason:
        if os.environ.get("CI"):
            pytest.fail(f"{NO_HUB}: {reason}")
        pytest.skip(f"{NO_HUB}: {reason}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Report loudly that the hub was not tested: nobody should take this for a complete run."""
    reports = terminalreporter.getreports("skipped")
    skipped = [report for report in reports if NO_HUB in str(report.longrepr)]
    if skipped:
        terminalreporter.section("NOT TESTED: the room at a JupyterHub", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were skipped: {NO_HUB}.")
