"""The confidence kind: how sure somebody is of each part of their work, beside what shows it."""

from __future__ import annotations

from ...content.playthrough import DeedsPlaythrough
from ...core.kind import Kind
from . import engine
from .content import Ledger
from .rules import check_ledger

KIND = Kind(
    name="confidence",
    version=1,
    title="Look at your own work",
    sentence="How sure you are of each part of your work, beside what you have shown. Wins, and what they rest on.",
    content=Ledger,
    rules=check_ledger,
    engine=engine,
    naming=engine.naming,
    read="salestrain.kinds.confidence.reading:hear",
    playthrough=DeedsPlaythrough,
    play="salestrain.attempts.playthroughs:play_deeds",
    checks="salestrain.kinds.confidence.checks:check",
    screens="salestrain.kinds.confidence.page:LedgerPage",
    workbench="salestrain.editor.page:Editor",
    passes_on="salestrain.kinds.confidence.passing:passed_on",
    handouts="salestrain.kinds.confidence.handouts:handouts",
)
