"""What can go wrong with the store, as sentences for the person who reads them.

After any of these errors the log is as it was before: the failed step is not in it and can be tried again.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

_NOT_LET_IN = ("password authentication failed", "no password supplied", "no pg_hba.conf entry")
"""What PostgreSQL says to those it does not let in; without a connection there is only the sentence."""


class StoreError(Exception):
    """Base class of all errors of the store; the message is a sentence for the learner, and nothing was changed."""


class SequenceTaken(StoreError):
    """Another tab with the same attempt has already used this move's number."""

    def __init__(self) -> None:
        super().__init__(
            "This attempt was continued somewhere else, perhaps in another tab, so this step was not kept. "
            "Reload the page to see it as it is now."
        )


class UnknownAttempt(StoreError):
    """The attempt does not exist or belongs to another learner; the message does not reveal which."""

    def __init__(self) -> None:
        super().__init__("You have no such attempt. It may have been deleted; begin a new one.")


class UnknownWorkshop(StoreError):
    """There is no such workshop, or no such seat in it; perhaps it was deleted when its time was over."""

    def __init__(self) -> None:
        super().__init__("There is no such workshop any more. It may have been deleted when its time was over.")


class StoreUnwritable(StoreError):
    """The store cannot be written to: disk full, folder or file read-only, or no permission."""


class StoreBusy(StoreError):
    """Others kept the store locked for longer than we wait."""


class StoreIsNewer(StoreError):
    """Written by a newer version; refuse to touch it."""


class StoreDamaged(StoreError):
    """The content of the store is not what was put there, or the file is not a store."""


class StoreUnreachable(StoreError):
    """The store cannot be reached: its address is wrong, its driver is missing, or nothing answers."""


def unwritable(place: str, reason: str) -> StoreUnwritable:
    """Return the error for a store that cannot be written to.

    `reason` is a clause that completes "What you do cannot be kept, because ...".
    """
    return StoreUnwritable(
        f"What you do cannot be kept in {place}, because {reason}. "
        "What was kept before is safe. Put that right and try again, "
        "or let the setting SALESTRAIN_STORE name another place."
    )


def damaged(place: str, reason: str) -> StoreDamaged:
    """Return the error for a damaged store.

    `reason` is a clause that completes "The store cannot be used as it is, because ...".
    """
    return StoreDamaged(
        f"The store {place} cannot be used as it is, because {reason}. Nothing in it was changed. "
        "Keep it, and put back a copy, or let the setting SALESTRAIN_STORE name another place."
    )


def busy(place: str) -> StoreBusy:
    """Return the error for a store that another program has locked."""
    return StoreBusy(
        f"The store {place} is in use by another program and did not become free in time, "
        "so this step was not kept. Wait a moment and try again."
    )


def unreachable(place: str, reason: str) -> StoreUnreachable:
    """Return the error for a store that cannot be reached; `reason` is the message of the database or its driver."""
    return StoreUnreachable(
        f"The store {place} cannot be reached ({reason}). What was kept before is safe. "
        "Try again when it is there, or correct the setting SALESTRAIN_STORE."
    )


def refused(place: str, message: str) -> StoreUnreachable:
    """Return the error for a database that does not let us in; `message` is its own."""
    return StoreUnreachable(
        f"The store {place} does not let salestrain in: the name or the password in the setting SALESTRAIN_STORE is "
        f"not right ({message}). What was kept before is safe. Correct the setting and start again."
    )


def in_words(error: DBAPIError | NoConnectionFree, place: str) -> StoreError:
    """Return the error for what a database reported; `place` names the store without its password."""
    if isinstance(error, NoConnectionFree):
        return busy(place)
    if isinstance(error.orig, sqlite3.Error):
        return _from_sqlite(error.orig, place)
    return _from_postgresql(error.orig, place)


def _from_sqlite(cause: sqlite3.Error, place: str) -> StoreError:
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    match code & 0xFF:  # the higher bits only add detail
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
        case sqlite3.SQLITE_CONSTRAINT:  # the only constraint of ours that can fail is a move's number
            return SequenceTaken()
        case _:
            return unreachable(place, str(cause))


def _from_postgresql(cause: BaseException | None, place: str) -> StoreError:
    message = " ".join(str(cause).split())
    match getattr(cause, "sqlstate", None) or "":
        case "23505":
            return SequenceTaken()
        case "23503":  # the attempt of this move has just been deleted
            return UnknownAttempt()
        case "55P03" | "40001" | "40P01" | "53300" | "57014":
            return busy(place)
        case "53100":
            return unwritable(place, "the disk of the database is full")
        case "25006" | "42501":
            return unwritable(place, f"the database does not allow it ({message})")
        case "28P01" | "28000":
            return refused(place, message)
        case state if state.startswith(("22", "42", "XX")):
            return damaged(place, f"PostgreSQL says: {message}")
        case _ if any(words in message for words in _NOT_LET_IN):
            return refused(place, message)
        case _:
            return unreachable(place, message)
