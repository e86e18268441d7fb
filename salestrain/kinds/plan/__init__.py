"""The plan kind: goals, objectives and actions, which are built, compiled and carried out."""

from __future__ import annotations

from pathlib import Path

from ...content.playthrough import DeedsPlaythrough
from ...core.kind import Kind
from . import engine
from .content import PlanExercise, check_plan

KIND = Kind(
    name="plan",
    version=4,
    title="Build a plan",
    sentence="Goals, objectives, actions: built from the top, checked, and carried out from below.",
    content=PlanExercise,
    rules=check_plan,
    engine=engine,
    naming=engine.naming,
    read="salestrain.kinds.plan.reading:hear",
    playthrough=DeedsPlaythrough,
    play="salestrain.attempts.playthroughs:play_deeds",
    checks="salestrain.kinds.plan.checks:check",
    screens="salestrain.kinds.plan.page.page:PlanPage",
    workbench="salestrain.editor.page:Editor",
    passes_on="salestrain.kinds.plan.passing:passed_on",
    handouts="salestrain.kinds.plan.handouts:handouts",
    template=Path(__file__).parent / "template",
)
