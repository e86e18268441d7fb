"""What can go wrong with the store, as sentences for the person who reads them.

Whatever is raised here, the log is as it was before: the failed step is not in it, and can be tried again.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree


class StoreError(Exception):
    """Something about the store; the message is a sentence for the learner, and nothing was changed."""


class SequenceTaken(StoreError):
    """Another tab of the same attempt was faster with this move's number."""

    def __init__(self) -> None:
        super().__init__(
            "This attempt was continued somewhere else, perhaps in another tab, so this step was not kept. "
            "Reload the page to see it as it is now."
        )


class UnknownAttempt(StoreError):
    """No such attempt, or one of another learner: the two are not told apart."""

    def __init__(self) -> None:
        super().__init__("You have no such attempt. It may have been deleted; begin a new one.")


class StoreUnwritable(StoreError):
    """The store cannot take anything: disk full, folder or file read-only, no right to write."""


class StoreBusy(StoreError):
    """Others kept the store locked for longer than we wait."""


class StoreIsNewer(StoreError):
    """A newer salestrain wrote this store; this one does not know its layout and keeps its hands off."""


class StoreDamaged(StoreError):
    """What is in the store is not what was put there, or it is no store at all."""


class StoreUnreachable(StoreError):
    """There is no way to the store: its address is wrong, its driver is missing, or nobody answers."""


def unwritable(place: str, reason: str) -> StoreUnwritable:
    """`reason` is a clause that finishes "What you do cannot be kept, because ..."."""
    return StoreUnwritable(
        f"What you do cannot be kept in {place}, because {reason}. "
        "What was kept before is safe. Put that right and try again, "
        "or let the setting SALESTRAIN_STORE name another place."
    )


def damaged(place: str, reason: str) -> StoreDamaged:
    """`reason` is a clause that finishes "The store cannot be used as it is, because ..."."""
    return StoreDamaged(
        f"The store {place} cannot be used as it is, because {reason}. Nothing in it was changed. "
        "Keep it, and put back a copy, or let the setting SALESTRAIN_STORE name another place."
    )


def busy(place: str) -> StoreBusy:
    """Somebody else holds the store."""
    return StoreBusy(
        f"The store {place} is in use by another program and did not become free in time, "
        "so this step was not kept. Wait a moment and try again."
    )


def unreachable(place: str, reason: str) -> StoreUnreachable:
    """`reason` is what the database or its driver said."""
    return StoreUnreachable(
        f"The store {place} cannot be reached ({reason}). What was kept before is safe. "
        "Try again when it is there, or correct the setting SALESTRAIN_STORE."
    )


def in_words(error: DBAPIError | NoConnectionFree, place: str) -> StoreError:
    """The sentence for what a database said; `place` names the store without any password."""
    if isinstance(error, NoConnectionFree):
        return busy(place)
    if isinstance(error.orig, sqlite3.Error):
        return _from_sqlite(error.orig, place)
    return _from_postgresql(error.orig, place)


def _from_sqlite(cause: sqlite3.Error, place: str) -> StoreError:
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    match code & 0xFF:  # the rest is detail
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy(place)
        case sqlite3.SQLITE_FULL:
            return unwritable(place, "the disk is full")
        case sqlite3.SQLITE_IOERR:
            return unwritable(place, f"the disk is full or does not do its work ({cause})")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return unwritable(place, "it may only be read")
        case sqlite3.SQLITE_CANTOPEN:
            return unwritable(place, "the file or its folder cannot be opened")
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_ERROR:
            return damaged(place, f"SQLite says: {cause}")
        case sqlite3.SQLITE_CONSTRAINT:  # of ours, only a move's number can be taken
            return SequenceTaken()
        case _:
            return unreachable(place, str(cause))


def _from_postgresql(cause: BaseException | None, place: str) -> StoreError:
    said = " ".join(str(cause).split())
    match getattr(cause, "sqlstate", None) or "":
        case "23505":
            return SequenceTaken()
        case "23503":  # the attempt this move belongs to was deleted a moment ago
            return UnknownAttempt()
        case "55P03" | "40001" | "40P01" | "53300" | "57014":
            return busy(place)
        case "53100":
            return unwritable(place, "the disk of the database is full")
        case "25006" | "42501":
            return unwritable(place, f"the database does not allow it ({said})")
        case state if state.startswith(("22", "42", "XX")):
            return damaged(place, f"PostgreSQL says: {said}")
        case _:
            return unreachable(place, said)
