"""An append-only log of what learners did, in SQLite or PostgreSQL.

`log.py` has the operations and `queries.py` their statements, `tables.py` the stored data, `location.py` the choice of
the database. `connecting.py` contains what differs between the two databases, `errors.py` what can go wrong and how it
is reported.
"""

from __future__ import annotations

from .errors import (
    SequenceTaken,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreIsNewer,
    StoreUnreachable,
    StoreUnwritable,
    UnknownAttempt,
)
from .location import STORE_SETTING
from .log import Store, open_store
from .tables import Attempt, Kept, Outcome

__all__ = [
    "STORE_SETTING",
    "Attempt",
    "Kept",
    "Outcome",
    "SequenceTaken",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreIsNewer",
    "StoreUnreachable",
    "StoreUnwritable",
    "UnknownAttempt",
    "open_store",
]
