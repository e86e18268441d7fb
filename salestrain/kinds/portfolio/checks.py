"""Checks of a portfolio for its author: asking must pay, and every deck must be worth a week (W91, W92)."""

from __future__ import annotations

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...content.findings import Findings
from ...core.problems import Problem
from .content import Portfolio
from .policies import asking_first, averages, seeing_all
from .truth import drawn, sort_of

MARGIN = 1.25
"""Asking first must bring so many times what the best seller who asks nothing brings, on average."""


def check(examined: Examined) -> list[Problem]:
    """Check a portfolio, and run its playthroughs."""
    examined.tell(f"{examined.folder.name}: letting sellers made of rules play it, and playing its playthroughs")
    check_content(examined.exercise, examined.findings)
    return [*examined.findings.problems, *examine_deeds(examined)]


def check_content(portfolio: Portfolio, findings: Findings) -> None:
    """Warn where asking does not pay, and of decks in which there is nothing to win."""
    results = list(averages(portfolio.to_json()).values())
    asking, others = results[-1].won, [result.won for result in results[:-1]]
    if asking < MARGIN * max(others):
        what = f"Asking first brings {asking:.0f} on average, and asking nothing {max(others):.0f}."
        remedy = "Let fewer leads be good, or give fewer hours: then it takes asking to find them."
        findings.add("W91", ("hours",), what, remedy)
    for place, deck in enumerate(portfolio.decks):
        truths = drawn(portfolio, deck.seed)
        good = sum(sort_of(portfolio, truth) == "good" for truth in truths.values())
        reached = asking_first(portfolio, truths).won
        if not good or reached < seeing_all(portfolio, truths) / 2:
            what = f"In “{deck.title}” {good} leads are good, and asking first finds less than half of what there is."
            findings.add("W92", ("decks", place, "seed"), what, "Take another seed.")
