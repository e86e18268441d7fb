"""How SQLite and PostgreSQL are spoken to, so that both keep the same promises.

- A transaction that returned is on the disk, also when the power fails the moment after.
- Who writes waits for its turn, but not for ever.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import QueuePool

from . import location
from .errors import in_words, unreachable

_WRITES = "salestrain_writes"
_ASK_AGAIN_SECONDS = 0.02
_MIGRATING = 7_325_378  # any number, the same in every salestrain: PostgreSQL's name for our lock


class Database:
    """An open database: its connections, and how it is called when we speak of it.

    May be shared by threads. `place` names it for people.
    """

    def __init__(self, url: URL, busy_seconds: float) -> None:
        self.place = location.place_of(url)
        connect = _sqlite if url.get_backend_name() == "sqlite" else _postgresql
        try:
            self.engine = connect(url, busy_seconds)
        except ModuleNotFoundError as error:
            raise unreachable(self.place, 'PostgreSQL needs its driver: pip install "salestrain[postgres]"') from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only looks. Raises what `errors.in_words` makes of the database's words."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends, and undone when it raises."""
        with self._transaction(writes=True) as connection:
            yield connection

    def alone(self, connection: Connection) -> None:
        """Until the end of this writing transaction, nobody else gets beyond this line.

        In SQLite that is so for every writing transaction.
        """
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")

    def close(self) -> None:
        """Give back files and connections."""
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
        # Memory belongs to its connection: one for all, and threads take turns.
        options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": busy_seconds}
        options["connect_args"]["check_same_thread"] = False
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # else Python begins transactions when it thinks fit
        _write_ahead(connection, busy_seconds)
        # FULL: in WAL, less than that survives a killed program but loses the last moves when the power
        # fails. It costs one flush of the disk a move, milliseconds, and people make a move in seconds.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # What a learner asked to be forgotten is overwritten, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: one that first reads and then wants to write could not wait for it.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: Any, busy_seconds: float) -> None:
    """Put the file into WAL mode, in which readers and the one writer do not stop each other.

    It wants a disk of this machine; for a store on a network share, take PostgreSQL. The change needs the
    file for itself, and SQLite does not wait for that as it waits for other locks: of several programs that
    open a new store in the same moment, the slower are refused at once. So they ask again until it is their turn.
    """
    until = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > until:
                raise
            time.sleep(_ASK_AGAIN_SECONDS)


def _postgresql(url: URL, busy_seconds: float) -> Engine:
    promises = f"-c synchronous_commit=on -c lock_timeout={int(busy_seconds * 1000)}"
    return create_engine(
        url,
        pool_pre_ping=True,  # a server that was restarted is found again without a word
        pool_size=1,  # every learner's kernel has a pool, and a server has about a hundred places
        connect_args={
            "connect_timeout": max(2, round(busy_seconds)),
            "options": f"{url.query.get('options', '')} {promises}",
        },
    )
