"""A copy of the store in one file, made while the room runs.

A copy of `store.db` by hand misses what still stands in the `-wal` file beside it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from . import location
from .errors import StoreError, unwritable


def back_up(copy: Path, url: str | None = None) -> None:
    """Write a copy of the store, whole and as of one moment, into a new file that only its owner can read.

    Args:
        copy: the new file.
        url: address of the store; by default the one in use (see `open_store`).

    Raises:
        StoreError: if the store is no SQLite file, does not exist, or the copy cannot be written; nothing was changed.
    """
    address = location.store_url(url)
    if address.get_backend_name() != "sqlite":
        raise StoreError("This store is a PostgreSQL database. Its own program copies it: pg_dump.")
    source = Path(address.database or "")
    if not source.is_file():
        raise StoreError(f"There is no store yet at {source}; nothing was copied.")
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise unwritable(str(copy), "there is a file already; name a new one") from None
    except OSError as error:
        raise unwritable(str(copy), f"the system says: {error.strerror}") from error
    _copied(source, copy)


def _copied(source: Path, copy: Path) -> None:
    """Copy one database into an empty file. Raises StoreError, and leaves no half of a copy."""
    reading, writing = sqlite3.connect(source), sqlite3.connect(copy)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")  # all in one file
    except sqlite3.Error as error:
        copy.unlink()
        raise unwritable(str(copy), f"the database says: {error}") from error
    finally:
        writing.close()
        reading.close()
