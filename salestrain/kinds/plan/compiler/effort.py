"""Can it be done, and will it suffice: results posing as actions, hours, funnel, cues, review.

P09 to P12, P16, P20, P21, P23.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..adding_up import adds_up, history_chance, overfull, says_nothing, week_loads
from ..model import Action
from ..tree import Tree
from .found import PLAN, Found

RESULTS = frozenset(
    "win close reach achieve hit earn gain double triple increase grow raise exceed surpass improve become land"
    " attain secure".split()
)
"""Verbs of results: nobody can do them, they come."""
_REVIEW = re.compile(r"\b(?:review|look back|retrospect|check progress|take stock|debrief|evaluate)", re.IGNORECASE)
STRETCH, EASY = 0.10, 0.95


def effort(tree: Tree, needed: float, room: float | None) -> Iterator[Found]:
    """What about the work itself is to be asked; `needed` and `room` are hours of the period."""
    live = [action for action in tree.plan.actions if not any(drop.date is None for drop in action.dropped)]
    for action in live:
        if _first_word(action.verb) in RESULTS:
            yield Found(
                "P09",
                action.id,
                f"“{action.text}” is something that comes, not something you do.",
                "What do you do on which day so that it comes?",
            )
        if not action.cue and not tree.is_orphan(action):
            yield Found(
                "P12", action.id, f"“{action.text}” has no cue.", "If what happens, then you do it? If it is … then I …"
            )
    yield from _hours(tree, needed, room)
    yield from _chances(tree)
    if tree.plan.actions and not any(is_review(action) for action in live):
        yield Found(
            "P16", PLAN, "No action reviews the plan every week.", "On which day of the week do you look at the plan?"
        )


def is_review(action: Action) -> bool:
    """Whether the action is a weekly look at the plan."""
    weekly = action.repeats.casefold().split()[:1] in (["weekly"], ["daily"]) or bool(
        re.fullmatch(r"every (?:week|day|working day|[a-z]+day)s?(?: .*)?", action.repeats.casefold().strip())
    )
    return weekly and bool(_REVIEW.search(action.text))


def _first_word(verb: str) -> str:
    return (verb.casefold().split() or [""])[0]


def _hours(tree: Tree, needed: float, room: float | None) -> Iterator[Found]:
    if room is None:
        return
    if needed > room:
        yield Found(
            "P10",
            PLAN,
            f"The actions take {needed:.0f} hours; the calendar has {room:.0f} that can be planned.",
            "What would you do less often, or not at all?",
        )
        return
    full = overfull(week_loads(tree.plan, tree))
    if full:
        worst = max(full, key=lambda week: week.hours - week.room)
        yield Found(
            "P10",
            PLAN,
            f"{_weeks(len(full))} more than fits; that of {worst.monday} holds {worst.hours:.1f} hours "
            f"where {worst.room:.1f} can be planned.",
            "What can move to another week?",
        )


def _weeks(number: int) -> str:
    return "One week holds" if number == 1 else f"{number} weeks hold"


def _chances(tree: Tree) -> Iterator[Found]:
    for objective in tree.plan.objectives:
        sum_ = adds_up(tree.plan, tree, objective)
        if sum_ is not None and not sum_.tries:
            yield Found(
                "P11", objective.id, says_nothing(sum_), f"Which action brings {sum_.level}, and how many each time?"
            )
        elif sum_ is not None and sum_.expected < sum_.target:
            late = f" ({sum_.tries - sum_.in_time} more come too late to close)" if sum_.tries > sum_.in_time else ""
            yield Found(
                "P11",
                objective.id,
                f"{sum_.in_time} {sum_.level}{late} bring {sum_.expected:.1f} on average; "
                f"the target asks for {sum_.target}.",
                "More tries, better rates, or a smaller target: what will it be?",
            )
        chance = sum_.chance if sum_ is not None and sum_.tries else history_chance(objective)
        if chance is None:
            continue
        by = (
            f"out of {sum_.in_time} {sum_.level}"
            if sum_ is not None and sum_.tries
            else f"by your last {len(objective.history)} periods"
        )
        if chance < STRETCH:
            yield Found(
                "P20",
                objective.id,
                f"“{objective.text}”: a chance of {chance:.0%} {by}.",
                "Do you mean it as a stretch? Then say so; if not, what would make it likelier?",
            )
        elif chance > EASY:
            yield Found(
                "P21",
                objective.id,
                f"“{objective.text}”: a chance of {chance:.0%} {by}.",
                "Is it enough? What would you dare if you were sure of this one?",
            )


def vague_words(tree: Tree, vague: Sequence[tuple[str, str]]) -> Iterator[Found]:
    """P23: words of an objective that can mean anything, as (objective, word)."""
    for place, word in vague:
        if place in tree.objectives:
            yield Found(
                "P23", place, f"“{word}” can mean anything.", f"What would somebody see when “{word}” has come true?"
            )
