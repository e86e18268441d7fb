"""A server that is down, busy, read-only or lacks our database: a sentence, and nothing is lost."""

from __future__ import annotations

import asyncio
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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


def test_a_wrong_password_is_told_and_what_to_do(postgresql: PostgreSQL, database: str) -> None:
    postgresql.new_user("ann", "right")
    address = postgresql.url(database).replace("postgres@", "ann:wrong@")
    with pytest.raises(StoreUnreachable) as caught:
        open_store(address)
    said = str(caught.value)
    with open_store(address.replace("wrong", "right")):
        pass  # it was the password and nothing else

    assert "the name or the password in the setting SALESTRAIN_STORE is not right" in said
    assert (False, False) == ("wrong@" in said, "\n" in said)


def test_a_server_that_is_far_away_is_slow_and_right(postgresql: PostgreSQL, database: str, store: Store) -> None:
    """A fifth of a second to the server and back: a move takes seven such ways at most."""
    attempt = attempt_with(store, "one")
    with (
        far_away(postgresql.socket, 0.1) as port,
        open_store(f"postgresql://postgres@127.0.0.1:{port}/{database}") as far,
    ):
        began = time.monotonic()
        far.append(attempt.id, 2, *said("two"))
        took = time.monotonic() - began

    assert said("one", "two") == store.moves(attempt.id)
    assert 0.4 < took < 7 * 0.2 + 1


@contextmanager
def far_away(socket: str, seconds: float) -> Iterator[int]:
    """Put a distance between a client and a server; yield the port that stands for the server.

    Args:
        socket: the socket that the server listens on.
        seconds: how long everything is under way, in each direction.
    """
    loop, ports = asyncio.new_event_loop(), queue.SimpleQueue[int]()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            loop.call_later(seconds, writer.write, data)
        loop.call_later(seconds, writer.close)

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_unix_connection(socket)
        writers.extend((writer, server_writer))
        await asyncio.gather(carry(reader, server_writer), carry(server_reader, writer))

    async def serve() -> None:
        server = await asyncio.start_server(met, "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])
        async with server:
            await over.wait()
            await asyncio.sleep(2 * seconds)
            # A client that keeps its connection leaves both ends open.
            carrying = asyncio.all_tasks() - {asyncio.current_task()}
            for task in carrying:
                task.cancel()
            for writer in writers:
                writer.transport.abort()
            await asyncio.gather(*carrying, return_exceptions=True)

    writers: list[asyncio.StreamWriter] = []
    over = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        yield ports.get(timeout=10)
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()
