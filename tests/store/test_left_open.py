"""A store that nobody closes leaves nothing open."""

from __future__ import annotations

import gc
from pathlib import Path

from sqlalchemy.engine import make_url

from salestrain.store.connecting import Database


def test_the_connections_of_a_database_that_is_forgotten_are_closed(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    database = Database(make_url(f"sqlite:///{tmp_path / 'store.db'}"), 1.0)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (word TEXT)")
    engine = database.engine
    kept_open = engine.pool.checkedin()  # type: ignore[attr-defined]
    pool = engine.pool
    del database, connection
    gc.collect()
    assert (1, True) == (kept_open, engine.pool is not pool)
