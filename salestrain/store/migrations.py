"""Migrations of a store's layout: plain functions, run once each, in order, and never reversed.

To change the layout, append a function here and change `tables.py`. Never edit a function that was released: stores
exist that have been through it. Write SQL that both databases understand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, bindparam, func, insert, inspect, select, update

from .connecting import Database
from .errors import StoreIsNewer
from .tables import attempts, moves, now, versions

Migration = Callable[[Connection], None]


def keep_moves(connection: Connection) -> None:
    """Create the tables of contents, attempts and moves."""
    for statement in (
        "CREATE TABLE salestrain_versions (version INTEGER NOT NULL PRIMARY KEY, since TEXT NOT NULL)",
        "CREATE TABLE salestrain_contents ("
        " digest TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL, kept_at TEXT NOT NULL)",
        "CREATE TABLE salestrain_attempts ("
        " id TEXT NOT NULL PRIMARY KEY, learner TEXT NOT NULL,"
        " exercise_id TEXT NOT NULL, version TEXT NOT NULL,"
        " digest TEXT NOT NULL REFERENCES salestrain_contents (digest), seed BIGINT NOT NULL,"
        " parent TEXT REFERENCES salestrain_attempts (id), fork_seq INTEGER,"
        " started_at TEXT NOT NULL, seal TEXT NOT NULL)",
        "CREATE INDEX salestrain_attempts_of_learner ON salestrain_attempts (learner, started_at)",
        "CREATE TABLE salestrain_moves ("
        " attempt TEXT NOT NULL REFERENCES salestrain_attempts (id), seq INTEGER NOT NULL,"
        " kept_at TEXT NOT NULL, move TEXT NOT NULL, seal TEXT NOT NULL, PRIMARY KEY (attempt, seq))",
    ):
        connection.exec_driver_sql(statement)


def keep_outcomes(connection: Connection) -> None:
    """Add the outcomes of attempts, the version of their rules, and the order in which moves were stored."""
    for statement in (
        "ALTER TABLE salestrain_attempts ADD COLUMN engine INTEGER",
        "ALTER TABLE salestrain_moves ADD COLUMN position BIGINT",
        "CREATE TABLE salestrain_outcomes ("
        " attempt TEXT NOT NULL PRIMARY KEY REFERENCES salestrain_attempts (id), engine INTEGER NOT NULL,"
        " events TEXT NOT NULL, total INTEGER NOT NULL, marks TEXT NOT NULL, ending TEXT,"
        " minutes INTEGER NOT NULL, kept_at TEXT NOT NULL)",
    ):
        connection.exec_driver_sql(statement)
    ordered = select(moves.c.attempt, moves.c.seq).order_by(moves.c.kept_at, moves.c.attempt, moves.c.seq)
    numbered = [
        {"of": row.attempt, "number": row.seq, "at": position}
        for position, row in enumerate(connection.execute(ordered), 1)
    ]
    if numbered:
        of_move = update(moves).where(moves.c.attempt == bindparam("of"), moves.c.seq == bindparam("number"))
        connection.execute(of_move.values(position=bindparam("at")), numbered)
    connection.exec_driver_sql("CREATE INDEX salestrain_moves_by_position ON salestrain_moves (position)")


def keep_workshops(connection: Connection) -> None:
    """Add workshops, what happens in them, and who sits there."""
    of_workshop = "workshop TEXT NOT NULL REFERENCES salestrain_workshops (id)"
    for statement in (
        "CREATE TABLE salestrain_workshops ("
        " id TEXT NOT NULL PRIMARY KEY, code TEXT NOT NULL UNIQUE, plan TEXT NOT NULL, seed BIGINT NOT NULL,"
        " made_at TEXT NOT NULL, keep_until TEXT NOT NULL, closed_at TEXT)",
        f"CREATE TABLE salestrain_happenings ({of_workshop}, position INTEGER NOT NULL,"
        " kept_at TEXT NOT NULL, seat TEXT, happening TEXT NOT NULL, PRIMARY KEY (workshop, position))",
        f"CREATE TABLE salestrain_seats (id TEXT NOT NULL PRIMARY KEY, {of_workshop},"
        " learner TEXT NOT NULL UNIQUE, nickname TEXT NOT NULL, phrase TEXT NOT NULL, taken_at TEXT NOT NULL,"
        " UNIQUE (workshop, phrase))",
        "CREATE TABLE salestrain_devices ("
        " token TEXT NOT NULL PRIMARY KEY, seat TEXT NOT NULL REFERENCES salestrain_seats (id))",
        "CREATE INDEX salestrain_devices_of_seat ON salestrain_devices (seat)",
        "CREATE TABLE salestrain_secrets (name TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL)",
    ):
        connection.exec_driver_sql(statement)


def keep_order(connection: Connection) -> None:
    """Add the order in which each learner began: that of the first moves, as the clock may have been wrong.

    An attempt without moves comes first, where it hides none that is under way.
    """
    connection.exec_driver_sql("ALTER TABLE salestrain_attempts ADD COLUMN position BIGINT")
    first_move = select(func.min(moves.c.position)).where(moves.c.attempt == attempts.c.id).scalar_subquery()
    ordered = select(attempts.c.id, attempts.c.learner).order_by(
        attempts.c.learner, func.coalesce(first_move, 0), attempts.c.started_at, attempts.c.id
    )
    begun: Counter[str] = Counter()
    numbered = []
    for row in connection.execute(ordered):
        begun[row.learner] += 1
        numbered.append({"begun": row.id, "number": begun[row.learner]})
    if numbered:
        of_attempt = update(attempts).where(attempts.c.id == bindparam("begun"))
        connection.execute(of_attempt.values(position=bindparam("number")), numbered)


def count_positions(connection: Connection) -> None:
    """Let PostgreSQL count the positions of moves, so that writers need not wait for each other."""
    if connection.dialect.name == "postgresql":
        last = connection.scalar(select(func.max(moves.c.position))) or 0
        connection.exec_driver_sql(f"CREATE SEQUENCE salestrain_positions START WITH {last + 1}")


MIGRATIONS: tuple[Migration, ...] = (keep_moves, keep_outcomes, keep_workshops, keep_order, count_positions)


def migrate(database: Database, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Migrate the store to the newest layout in one transaction; safe when several programs open it at once.

    `steps` are the migrations; only tests pass others. Raises StoreIsNewer, StoreUnwritable, StoreBusy, StoreDamaged or
    StoreUnreachable.
    """
    with database.reading() as connection:  # usually there is nothing to do, which needs no lock
        if _version(connection, database.place, len(steps)) == len(steps):
            return
    with database.writing() as connection:
        database.alone(connection)
        version = _version(connection, database.place, len(steps))  # another program may have been faster
        for number, step in enumerate(steps[version:], version + 1):
            step(connection)
            connection.execute(insert(versions).values(version=number, since=now()))


def _version(connection: Connection, place: str, known: int) -> int:
    """Return the layout that the store has, 0 for an empty database.

    Raises StoreIsNewer for a layout above `known`, the newest one that this program knows.
    """
    if not inspect(connection).has_table(versions.name):
        return 0
    version = connection.execute(select(func.max(versions.c.version))).scalar_one() or 0
    if version > known:
        raise StoreIsNewer(
            f"The store {place} was written by a newer salestrain (layout {version}; this one knows {known}). "
            "Nothing in it was changed. Update salestrain, "
            "or let the setting SALESTRAIN_STORE name another place."
        )
    return int(version)
