"""Running a playthrough of a drill, with its positions played."""

from __future__ import annotations

from ...attempts.playthroughs import play_deeds
from ...content.playthrough import DeedsPlaythrough
from ...core.session import Session
from .content import Drill
from .positions import with_moments


def play(drill: Drill, playthrough: DeedsPlaythrough) -> Session:
    """Return the session after every deed; raises as `play_deeds` does."""
    return play_deeds(with_moments(drill), playthrough)
