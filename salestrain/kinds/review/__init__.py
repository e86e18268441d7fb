"""The review kind: a seller's own month, honestly: was it luck, what did I do, what will I try next."""

from __future__ import annotations

from ...content.playthrough import DeedsPlaythrough
from ...core.kind import Kind
from . import engine
from .content import Review
from .rules import check_review

KIND = Kind(
    name="review",
    version=2,
    title="Look at your own work",
    sentence="What your numbers can tell and what they cannot, what you did, and what you will try next.",
    content=Review,
    rules=check_review,
    engine=engine,
    naming=engine.naming,
    read="salestrain.kinds.review.reading:hear",
    playthrough=DeedsPlaythrough,
    play="salestrain.attempts.playthroughs:play_deeds",
    checks="salestrain.kinds.review.checks:check",
    screens="salestrain.kinds.review.page:ReviewPage",
    workbench="salestrain.editor.page:Editor",
    handouts="salestrain.kinds.review.handouts:handouts",
)
