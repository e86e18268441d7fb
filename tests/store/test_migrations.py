"""A store is migrated to the newest layout once, completely or not at all, whoever opens it and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, inspect, text

from salestrain.store import Store, StoreIsNewer, location, tables
from salestrain.store.connecting import Database
from salestrain.store.migrations import MIGRATIONS, keep_order, migrate
from tests.store.conftest import attempt_with, begin, said

OpenStore = Callable[..., Store]
TABLES = tuple(tables.everything.sorted_tables)


@pytest.fixture(params=["file", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database, before any migration."""
    url = location.store_url(request.getfixturevalue(f"{request.param}_url"))
    location.make_room(url)
    opened = Database(url, 10)
    yield opened
    opened.close()


def add_a_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE salestrain_attempts ADD COLUMN mood TEXT")


def fail_half_way(connection: Connection) -> None:
    add_a_column(connection)
    raise ZeroDivisionError


def layout(database: Database) -> dict[str, set[str]]:
    """Return the column names of each table, as the database reports them."""
    with database.reading() as connection:
        inspector = inspect(connection)
        return {
            name: {column["name"] for column in inspector.get_columns(name)} for name in inspector.get_table_names()
        }


def history(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(connection.scalars(text("SELECT version FROM salestrain_versions ORDER BY version")))


def test_migrating_an_empty_database_gives_the_tables_that_the_program_expects(database: Database) -> None:
    migrate(database)

    assert {table.name: {column.name for column in table.columns} for table in TABLES} == layout(database)


def test_columns_that_may_be_empty_are_those_that_the_program_expects(database: Database) -> None:
    migrate(database)
    with database.reading() as connection:
        nullable = {
            (table.name, column["name"])
            for table in TABLES
            for column in inspect(connection).get_columns(table.name)
            if column["nullable"]
        }

    assert {(table.name, column.name) for table in TABLES for column in table.columns if column.nullable} == nullable


def test_a_second_time_changes_nothing(database: Database) -> None:
    migrate(database)
    migrate(database)

    assert list(range(1, len(MIGRATIONS) + 1)) == history(database)


def test_a_store_with_moves_keeps_them_on_its_way_to_a_newer_layout(lasting_url: str, opened: OpenStore) -> None:
    store = opened(lasting_url)
    attempt = attempt_with(store, "one", "two")
    database = Database(location.store_url(lasting_url), 10)
    migrate(database, [*MIGRATIONS, add_a_column])

    assert "mood" in layout(database)["salestrain_attempts"]
    assert said("one", "two") == store.moves(attempt.id)
    database.close()


def test_attempts_from_before_are_ordered_by_their_first_moves(database: Database) -> None:
    """The clock was five years ahead when the first one was begun, and nothing was done in the last."""
    migrate(database, MIGRATIONS[: MIGRATIONS.index(keep_order)])
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO salestrain_contents VALUES ('d', 'c', '2026')")
        for name, year in (("early", 2031), ("late", 2026), ("empty", 2027)):
            connection.exec_driver_sql(
                "INSERT INTO salestrain_attempts (id, learner, exercise_id, version, digest, seed, started_at, seal) "
                f"VALUES ('{name}', 'dana', 'e', '1', 'd', 0, '{year}', 's')"
            )
        for position, name in enumerate(("early", "late"), 1):
            connection.exec_driver_sql(
                f"INSERT INTO salestrain_moves VALUES ('{name}', 1, '2026', '{{}}', 's', {position})"
            )
    migrate(database)

    assert ["late", "early", "empty"] == [attempt.id for attempt in Store(database).attempts(learner="dana")]


def test_what_an_earlier_program_begins_meanwhile_is_the_newest_until_something_newer_is_begun(
    database: Database,
) -> None:
    migrate(database)
    store = Store(database)
    begun = [begin(store), begin(store)]
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE salestrain_attempts SET position = NULL WHERE id = '{begun[1].id}'")
    first = store.attempts(learner="dana")
    begun.append(begin(store))

    assert (begun[1], begun[0]) == first
    assert tuple(reversed(begun)) == store.attempts(learner="dana")


def test_of_programs_that_open_it_at_once_one_migrates(database: Database) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: migrate(database, [*MIGRATIONS, add_a_column]), range(6)))

    assert list(range(1, len(MIGRATIONS) + 2)) == history(database)


def test_a_migration_that_fails_leaves_the_store_as_it_was(database: Database) -> None:
    migrate(database)
    before = layout(database)
    with pytest.raises(ZeroDivisionError):
        migrate(database, [*MIGRATIONS, fail_half_way])

    assert (before, len(MIGRATIONS)) == (layout(database), history(database)[-1])


def test_a_store_of_a_newer_program_is_refused_in_a_sentence(lasting_url: str, opened: OpenStore) -> None:
    opened(lasting_url).close()
    database = Database(location.store_url(lasting_url), 10)
    migrate(database, [*MIGRATIONS, add_a_column])
    newest = len(MIGRATIONS)
    with pytest.raises(StoreIsNewer) as caught:
        opened(lasting_url)

    assert (
        f"The store {database.place} was written by a newer salestrain "
        f"(layout {newest + 1}; this one knows {newest}). Nothing in it was changed. "
        "Update salestrain, or let the setting SALESTRAIN_STORE name another place."
    ) == str(caught.value)
    database.close()
