"""An append-only log of what learners did, in SQLite or PostgreSQL.

`log.py` has the operations on attempts and `queries.py` their statements, `workshops.py` those on workshops and
`workshop_rows.py` their statements, `tables.py` the stored data, `location.py` the choice of the database.
`connecting.py` contains what differs between the two databases, `errors.py` what can go wrong and how it is reported.
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
    UnknownWorkshop,
)
from .location import STORE_SETTING
from .log import Store, open_store
from .tables import Attempt, Kept, Outcome
from .workshop_rows import KeptWorkshop, Seat
from .workshops import LEAD_SECRET, Workshops

__all__ = [
    "LEAD_SECRET",
    "STORE_SETTING",
    "Attempt",
    "Kept",
    "KeptWorkshop",
    "Outcome",
    "Seat",
    "SequenceTaken",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreIsNewer",
    "StoreUnreachable",
    "StoreUnwritable",
    "UnknownAttempt",
    "UnknownWorkshop",
    "Workshops",
    "open_store",
]
