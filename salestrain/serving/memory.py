"""Memory that is given back: the C library keeps what threads have freed, and a room would seem to grow by it."""

from __future__ import annotations

import ctypes
import sys

_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
_MOST_ARENAS = -8
"""What the C library calls the setting below (`M_ARENA_MAX`)."""
ARENAS = 2
"""Places from which threads take memory; each thread would get its own, and what one has freed another does not use."""


def share_memory() -> None:
    """Let threads that begin from now on use what others have freed, where the C library can."""
    choose = getattr(_LIBRARY, "mallopt", None)
    if choose is not None:
        choose(_MOST_ARENAS, ARENAS)


def give_back() -> None:
    """Give free memory back to the system, where its C library can; it takes less than a millisecond."""
    trim = getattr(_LIBRARY, "malloc_trim", None)
    if trim is not None:
        trim(0)
