"""The portfolio kind: more leads than hours; ask, pursue, nurture or walk, and see afterwards what was true."""

from __future__ import annotations

from ...content.playthrough import DeedsPlaythrough
from ...core.kind import Kind
from . import engine
from .content import Portfolio
from .rules import check_portfolio

KIND = Kind(
    name="portfolio",
    version=1,
    title="More leads than hours",
    sentence="Where do you put your hours? Ask, pursue, nurture or walk; afterwards you see what was true.",
    content=Portfolio,
    rules=check_portfolio,
    engine=engine,
    naming=engine.naming,
    playthrough=DeedsPlaythrough,
    play="salestrain.attempts.playthroughs:play_deeds",
    checks="salestrain.kinds.portfolio.checks:check",
    screens="salestrain.kinds.portfolio.page:PortfolioPage",
    workbench="salestrain.editor.page:Editor",
    passes_on="salestrain.core.passing:what_to_try",
    handouts="salestrain.kinds.portfolio.handouts:handouts",
)
