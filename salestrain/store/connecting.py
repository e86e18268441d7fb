"""Connections to SQLite and PostgreSQL, set up so that both give the same guarantees.

- A transaction that returned is on disk, even if the power fails right afterwards.
- A writer waits for its turn, but not indefinitely.
"""

from __future__ import annotations

import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from . import location
from .errors import in_words, unreachable

_WRITES = "salestrain_writes"
_RETRY_SECONDS = 0.02
_APPENDING = 7_325_379  # shared by those who keep moves; alone for who reads what is new
_NEXT_POSITIONS = text(  # one statement, in which the lock is taken before the numbers are
    "SELECT pg_advisory_xact_lock_shared(:lock), nextval('salestrain_positions') AS position"
    " FROM generate_series(1, :count)"
)
CONNECTIONS = 5
"""Connections to PostgreSQL that are kept open once they were needed; as many more are opened in a rush."""
_MIGRATING = 7_325_378  # PostgreSQL's number for our lock: arbitrary, but the same in every salestrain


class Database:
    """An open database, which may be shared by threads.

    `place` names it in messages.
    """

    def __init__(self, url: URL, busy_seconds: float) -> None:
        self.place = location.place_of(url)
        connect = _sqlite if url.get_backend_name() == "sqlite" else _postgresql
        try:
            self.engine = connect(url, busy_seconds)
        except ModuleNotFoundError as error:
            raise unreachable(self.place, 'PostgreSQL needs its driver: pip install "salestrain[postgres]"') from error
        # A store that nobody closed leaves nothing open: from 3.13 on Python warns of every connection that does.
        weakref.finalize(self, self.engine.dispose)

    def takes_more(self) -> None:
        """Raise StoreUnwritable if it can be seen that nothing more can be kept."""
        if self.engine.dialect.name == "sqlite" and Path(self.place).is_file():
            location.takes_more(Path(self.place))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads. Raises the `StoreError` that `errors.in_words` makes of a failure."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that is committed when the block ends, and rolled back when it raises."""
        with self._transaction(writes=True) as connection:
            yield connection

    def alone(self, connection: Connection) -> None:
        """Keep others from passing this line until this writing transaction ends.

        In SQLite, every writing transaction does so anyway.
        """
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")

    def positions(self, connection: Connection, count: int) -> list[int]:
        """Return the positions of the next moves in the whole log, within a writing transaction.

        In PostgreSQL transactions overlap, and one that took earlier positions may end later. Whoever asks what is new
        therefore waits until those that have taken positions have ended (`settled`).
        """
        if connection.dialect.name == "postgresql":
            numbered = connection.execute(_NEXT_POSITIONS, {"lock": _APPENDING, "count": count})
            return [row.position for row in numbered]
        last = connection.exec_driver_sql("SELECT max(position) FROM salestrain_moves").scalar() or 0
        return list(range(last + 1, last + 1 + count))

    def settled(self, connection: Connection) -> None:
        """Wait until all positions that were taken so far can be seen, or never will be.

        In SQLite, which has one writer at a time, this is always so.
        """
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_APPENDING})")

    def leave_no_trace(self) -> None:
        """Empty what the database keeps beside its file, so that what was deleted is not readable there either.

        Rows are overwritten when they are deleted (`secure_delete`), but the write-ahead log holds earlier pages until
        it is emptied. It is emptied here unless somebody is just reading; then the next writer does it in its time.
        PostgreSQL has its own ways (VACUUM, and the age of its log).
        """
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Release files and connections."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with (
                self.engine.connect().execution_options(**{_WRITES: writes}) as connection,
                connection.begin(),
            ):
                yield connection
        except (DBAPIError, NoConnectionFree) as error:
            raise in_words(error, self.place) from error


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    options: dict[str, Any] = {"connect_args": {"timeout": busy_seconds}}
    if not url.database:
        # A memory database belongs to its connection, so there is only one, which threads use in turn.
        options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": busy_seconds}
        options["connect_args"]["check_same_thread"] = False
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # otherwise Python begins transactions on its own
        _write_ahead(connection, busy_seconds)
        # In WAL mode, anything less than FULL survives a killed program but loses the last moves in a power
        # failure. It costs one disk flush per move: milliseconds, while people take seconds for a move.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Data that a learner asked us to forget is overwritten, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")

    if url.database and not url.database.startswith("file:"):
        _watch(engine, Path(url.database))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer locks immediately, because a transaction that has already read cannot wait for the lock.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _watch(engine: Engine, path: Path) -> None:
    """Notice when the file is gone, or is another one: what is written to a file that was removed is lost."""

    @event.listens_for(engine, "do_connect")
    def only_to_a_file(*_: object) -> None:
        _file_at(path)  # SQLite would make an empty one

    @event.listens_for(engine, "connect")
    def remember(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["file"] = _file_at(path)

    @event.listens_for(engine, "checkout")
    def compare(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["file"] != _file_at(path):
            raise DisconnectionError  # the pool then connects anew, to the file that is there


def _file_at(path: Path) -> tuple[int, int]:
    """Return which file stands at a path. Raises StoreUnreachable if there is none."""
    try:
        found = path.stat()
    except OSError as error:
        raise unreachable(str(path), "its file is gone") from error
    return found.st_dev, found.st_ino


def _write_ahead(connection: Any, busy_seconds: float) -> None:
    """Put the file into WAL mode, in which readers and the single writer do not block each other.

    Switching needs exclusive access to the
    file, and SQLite does not wait for that as it does for other locks: if several programs open a new store at the same
    moment, all but one are refused at once. They therefore retry until it is their turn.
    """
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)


def _postgresql(url: URL, busy_seconds: float) -> Engine:
    guarantees = f"-c synchronous_commit=on -c lock_timeout={int(busy_seconds * 1000)}"
    return create_engine(
        url,
        pool_pre_ping=True,  # reconnects silently after the server was restarted
        # A connection for each thread of a room; a kernel uses one. A server allows about a hundred connections.
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        connect_args={
            # A server that vanished without a word is noticed after as long as a step may take.
            "tcp_user_timeout": round(busy_seconds * 1000),
            "connect_timeout": max(2, round(busy_seconds)),
            "options": f"{url.query.get('options', '')} {guarantees}",
        },
    )
