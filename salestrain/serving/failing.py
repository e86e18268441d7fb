"""What learners are told when the store fails, in a room that others can reach; whoever runs it reads the reason."""

from __future__ import annotations

import logging
import time

from ..store import SequenceTaken, StoreBusy, UnknownAttempt

log = logging.getLogger(__name__)

BUSY = "The room has much to do and could not keep this step in time. What you typed is still here; try again."
AWAY = (
    "The room cannot keep anything just now. What was kept before is safe, and what you typed is still here. "
    "Tell whoever runs the room, and try again in a while."
)
ON_A_FORM = (
    "The room cannot keep anything just now. What was kept before is safe. "
    "Tell whoever runs the room, then go back a page and send it again; your browser has kept what you typed."
)
SAID_EVERY = 60.0
"""Seconds after which the same reason is written to the terminal again; a whole room meets it at once."""
_said: dict[str, float] = {}


def told_to_learners(failed: Exception) -> str:
    """Return the sentence for a learner, who cannot change a setting and need not know where the store is."""
    if isinstance(failed, SequenceTaken | UnknownAttempt):
        return str(failed)
    reason, now = str(failed), time.monotonic()
    if now - _said.get(reason, -SAID_EVERY) >= SAID_EVERY:
        _said.clear()
        _said[reason] = now
        log.error("%s", reason)
    return BUSY if isinstance(failed, StoreBusy) else AWAY


def told_on_a_form(failed: Exception) -> str:
    """Return the same for a page that takes the place of the form that was sent."""
    return told_to_learners(failed).replace(BUSY, ON_A_FORM).replace(AWAY, ON_A_FORM)
