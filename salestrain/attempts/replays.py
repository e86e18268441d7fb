"""Stored attempts with their sessions, one after the other, played when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..core.session import Session
from ..store import Attempt
from .practice import Practice


def replays(practice: Practice, attempts: Iterable[Attempt]) -> Iterator[tuple[Attempt, Session]]:
    """Yield each attempt with its session; those that play no more are left out.

    Args:
        practice: whose store the attempts are in.
        attempts: the attempts, in the order in which they are wanted.
    """
    for attempt in attempts:
        session = practice.replayed(attempt)
        if session is not None:
            yield attempt, session
