"""Every kind of store, empty for each test, and helpers that make content and moves."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from salestrain.core.events import Move
from salestrain.store import Attempt, Store, open_store
from tests.store.postgresql import PostgreSQL, PostgreSQLMissing

NO_POSTGRESQL = "no PostgreSQL can be started on this machine"

CONTENT = '{"id":"harbour_foods","title":"Harbour Foods"}'
DIGEST = hashlib.sha256(CONTENT.encode()).hexdigest()


def begin(store: Store, learner: str = "dana", exercise_id: str = "harbour_foods") -> Attempt:
    """Begin an attempt without moves."""
    return store.begin(exercise_id, "1.0.0", DIGEST, CONTENT, learner=learner, seed=7)


def said(*texts: str) -> tuple[Move, ...]:
    """Return moves that differ by their text."""
    return tuple(Move("say", {"text": text}) for text in texts)


def attempt_with(store: Store, *texts: str) -> Attempt:
    """Return an attempt in which these texts were said."""
    attempt = begin(store)
    for seq, move in enumerate(said(*texts), 1):
        store.append(attempt.id, seq, move)
    return store.attempt(attempt.id, learner=attempt.learner)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A server for the whole test run."""
    try:
        server = PostgreSQL()
        server.start()
    except PostgreSQLMissing as reason:
        if os.environ.get("CI"):
            pytest.fail(f"{NO_POSTGRESQL}: {reason}")
        pytest.skip(f"{NO_POSTGRESQL}: {reason}")
    yield server
    server.remove()


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/store.db"


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> str:
    return postgresql.url(postgresql.new_database())


@pytest.fixture(params=["file", "postgresql"])
def lasting_url(request: pytest.FixtureRequest) -> str:
    """A store that others can open at the same time, and that outlives its program."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["memory", "file", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each kind of store."""
    url = "sqlite://" if request.param == "memory" else str(request.getfixturevalue(f"{request.param}_url"))
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def opened() -> Iterator[Callable[..., Store]]:
    """`open_store`, with every store that it opened closed at the end."""
    with ExitStack() as stack:
        yield lambda url, **options: stack.enter_context(open_store(url, **options))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Report loudly that PostgreSQL was not tested: nobody should take this for a complete run."""
    reports = terminalreporter.getreports("skipped")
    skipped = [report for report in reports if NO_POSTGRESQL in str(report.longrepr)]
    if skipped:
        terminalreporter.section("NOT TESTED: the store in PostgreSQL", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were skipped: {NO_POSTGRESQL}.")
