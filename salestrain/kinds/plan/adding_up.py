"""Forecast of a plan: what its actions produce down the funnel, how likely that is, and what still fits in time.

Planning from averages is a coin toss, so every target is shown with its probability.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ...statistics import Known, Own, Rate, chance, last_day_to_start, pace
from .calendar import DROPPED, occurrences_of, planned_days
from .funnel_words import said_of, same_name
from .model import Action, Funnel, FunnelStep, Objective, Plan
from .money import is_money
from .tree import Tree

SURE = 0.8
"""Probability of reaching its target that a plan should have."""

_A_MONTH = re.compile(
    r"(?<!once )(?<!twice )(?<!times )(?<!hour )(?<!hours )(?<!minutes )\b(?:a|per) (?:day|week|month|quarter|year)\b",
    re.I,
)
"""Words that make a number one of each month; "checked once a week" says when somebody looks."""


@dataclass(frozen=True, slots=True)
class AddsUp:
    """Forecast of what the actions under one objective can produce.

    `tries` at `level` are planned, `in_time` of them early enough to reach the outcome by the objective's deadline (on
    `last_day` at the latest). `expected` is what they produce on average, `chance` the probability that they produce at
    least `target` of `outcome`.
    """

    objective: str
    target: int
    outcome: str
    level: str
    tries: int
    in_time: int
    last_day: date | None
    expected: float
    chance: float

    @property
    def asked_for(self) -> str:
        """What the target asks for, in words: "4 contracts"."""
        return f"{self.target:,} {self.outcome}" if self.target != 1 else f"1 ({self.outcome})"


def brings(funnel: Funnel, action: Action) -> tuple[str, int] | None:
    """Return the level that an action feeds, with how many each time: as chosen, or as its own words say.

    Args:
        funnel: the funnel of the plan.
        action: what is done.
    """
    levels = [step.level for step in funnel.steps]
    said = said_of(action.text, levels)
    if not action.lead:
        return said
    level = next((level for level in levels if same_name(action.lead, level)), None)
    if level is None:
        return None
    return level, 1 if action.yields is None else action.yields


def rate(step: FunnelStep) -> Rate:
    """Return the rate of a step: as stated, or estimated from own history and therefore uncertain."""
    if step.k is not None and step.n is not None:
        return Own(step.k, step.n)
    return Known((step.percent or 0) / 100)


def rates_from(funnel: Funnel, level: int) -> tuple[Rate, ...]:
    """Return the rates from a level (0 is the first) down to the outcome."""
    return tuple(rate(step) for step in funnel.steps[level:])


def to_win(plan: Plan, objective: Objective) -> int | None:
    """Return how many of the funnel's outcome this objective still needs; None if it counts something else.

    So many a month are no sum: how many they are in the period depends on when the first month is that good.
    """
    funnel = plan.funnel
    if funnel is None or objective.target is None or is_money(objective.unit, plan.currency):
        return None
    if any(_A_MONTH.search(words) for words in (objective.text, objective.unit)):
        return None
    if not any(same_name(words, funnel.outcome) for words in (objective.unit, objective.metric, objective.object)):
        return None
    needed = objective.target - (objective.baseline or 0)
    return int(needed) if needed >= 1 and needed == int(needed) and needed <= 10_000 else None


def adds_up(plan: Plan, tree: Tree, objective: Objective) -> AddsUp | None:
    """Forecast what the actions of an objective produce; None if it counts something else than the funnel's outcome.

    If actions feed several levels, the most productive level counts and not their sum, because the steps follow each
    other.
    """
    funnel, target = plan.funnel, to_win(plan, objective)
    if funnel is None or target is None:
        return None
    forecasts = [_at_level(plan, tree, objective, level, target) for level in range(len(funnel.steps))]
    return max(forecasts, key=lambda forecast: (forecast.expected, forecast.tries))  # With no actions, the first level.


def likely(chance: float) -> str:
    """Return a chance in percent; one that only rounding makes certain or impossible is not said to be."""
    if 0.995 <= chance < 1:
        return "over 99%"
    return "under 1%" if 0 < chance < 0.005 else f"{chance:.0%}"


def says_nothing(one: AddsUp) -> str:
    """Return a sentence for a forecast without any action that feeds the funnel."""
    return f"No action says how many {one.level} it brings; the target asks for {one.asked_for}."


def _at_level(plan: Plan, tree: Tree, objective: Objective, level: int, target: int) -> AddsUp:
    assert plan.funnel is not None
    step = plan.funnel.steps[level]
    last = last_day_for(plan, level, deadline(plan, objective))
    tries = in_time = 0
    for action in tree.all_actions_under(objective.id):
        level_fed, yields = brings(plan.funnel, action) or ("", 0)
        if level_fed != step.level:
            continue
        days = due_days(plan, action, tree.objectives.get(action.parent or ""))
        tries += yields * len(days)
        in_time += yields * sum(last is None or day <= last for day in days)
    rates = rates_from(plan.funnel, level)
    expected = float(in_time)
    for rate in rates:
        expected *= rate.mean
    chance = _chance(in_time, target, rates)
    return AddsUp(objective.id, target, plan.funnel.outcome, step.level, tries, in_time, last, expected, chance)


@lru_cache(maxsize=1024)
def _chance(tries: int, target: int, rates: tuple[Rate, ...]) -> float:
    return chance(min(tries, 1_000_000), target, rates)


def deadline(plan: Plan, objective: Objective | None) -> date | None:
    """Return the day by which an objective's outcome counts: its own due day, or else the end of the period."""
    end = plan.period.end if plan.period else None
    due = objective.due if objective else None
    return min(due, end) if due and end else due or end


def last_day_for(plan: Plan, level: int, end: date | None) -> date | None:
    """Return the last day on which a try at this level can still close by `end`; None without a day or a funnel.

    Lower levels need only their share of the cycle.

    Args:
        plan: plan with the funnel.
        level: level of the funnel; 0 is the first.
        end: day by which the outcome counts.
    """
    if end is None or plan.funnel is None:
        return None
    return last_start(plan.funnel, level, end)


def last_start(funnel: Funnel, level: int, end: date) -> date:
    """Return the last day on which a try at a level of the funnel can still close by `end`."""
    steps = len(funnel.steps)
    return last_day_to_start(end, round(funnel.cycle_days * (steps - level) / steps))


def due_days(plan: Plan, action: Action, objective: Objective | None) -> list[date]:
    """Return the days on which the action is or was due, without dropped ones."""
    if not action.dropped and not action.moved:
        return list(planned_days(plan, action, objective))
    occurrences = occurrences_of(plan, action, objective)
    return [occurrence.date for occurrence in occurrences if occurrence.state != DROPPED]


def history_chance(objective: Objective) -> float | None:
    """Return the probability that one more period like those in the history reaches the target, or None.

    Only counts are considered: whole numbers that start from zero. The rate is estimated from the history alone.
    """
    past, target = objective.history, objective.target
    if not past or target is None or objective.baseline not in (None, 0) or target < 1 or target > 50_000:
        return None
    if any(number < 0 or number != int(number) or number > 10_000 for number in past) or target != int(target):
        return None
    return _history_chance(tuple(int(number) for number in past), int(target))


@lru_cache(maxsize=1024)
def _history_chance(past: tuple[int, ...], target: int) -> float:
    return pace(sum(past), len(past), sum(past) + target, 1).chance
