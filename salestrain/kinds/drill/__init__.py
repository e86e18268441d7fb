"""The drill kind: one behaviour at a time, in short tries with immediate feedback."""

from __future__ import annotations

from pathlib import Path

from ...content.playthrough import DeedsPlaythrough
from ...core.kind import Kind
from . import engine
from .content import Drill, behaviour_for
from .points import by_points
from .rules import check_drill

KIND = Kind(
    name="drill",
    version=4,
    title="Practise one thing",
    sentence="Short rounds on one behaviour at a time, with an answer at once and the reason.",
    content=Drill,
    rules=check_drill,
    engine=engine,
    score=by_points,
    read="salestrain.kinds.drill.reading:hear",
    playthrough=DeedsPlaythrough,
    play="salestrain.attempts.playthroughs:play_deeds",
    checks="salestrain.kinds.drill.checks:check",
    completed="salestrain.kinds.drill.positions:with_moments",
    screens="salestrain.kinds.drill.page.page:DrillPage",
    workbench="salestrain.editor.page:Editor",
    trains=behaviour_for,
    passes_on="salestrain.core.passing:what_to_try",
    handouts="salestrain.kinds.drill.handouts:handouts",
    template=Path(__file__).parent / "template",
)
