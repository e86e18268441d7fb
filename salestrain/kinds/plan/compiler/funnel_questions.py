"""Questions about the funnel: whether an action feeds it, whether a target is its result (P27, P28)."""

from __future__ import annotations

from collections.abc import Iterator

from ..adding_up import brings, to_win
from ..funnel_words import count_in, likely_levels, may_be_a_result
from ..model import Action, Funnel, Objective
from ..tree import Tree
from .effort import is_review
from .found import Found


def funnel_questions(tree: Tree) -> Iterator[Found]:
    """Yield a question for each action that may feed the funnel, and each target that may be its result."""
    funnel = tree.plan.funnel
    if funnel is None:
        yield from _without_funnel(tree)
        return
    counted = [objective for objective in tree.plan.objectives if to_win(tree.plan, objective)]
    if not counted:
        yield from _results(tree, funnel)
    feeding = {action.id: action for objective in counted for action in tree.all_actions_under(objective.id)}
    for action in feeding.values():
        yield from _feeds(funnel, action)


def possible_levels(funnel: Funnel, action: Action) -> tuple[str, ...]:
    """Return the levels that an action may feed, the likeliest first.

    Args:
        funnel: the funnel of the plan.
        action: what is done.
    """
    levels = [step.level for step in funnel.steps]
    likely = likely_levels(f"{action.text} {action.lead}", levels)
    return (*likely, *(level for level in levels if level not in likely)) if likely else ()


def _feeds(funnel: Funnel, action: Action) -> Iterator[Found]:
    if brings(funnel, action) or is_review(action):
        return
    possible = possible_levels(funnel, action)
    if not possible or any(drop.date is None for drop in action.dropped):
        return
    number = count_in(action.text) if action.yields is None else action.yields
    size = f" of {action.minutes / number:.0f} minutes" if number and action.minutes else ""
    many = f"{number} {possible[0]}{size}" if number else possible[0]
    each = " each time" if action.repeats else ""
    why = f"“{action.text}” may bring {possible[0]}."
    expected = funnel.minutes_of([step.level for step in funnel.steps].index(possible[0]))
    if number and action.minutes and expected and not 0.5 <= action.minutes / number / expected <= 2:
        why += f" Your funnel says that one takes {expected} minutes."
    yield Found("P27", action.id, why, f"Does it bring {many}{each}?")


def _results(tree: Tree, funnel: Funnel) -> Iterator[Found]:
    for objective in tree.plan.objectives:
        counts = counted_words(objective)
        if objective.target and counts and may_be_a_result(counts) and may_be_a_result(funnel.outcome):
            why = f"“{objective.text}” counts {counts}; your funnel leads to {funnel.outcome}."
            yield Found("P28", objective.id, why, f"Are {counts} what your funnel leads to?")


def _without_funnel(tree: Tree) -> Iterator[Found]:
    for objective in tree.plan.objectives:
        counts = counted_words(objective)
        if objective.target and counts and may_be_a_result(counts):
            why = f"How many talks “{objective.text}” takes is not known."
            yield Found("P28", objective.id, why, f"How do your talks become {counts}? Say so under “Does it add up?”.")


def counted_words(objective: Objective) -> str:
    """Return what an objective counts, in its own words."""
    return objective.unit or objective.metric or objective.object
