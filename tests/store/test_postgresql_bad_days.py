"""A server that is down, busy, read-only or lacks our database: a sentence, and nothing is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from salestrain.store import Store, StoreBusy, StoreDamaged, StoreUnreachable, StoreUnwritable, open_store
from tests.store.conftest import attempt_with, said
from tests.store.postgresql import PostgreSQL

OpenStore = Callable[..., Store]


@pytest.fixture
def database(postgresql: PostgreSQL) -> str:
    return postgresql.new_database()


@pytest.fixture
def store(postgresql: PostgreSQL, database: str, opened: OpenStore) -> Store:
    return opened(postgresql.url(database), busy_seconds=0.3)


def test_a_server_that_is_away_is_told_and_when_it_is_back_the_talk_goes_on(
    postgresql: PostgreSQL, store: Store
) -> None:
    attempt = attempt_with(store, "one")
    postgresql.stop()
    try:
        with pytest.raises(StoreUnreachable, match="cannot be reached"):
            store.append(attempt.id, 2, *said("two"))
    finally:
        postgresql.start()
    store.append(attempt.id, 2, *said("two"))

    assert said("one", "two") == store.moves(attempt.id)


def test_a_server_that_was_restarted_meanwhile_is_not_noticed(postgresql: PostgreSQL, store: Store) -> None:
    attempt = attempt_with(store, "one")
    postgresql.stop()
    postgresql.start()
    store.append(attempt.id, 2, *said("two"))

    assert said("one", "two") == store.moves(attempt.id)


def test_a_lock_that_lasts_is_told_and_the_step_can_be_tried_again(
    postgresql: PostgreSQL, database: str, store: Store
) -> None:
    attempt = attempt_with(store, "one")
    with postgresql.connect(database) as other, other.transaction():
        other.execute("LOCK TABLE salestrain_moves IN EXCLUSIVE MODE")
        with pytest.raises(StoreBusy):
            store.append(attempt.id, 2, *said("two"))
        assert said("one") == store.moves(attempt.id)
    store.append(attempt.id, 2, *said("two"))

    assert said("one", "two") == store.moves(attempt.id)


def test_a_database_that_takes_no_writes_is_read_and_not_written(
    postgresql: PostgreSQL, database: str, store: Store, opened: OpenStore
) -> None:
    attempt = attempt_with(store, "one")
    postgresql.run(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    read_only = opened(postgresql.url(database))
    with pytest.raises(StoreUnwritable, match=r"the database does not allow it .*read-only transaction"):
        read_only.append(attempt.id, 2, *said("two"))

    assert said("one") == read_only.moves(attempt.id)


def test_a_database_that_is_not_there_is_told_in_one_line(postgresql: PostgreSQL) -> None:
    with pytest.raises(StoreUnreachable, match='database "nowhere" does not exist') as caught:
        open_store(postgresql.url("nowhere"))

    assert "\n" not in str(caught.value)


def test_tables_that_are_gone_are_told(postgresql: PostgreSQL, database: str, store: Store) -> None:
    attempt = attempt_with(store, "one")
    postgresql.run("DROP TABLE salestrain_moves", database)
    with pytest.raises(StoreDamaged, match='relation "salestrain_moves" does not exist'):
        store.append(attempt.id, 2, *said("two"))


def test_a_commit_waits_for_the_disk_also_where_the_server_would_not(
    postgresql: PostgreSQL, database: str, opened: OpenStore
) -> None:
    postgresql.run(f"ALTER DATABASE {database} SET synchronous_commit = off")
    store = opened(postgresql.url(database))
    with store._database.writing() as connection:
        assert "on" == connection.exec_driver_sql("SHOW synchronous_commit").scalar()


def test_options_in_the_address_are_kept(postgresql: PostgreSQL, database: str, opened: OpenStore) -> None:
    postgresql.run("CREATE SCHEMA talks", database)
    with opened(postgresql.url(database) + "&options=-csearch_path%3Dtalks") as store:
        attempt_with(store, "one")
    with postgresql.connect(database) as connection:
        assert (1,) == connection.execute("SELECT count(*) FROM talks.salestrain_moves").fetchone()


def test_without_the_driver_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnreachable) as caught:
        open_store("postgresql://ann:s3cret@db/talks")

    assert (
        "The store postgresql://ann:***@db/talks cannot be reached (PostgreSQL needs its driver: "
        'pip install "salestrain[postgres]"). What was kept before is safe. '
        "Try again when it is there, or correct the setting SALESTRAIN_STORE."
    ) == str(caught.value)
