"""Tabs, learners and programs that write at the same time: exactly one is first, and nobody loses a move."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from benchmarks.writers import ON_POSTGRESQL, ON_SQLITE, measure
from salestrain.store import SequenceTaken, Store, UnknownAttempt, open_store
from tests.store.conftest import attempt_with, begin, said
from tests.store.postgresql import PostgreSQL
from tests.store.processes import kept_of, said_by, writers

OpenStore = Callable[..., Store]
TABS = 4
ROUNDS = 15


def test_of_several_tabs_exactly_one_makes_each_move(lasting_url: str, opened: OpenStore) -> None:
    tabs = [opened(lasting_url) for _ in range(TABS)]
    attempt = begin(tabs[0])
    barrier = threading.Barrier(TABS)

    def race(tab: int, seq: int) -> str | None:
        barrier.wait()
        try:
            tabs[tab].append(attempt.id, seq, *said(f"tab {tab}, move {seq}"))
        except SequenceTaken:
            return None
        return f"tab {tab}, move {seq}"

    winners: list[str] = []
    with ThreadPoolExecutor(TABS) as pool:
        for seq in range(1, ROUNDS + 1):
            kept = [text for text in pool.map(race, range(TABS), [seq] * TABS) if text]
            assert 1 == len(kept)
            winners += kept

    assert said(*winners) == tabs[0].moves(attempt.id)
    tabs[0].verify(attempt.id)


def test_the_slower_tab_reads_what_to_do(file_url: str, opened: OpenStore) -> None:
    slower, faster = opened(file_url), opened(file_url)
    attempt = begin(slower)
    faster.append(attempt.id, 1, *said("there"))
    with pytest.raises(SequenceTaken) as caught:
        slower.append(attempt.id, 1, *said("here"))

    assert (
        "This attempt was continued somewhere else, perhaps in another tab, so this step was not kept. "
        "Reload the page to see it as it is now."
    ) == str(caught.value)


def test_threads_share_one_store(store: Store) -> None:
    attempts = [begin(store, f"learner {number}") for number in range(TABS)]

    def talk(number: int) -> None:
        for seq in range(1, ROUNDS + 1):
            store.append(attempts[number].id, seq, *said(f"{number}: {seq}"))

    with ThreadPoolExecutor(TABS) as pool:
        list(pool.map(talk, range(TABS)))

    assert [said(*(f"{number}: {seq}" for seq in range(1, ROUNDS + 1))) for number in range(TABS)] == [
        store.moves(attempt.id) for attempt in attempts
    ]


def test_who_opens_a_new_store_while_another_makes_it_waits_for_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("CREATE TABLE theirs (a)")
        other.execute("BEGIN IMMEDIATE")  # makes the switch to WAL fail at once, without SQLite's own waiting
        with ThreadPoolExecutor(1) as pool:
            committed = pool.submit(lambda: (time.sleep(0.3), other.execute("COMMIT")))
            with open_store(str(path)) as store:
                attempt = attempt_with(store, "hello")
                kept = store.moves(attempt.id)
            committed.result()

    assert said("hello") == kept


def test_twelve_programs_open_a_new_store_at_once_and_lose_nothing(lasting_url: str) -> None:
    learners = [f"learner {number}" for number in range(12)]
    with writers(lasting_url, learners, count=40) as processes:
        with ThreadPoolExecutor(12) as pool:
            acknowledged = list(pool.map(said_by, processes))
        exit_codes = [process.wait() for process in processes]
    with open_store(lasting_url) as store:
        kept = [kept_of(store, learner) for learner in learners]
        for learner in learners:
            store.verify(store.attempts(learner=learner)[0].id)

    assert [0] * 12 == exit_codes
    assert [40] * 12 == [len(texts) for texts in acknowledged]
    assert acknowledged == kept


@pytest.mark.parametrize(("kind", "count"), [("file", ON_SQLITE), ("postgresql", ON_POSTGRESQL)])
def test_a_crowd_of_writers_loses_and_doubles_nothing(request: pytest.FixtureRequest, kind: str, count: int) -> None:
    """`benchmarks/writers.py` measures how long they wait."""
    found = measure(request.getfixturevalue(f"{kind}_url"), count, moves=2, processes=2)

    assert (2 * count, 0, 0, []) == tuple(found[name] for name in ("moves", "lost", "doubled", "errors"))


class TestPostgreSQLWhenAnotherHasNotFinished:
    """Two transactions can overlap; in SQLite the second does not begin before the first has ended."""

    @pytest.fixture
    def database(self, postgresql: PostgreSQL) -> str:
        return postgresql.new_database()

    def test_the_same_move_is_kept_once(self, postgresql: PostgreSQL, database: str, opened: OpenStore) -> None:
        store = opened(postgresql.url(database))
        attempt = begin(store)
        with postgresql.connect(database) as other, ThreadPoolExecutor(1) as pool:
            with other.transaction():
                other.execute(
                    "INSERT INTO salestrain_moves VALUES (%s, 1, 'now', %s, '')",
                    [attempt.id, said("theirs")[0].to_json()],
                )
                ours = pool.submit(store.append, attempt.id, 1, *said("ours"))
                _wait_until_somebody_waits(other)
            with pytest.raises(SequenceTaken):
                ours.result()

        assert said("theirs") == store.moves(attempt.id)

    def test_who_asks_what_is_new_misses_nothing_that_was_begun_before(
        self, postgresql: PostgreSQL, database: str, opened: OpenStore
    ) -> None:
        store, reader = opened(postgresql.url(database)), opened(postgresql.url(database))
        slow, fast = begin(store), begin(store, "robin")
        with store._database.writing() as begun, ThreadPoolExecutor(1) as pool:
            store._keep_moves(begun, slow.id, 0, "", said("slow"))
            store.append(fast.id, 1, *said("fast"))
            new = pool.submit(reader.moves_since, 0)
            with postgresql.connect(database) as other:
                _wait_until_somebody_waits(other)
            begun.commit()
            assert ("slow", "fast") == tuple(kept.move.data["text"] for kept in new.result())

    def test_an_attempt_that_is_being_deleted_takes_no_move(
        self, postgresql: PostgreSQL, database: str, opened: OpenStore
    ) -> None:
        store = opened(postgresql.url(database))
        attempt = attempt_with(store)
        with postgresql.connect(database) as other, ThreadPoolExecutor(1) as pool:
            with other.transaction():
                other.execute("DELETE FROM salestrain_attempts")
                ours = pool.submit(store.append, attempt.id, 1, *said("ours"))
                _wait_until_somebody_waits(other)
            with pytest.raises(UnknownAttempt):
                ours.result()

        assert () == store.attempts(learner="dana")


def _wait_until_somebody_waits(connection: psycopg.Connection) -> None:
    query = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while not (connection.execute(query).fetchone() or [0])[0]:
        pass
