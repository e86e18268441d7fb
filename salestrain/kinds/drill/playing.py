"""A playthrough of a drill, played with its moments."""

from __future__ import annotations

from ...attempts.playthroughs import play_deeds
from ...content.playthrough import DeedsPlaythrough
from ...core.session import Session
from .content import Drill
from .positions import with_moments


def play(drill: Drill, playthrough: DeedsPlaythrough) -> Session:
    """Return the session after every deed. Raises as `play_deeds` does."""
    return play_deeds(with_moments(drill), playthrough)
