"""Sellers made of rules, who play a deck: by size, by where leads come from, and asking first.

They show that a deck can be solved and not trivially so, and what a learner's result is to be held against.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from .content import Lead, Portfolio
from .truth import ASKING, HALF_HOURS, Answer, Truth, brought, chances, costs, drawn, sort_of

WORTH_IT = 0.5
"""Chance from which a careful seller pursues without another question."""
HOPELESS = 0.05
"""Chance below which they ask no more."""
DECKS = 300
"""Decks over which an average is taken."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a seller brought home, in thousands a year, and the hours that went into what was not worth it."""

    won: float
    wasted: float


Policy = Callable[[Portfolio, Mapping[str, Truth]], Result]


class _Week:
    """The hours of one seller, and what they bring."""

    def __init__(self, portfolio: Portfolio, truths: Mapping[str, Truth]) -> None:
        self.portfolio, self.truths = portfolio, truths
        self.left = HALF_HOURS * portfolio.hours
        self.won, self.wasted = 0.0, 0

    def decide(self, lead: Lead, answer: Answer) -> None:
        """Spend the hours of a decision if they are there."""
        cost = costs(lead, answer)
        if cost > self.left:
            return
        self.left -= cost
        gain = brought(lead, sort_of(self.portfolio, self.truths[lead.id]), answer)
        self.won += gain
        self.wasted += cost if answer == "pursue" and not gain else 0

    @property
    def result(self) -> Result:
        """What came of it."""
        return Result(self.won, self.wasted / HALF_HOURS)


def by_size(portfolio: Portfolio, truths: Mapping[str, Truth]) -> Result:
    """Pursue the biggest names first, and ask nothing."""
    week = _Week(portfolio, truths)
    for lead in sorted(portfolio.leads, key=lambda one: -one.value):
        week.decide(lead, "pursue")
    return week.result


def by_source(portfolio: Portfolio, truths: Mapping[str, Truth]) -> Result:
    """Pursue what is likeliest to pay for its hours by where it comes from, and ask nothing."""
    week = _Week(portfolio, truths)

    def worth(lead: Lead) -> float:
        return chances(portfolio, lead, {})[0] * lead.value / lead.hours

    for lead in sorted(portfolio.leads, key=worth, reverse=True):
        week.decide(lead, "pursue")
    return week.result


def asking_first(portfolio: Portfolio, truths: Mapping[str, Truth]) -> Result:
    """Ask the most doubtful thing first, stop at the first no, pursue what holds, and nurture what needs time."""
    week = _Week(portfolio, truths)

    def worth(lead: Lead) -> float:
        good, later = chances(portfolio, lead, {})
        return (good * lead.value + later * lead.value / 2) / (good * lead.hours + 1)

    for lead in sorted(portfolio.leads, key=worth, reverse=True):
        known = _asked(portfolio, week, lead)
        good, later = chances(portfolio, lead, known)
        if good >= WORTH_IT:
            week.decide(lead, "pursue")
        elif later >= WORTH_IT:
            week.decide(lead, "nurture")
    return week.result


def _asked(portfolio: Portfolio, week: _Week, lead: Lead) -> dict[str, bool]:
    """Ask until it is clear what to do with a lead, or no hours are left; return what is known then."""
    source = next(one for one in portfolio.sources if one.id == lead.source)
    known: dict[str, bool] = {}
    for aspect in sorted(portfolio.aspects, key=lambda one: source.chances[one.id]):
        good, later = chances(portfolio, lead, known)
        if good + later < HOPELESS or week.left < ASKING:
            break
        if good >= 1 - HOPELESS or later >= 1 - HOPELESS:
            break
        week.left -= ASKING
        known[aspect.id] = week.truths[lead.id][aspect.id]
    return known


POLICIES: Mapping[str, Policy] = {
    "takes the biggest names, and asks nothing": by_size,
    "goes by where leads come from, and asks nothing": by_source,
    "asks first, and stops at the first no": asking_first,
}
"""Each seller in words."""


def seeing_all(portfolio: Portfolio, truths: Mapping[str, Truth]) -> float:
    """Return what somebody would win who knew everything beforehand: the best use of the hours."""
    best = [0.0] * (HALF_HOURS * portfolio.hours + 1)
    for lead in portfolio.leads:
        sort = sort_of(portfolio, truths[lead.id])
        answer: Answer = "pursue" if sort == "good" else "nurture"
        cost, gain = costs(lead, answer), brought(lead, sort, answer)
        for left in range(len(best) - 1, cost - 1, -1):
            best[left] = max(best[left], best[left - cost] + gain)
    return best[-1]


@lru_cache(maxsize=64)
def averages(content: str) -> dict[str, Result]:
    """Return what each seller brings home on average over many decks.

    Args:
        content: the portfolio as JSON, so that the answer can be remembered.
    """
    portfolio = Portfolio.model_validate_json(content)
    found: dict[str, Result] = {}
    for words, policy in POLICIES.items():
        results = [policy(portfolio, drawn(portfolio, seed)) for seed in range(1, DECKS + 1)]
        found[words] = Result(fmean(one.won for one in results), fmean(one.wasted for one in results))
    return found
