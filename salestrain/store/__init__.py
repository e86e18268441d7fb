"""The store remembers: an append-only log of what learners did, in SQLite or PostgreSQL.

Read `log.py` for what can be asked, `tables.py` for what is kept, `location.py` for where.
`connecting.py` holds what the two databases do differently, `errors.py` what can go wrong and how it is said.
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
