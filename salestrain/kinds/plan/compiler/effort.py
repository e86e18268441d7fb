"""Rules on the work: results posing as actions, hours, funnel, cues, reviews and vague words.

P09 to P12, P16, P20, P21, P23.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....calendars.words import day_words
from ..adding_up import SURE, AddsUp, adds_up, history_chance, likely, says_nothing
from ..calendar import comes_weekly, stated_start
from ..deeds import no_deed
from ..fitting import FollowOn, follow_on
from ..loads import Loads, overfull
from ..model import Action, Objective
from ..tree import Tree
from .found import PLAN, Found

_REVIEW = re.compile(
    r"\b(?:review|look back|retrospect|check progress|take stock|debrief|evaluate|(?:look|go)"
    r" (?:at|over|through) (?:the|my|our) (?:plan|week|numbers|pipeline|list)|check (?:the|my|our) (?:plan|numbers))",
    re.IGNORECASE,
)
STRETCH, EASY = 0.10, 0.95


def effort(tree: Tree, needed: float, room: float | None, loads: Loads) -> Iterator[Found]:
    """Yield findings on the work itself.

    Args:
        tree: plan to check.
        needed: hours that the actions take.
        room: hours of the period that can be planned; None without a period.
        loads: its hours day by day.
    """
    live = [action for action in tree.plan.actions if not any(drop.date is None for drop in action.dropped)]
    for action in live:
        fault = no_deed(action.text)
        if fault:
            yield Found(
                "P09", action.id, f"“{action.text}” {fault}.", "What will you do, and on what day, to get there?"
            )
        elif not action.cue and stated_start(action) is None and not tree.is_orphan(action):
            yield Found(
                "P12", action.id, f"Nothing sets off “{action.text}”.", "When do you begin? If it is …, then I …"
            )
    yield from _hours(tree, needed, room, loads)
    yield from _chances(tree)
    if tree.plan.actions and not any(is_review(action) for action in live):
        yield Found(
            "P16", PLAN, "No action reviews the plan every week.", "On which day of the week do you look at the plan?"
        )


def is_review(action: Action) -> bool:
    """Return whether the action is a weekly review of the plan."""
    return comes_weekly(action.repeats) and bool(_REVIEW.search(action.text))


def _hours(tree: Tree, needed: float, room: float | None, loads: Loads) -> Iterator[Found]:
    if room is None:
        return
    if needed > room:
        yield Found(
            "P10",
            PLAN,
            f"The actions take {needed:.0f} hours; your calendar has {room:.0f} that you can plan.",
            "What would you do less often, or not at all?",
        )
        return
    full = overfull(loads.by_week())
    if full:
        worst = max(full, key=lambda week: week.hours - week.room)
        yield Found(
            "P10",
            PLAN,
            f"{_weeks(len(full))} more than fits: the week of {day_words(worst.monday)} has {worst.hours:.1f} hours "
            f"where {worst.room:.1f} can be planned.",
            "What can move to another week?",
        )
        return
    follows = [step for objective in tree.plan.objectives for step in _follows(tree, objective)]
    more = sum(step.hours for step in follows)
    if more and needed + more > room:
        led = ", ".join(f"{step.number:.0f} {step.level}" for step in follows)
        yield Found(
            "P10",
            PLAN,
            f"What your actions bring leads to {led}: another {more:.0f} hours that no action plans. With the "
            f"{needed:.0f} hours planned, that is more than the {room:.0f} there are.",
            "When will you do that work?",
        )


def _follows(tree: Tree, objective: Objective) -> tuple[FollowOn, ...]:
    forecast = adds_up(tree.plan, tree, objective)
    return follow_on(tree.plan, tree, forecast) if forecast is not None and forecast.tries else ()


def _weeks(number: int) -> str:
    return "One week holds" if number == 1 else f"{number} weeks hold"


def _chances(tree: Tree) -> Iterator[Found]:
    for objective in tree.plan.objectives:
        forecast = adds_up(tree.plan, tree, objective)
        if forecast is not None:
            yield from _shortfall(objective, forecast)
        yield from _odds(objective, forecast if forecast is not None and forecast.tries else None)


def _shortfall(objective: Objective, forecast: AddsUp) -> Iterator[Found]:
    """Yield a finding if the actions cannot produce the target (P11)."""
    if not forecast.tries:
        ask = f"Which action brings {forecast.level}, and how many each time?"
        yield Found("P11", objective.id, says_nothing(forecast), ask)
    elif forecast.expected < forecast.target:
        late = ""
        if forecast.tries > forecast.in_time:
            late = f" ({forecast.tries - forecast.in_time} more come too late to close)"
        yield Found(
            "P11",
            objective.id,
            f"{forecast.in_time} {forecast.level}{late} bring {forecast.expected:.1f} on average; "
            f"the target asks for {forecast.asked_for}.",
            "More tries, better rates, or a smaller target: which will it be?",
        )
    elif forecast.tries > forecast.in_time and forecast.chance < SURE:
        why = (
            f"{forecast.tries - forecast.in_time} of {forecast.tries} {forecast.level} come too late to close. The "
            f"others give a chance of {likely(forecast.chance)}, less than the {SURE:.0%} a plan should have."
        )
        yield Found("P11", objective.id, why, "Which of them can come earlier, or what else will you do?")


def _odds(objective: Objective, forecast: AddsUp | None) -> Iterator[Found]:
    """Yield a finding if the target is a stretch or too easy (P20, P21), by the forecast or else by the history."""
    if forecast is not None:
        chance: float | None = forecast.chance
        by = f"out of {forecast.in_time} {forecast.level}"
    else:
        chance = history_chance(objective)
        by = f"by your last {len(objective.history)} periods"
    if chance is None:
        return
    why = f"“{objective.text}”: a chance of {likely(chance)} {by}."
    if chance < STRETCH:
        ask = "Is it meant as a stretch? If so, say so; if not, what would make it likelier?"
        yield Found("P20", objective.id, why, ask)
    elif chance > EASY:
        ask = "Is it ambitious enough? What would you dare if you were sure of this one?"
        yield Found("P21", objective.id, why, ask)


def vague_words(tree: Tree, vague: Sequence[tuple[str, str]]) -> Iterator[Found]:
    """Yield findings on words of an objective that can mean anything, given as (objective, word) (P23)."""
    for place, word in vague:
        if place in tree.objectives:
            yield Found("P23", place, f"“{word}” can mean anything.", f"What would somebody see if “{word}” came true?")
