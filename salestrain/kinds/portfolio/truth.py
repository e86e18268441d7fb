"""What is true of a lead, what is known of it, and what a decision brings.

A lead is good if every aspect is true of it, and later if every one is but the one that only time brings. A good lead
that is pursued brings its value; a later one that is nurtured brings half of it, for it comes next year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...core.events import rng
from .content import Lead, Portfolio

Sort = Literal["good", "later", "bad"]
Answer = Literal["pursue", "nurture", "walk"]
ASKING, NURTURING = 1, 1
"""Half hours that a question takes, and nurturing a lead."""
HALF_HOURS = 2
LATER = 0.5
"""Share of its value that a later lead brings when it is nurtured."""

Truth = Mapping[str, bool]
"""Whether each aspect is true."""


def drawn(portfolio: Portfolio, seed: int) -> dict[str, dict[str, bool]]:
    """Return what is true of every lead in the deck of this seed."""
    sources = {source.id: source for source in portfolio.sources}
    truths: dict[str, dict[str, bool]] = {}
    for lead in portfolio.leads:
        chance = rng(portfolio.id, portfolio.version, seed, 0, f"truth of {lead.id}")
        chances = sources[lead.source].chances
        truths[lead.id] = {aspect.id: chance.randrange(100) < chances[aspect.id] for aspect in portfolio.aspects}
    return truths


def words_for(portfolio: Portfolio, seed: int, lead: str, aspect: str, *, is_true: bool) -> str:
    """Return the answer that a lead gives to a question."""
    found = next(one for one in portfolio.aspects if one.id == aspect)
    answers = found.there if is_true else found.missing
    return rng(portfolio.id, portfolio.version, seed, 0, f"words of {lead} on {aspect}").choice(answers)


def sort_of(portfolio: Portfolio, truth: Truth) -> Sort:
    """Return what a lead is."""
    lasting = all(truth[aspect.id] for aspect in portfolio.aspects if not aspect.now)
    if not lasting:
        return "bad"
    return "good" if all(truth.values()) else "later"


def chances(portfolio: Portfolio, lead: Lead, known: Truth) -> tuple[float, float]:
    """Return how likely a lead is good, and how likely it is later, from where it comes from and what is known."""
    source = next(one for one in portfolio.sources if one.id == lead.source)
    lasting, now = 1.0, 1.0
    for aspect in portfolio.aspects:
        share = float(known[aspect.id]) if aspect.id in known else source.chances[aspect.id] / 100
        if aspect.now:
            now *= share
        else:
            lasting *= share
    return lasting * now, lasting * (1 - now)


def brought(lead: Lead, sort: Sort, answer: Answer) -> float:
    """Return what a decision brings, in thousands a year."""
    if answer == "pursue" and sort == "good":
        return float(lead.value)
    return LATER * lead.value if answer == "nurture" and sort == "later" else 0.0


def costs(lead: Lead, answer: Answer) -> int:
    """Return the half hours that a decision takes."""
    return {"pursue": HALF_HOURS * lead.hours, "nurture": NURTURING, "walk": 0}[answer]
