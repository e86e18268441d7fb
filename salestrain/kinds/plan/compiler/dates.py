"""Rules on dates: everything must lie within what is above it (P07, P22, P25, P26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....calendars.words import day_words, span_words
from ..calendar import planned_days
from ..deeds import no_deed
from ..model import Action, Objective, Period
from ..tree import Tree
from .found import PLAN, Found

EARLY = 0.25
"""Share of the way within which the first check should lie."""


def dates(tree: Tree) -> Iterator[Found]:
    """Yield findings on what comes too early, too late or never."""
    period = tree.plan.period
    if period is None:
        yield Found(
            "P26", PLAN, "The plan says neither when it begins nor when it ends.", "When does this plan start and end?"
        )
        return
    for objective in tree.plan.objectives:
        above = tree.objectives.get(objective.parent or "")
        yield from _objective(objective, above, period)
    for action in tree.plan.actions:
        if not any(drop.date is None for drop in action.dropped):
            yield from _action(tree, action, tree.objectives.get(action.parent or ""), period)


def _objective(objective: Objective, above: Objective | None, period: Period) -> Iterator[Found]:
    first, last = _frame(above, period)
    whose = f"“{above.text}”" if above else "the period"
    for word, day in (("starts", objective.start), ("is due", objective.due)):
        if day and not first <= day <= last:
            yield Found(
                "P07",
                objective.id,
                f"“{objective.text}” {word} on {day_words(day)}; {whose} runs from {span_words(first, last)}.",
                "Which of the two dates is wrong?",
            )
    if objective.start and objective.due and objective.start > objective.due:
        yield Found(
            "P07",
            objective.id,
            f"“{objective.text}” starts on {day_words(objective.start)} and is due before, on "
            f"{day_words(objective.due)}.",
            "When does it start, and when is it due?",
        )
    start, due = objective.start or first, objective.due or last
    for check in objective.check_ins:
        if not start <= check <= due:
            yield Found(
                "P07",
                objective.id,
                f"The check-in of “{objective.text}” on {day_words(check)} is outside {span_words(start, due)}.",
                "When will you check on it along the way?",
            )
    checks = sorted(check for check in objective.check_ins if start <= check <= due)
    if checks and due > start and (checks[0] - start).days > EARLY * (due - start).days:
        share = round(100 * (checks[0] - start).days / (due - start).days)
        yield Found(
            "P22",
            objective.id,
            f"The first check-in of “{objective.text}” is on {day_words(checks[0])}, {share}% of the way through.",
            "What could you already see after a quarter of the time?",
        )


def _frame(above: Objective | None, period: Period) -> tuple[date, date]:
    if above is None:
        return period.start, period.end
    return above.start or period.start, above.due or period.end


def _action(tree: Tree, action: Action, above: Objective | None, period: Period) -> Iterator[Found]:
    first, last = _frame(above, period)
    last = max(last, first)
    whose = f"“{above.text}”" if above else "the period"
    named = (
        ("is on", action.date),
        ("starts", action.start),
        ("ends", action.until),
        *(("is moved to", shift.to) for shift in action.moved),
    )
    for word, day in named:
        if day and not first <= day <= last:
            yield Found(
                "P07",
                action.id,
                f"“{action.text}” {word} {day_words(day)}; {whose} runs from {span_words(first, last)}.",
                "Can it be earlier, or can the item above it end later?",
            )
    if not planned_days(tree.plan, action, above):
        if action.repeats:
            yield Found(
                "P25",
                action.id,
                f"“{action.text}” ({action.repeats}) falls on no day in {span_words(first, last)}.",
                "On which days do you do it? For example: weekly on Mon.",
            )
        elif not action.done and not no_deed(action.text):
            yield Found(
                "P25", action.id, f"“{action.text}” has no day.", "When do you do it: on which day, or how often?"
            )
