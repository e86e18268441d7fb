"""Rules on structure: elements, parents, cycles, owners, weights and duplicates.

P01 to P06, P13 to P15, P17 to P19.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model import ELEMENTS, PARTIES, Goal, Objective
from ..naming_goals import says_something
from ..tree import Tree
from .found import PLAN, Found

MOST_OBJECTIVES = 5
MOST_GOALS = 3


def structure(tree: Tree) -> Iterator[Found]:
    """Yield findings on the shape of the tree."""
    yield from _goals(tree)
    yield from _objectives(tree)
    for action in tree.orphans():
        yield Found(
            "P05",
            action.id,
            f"“{action.text}” has no path to a goal.",
            "Which objective does it serve? If none: what would happen if you stopped doing it?",
        )
    yield from _too_many(tree)
    yield from _doubles(tree)
    yield from _weights(tree)


def _goals(tree: Tree) -> Iterator[Found]:
    counts = Counter(goal.element for goal in tree.plan.goals)
    for element, words in ELEMENTS.items():
        number = counts[element]  # type: ignore[index]
        if not number:
            yield Found(
                "P01",
                element,
                f"There is no goal for “{words}”.",
                f"What do you want from this period in {words.lower()}?",
            )
        if number > MOST_GOALS:
            yield Found("P19", element, f"“{words}” has {number} goals.", "Which three would you keep if you had to?")
    if not tree.plan.goals:
        yield Found("P30", PLAN, "The plan has no goal yet.", "What is this period for?")
    for goal in tree.plan.goals:
        if not says_something(goal.text):
            yield Found("P31", goal.id, f"“{goal.text}” does not say what you want.", "What do you want to be true?")
        if not tree.objectives_under(goal.id):
            yield Found(
                "P02",
                goal.id,
                f"Under “{goal.text}” there is no objective.",
                "How would you know, at the end of the period, that you got there?",
            )
        if PARTIES[goal.element] and goal.party not in PARTIES[goal.element]:
            named = ", ".join(PARTIES[goal.element].values())
            yield Found("P17", goal.id, f"“{goal.text}” does not say whom it is about.", f"Who is it: {named}?")


def _objectives(tree: Tree) -> Iterator[Found]:
    for objective in tree.plan.objectives:
        if tree.in_a_circle(objective.id):
            yield Found(
                "P06",
                objective.id,
                f"“{objective.text}” is, over its parents, a part of itself.",
                "Which of them comes first, and under which goal does that one stand?",
            )
        elif (objective.parent or "") not in tree.goals and (objective.parent or "") not in tree.objectives:
            yield Found(
                "P03", objective.id, f"“{objective.text}” stands under no goal.", "Which goal does it bring nearer?"
            )
        if not tree.all_actions_under(objective.id):
            yield Found(
                "P04",
                objective.id,
                f"For “{objective.text}” there is nothing to do.",
                "What is the first thing that you would do for it, and when?",
            )
        if not objective.owner and not tree.plan.owner:
            yield Found("P14", objective.id, f"“{objective.text}” belongs to nobody.", "Who is accountable for it?")


def _too_many(tree: Tree) -> Iterator[Found]:
    for goal in tree.plan.goals:
        number = len(tree.objectives_under(goal.id))
        if number > MOST_OBJECTIVES:
            yield Found(
                "P13",
                goal.id,
                f"“{goal.text}” has {number} objectives; {MOST_OBJECTIVES} can be kept in mind.",
                "Which of them would you give up first?",
            )
    owners = Counter((objective.owner or tree.plan.owner).strip() for objective in tree.plan.objectives)
    for owner, number in sorted(owners.items()):
        if owner and number > MOST_OBJECTIVES:
            why = f"{number} objectives belong to {owner}; {MOST_OBJECTIVES} can be kept in mind."
            yield Found("P13", PLAN, why, "Which of them could somebody else take, or wait?")


def _doubles(tree: Tree) -> Iterator[Found]:
    objectives = [(objective.id, objective.text, "") for objective in tree.plan.objectives]
    actions = [(action.id, action.text, f"{action.date}{action.repeats}") for action in tree.plan.actions]
    for items in (objectives, actions):
        first: dict[tuple[str, str], str] = {}
        for name, text, when in items:
            key = (" ".join(text.casefold().split()), when)
            if key in first:
                why = f"“{text}” stands there already."
                yield Found("P15", name, why, "Is it the same, or what is different about it?")
            first.setdefault(key, name)


def _weights(tree: Tree) -> Iterator[Found]:
    parents: tuple[Goal | Objective, ...] = (*tree.plan.goals, *tree.plan.objectives)
    for parent in parents:
        children = tree.objectives_under(parent.id)
        weights = [child.weight for child in children if child.weight is not None]
        if weights and (len(weights) < len(children) or sum(weights) != 100):
            missing = len(children) - len(weights)
            rest = f", and {missing} of {len(children)} objectives have none" if missing else ""
            why = f"The weights under “{parent.text}” add up to {sum(weights)} percent{rest}."
            yield Found("P18", parent.id, why, "What share of the goal does each one carry?")
