"""Memory that is given back: the C library keeps what threads have freed, and a room would seem to grow by it."""

from __future__ import annotations

import ctypes
import sys

_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None


def give_back() -> None:
    """Give free memory back to the system, where its C library can; it takes less than a millisecond."""
    trim = getattr(_LIBRARY, "malloc_trim", None)
    if trim is not None:
        trim(0)
