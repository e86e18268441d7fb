"""The process kind: what each stage of a sales process is worth, and what skipping it costs."""

from __future__ import annotations

from pathlib import Path

from ...content.playthrough import DeedsPlaythrough
from ...core.kind import Kind
from . import engine
from .content import Process
from .marks import scorecard
from .rules import check_process

KIND = Kind(
    name="process",
    version=3,
    title="Trust the process",
    sentence="What each conversation, outcome and commitment is worth, in figures.",
    content=Process,
    rules=check_process,
    engine=engine,
    naming=engine.naming,
    score=scorecard,
    read="salestrain.kinds.process.reading:hear",
    playthrough=DeedsPlaythrough,
    play="salestrain.attempts.playthroughs:play_deeds",
    checks="salestrain.kinds.process.checks:check",
    screens="salestrain.kinds.process.page:ProcessPage",
    workbench="salestrain.editor.page:Editor",
    passes_on="salestrain.core.passing:what_to_try",
    handouts="salestrain.kinds.process.handouts:handouts",
    template=Path(__file__).parent / "template",
)
