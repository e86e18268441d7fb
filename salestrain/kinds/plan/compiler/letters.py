"""SMART by letter, 0 to 2 points with reasons, from the fields and from the words of the sentence that prove them.

The R stands for *Realistic*; relevance is the link to the goal. A letter with zero points must be rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ....calendars.words import day_words
from ..amounts import amount
from ..calendar import hours
from ..loads import Loads
from ..model import Objective
from ..tree import Tree

PASS = 8
EASY, POSSIBLE = 1.25, 2.0
"""Multiples of the best result so far up to which a target is attainable, or may be."""
Reading = Mapping[str, Any]
Span = tuple[int, int]
NAMES = {"S": "Specific", "M": "Measurable", "A": "Attainable", "R": "Realistic", "T": "Time-bound"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: 0 to 2 points, the reasons, the places in the sentence that prove them, and what to ask."""

    letter: str
    points: int
    reasons: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Smart:
    """The five letters of one objective."""

    objective: str
    letters: tuple[Letter, ...]

    @property
    def points(self) -> int:
        """Sum of the points, 0 to 10."""
        return sum(letter.points for letter in self.letters)

    @property
    def passed(self) -> bool:
        """Whether there are 8 points or more, and no letter has zero."""
        return self.points >= PASS and all(letter.points for letter in self.letters)


def letters(tree: Tree, objective: Objective, reading: Reading | None, loads: Loads) -> Smart:
    """Score all five letters.

    Args:
        tree: plan by its parents.
        objective: objective to score.
        reading: reading of its sentence; ignored if the sentence has changed since.
        loads: hours of the whole plan day by day.
    """
    read = reading if reading and reading.get("text") == objective.text else {}
    return Smart(
        objective.id,
        (
            _specific(objective, read),
            _measurable(objective, read),
            _attainable(objective, read),
            _realistic(tree, objective, read, loads),
            _timed(tree, objective, read),
        ),
    )


def _spans(read: Reading, *parts: str) -> tuple[Span, ...]:
    spans = (read.get("spans", {}).get(part) for part in parts)
    return tuple((span[0], span[1]) for span in spans if span)


def _specific(objective: Objective, read: Reading) -> Letter:
    vague = read.get("vague_verb") or ""
    named = {
        "what is done": "" if vague else objective.verb,
        "what it is about": objective.metric or objective.object,
        "with or for whom": objective.whom,
    }
    present = {what: words for what, words in named.items() if words}
    reasons = [f"names {what}: “{words}”" for what, words in present.items()]
    if vague:
        reasons.append(f"“{vague}”: nobody can see when that is done")
    missing = [what for what in named if what not in present]
    ask = f"Can you also say {' and '.join(missing)}?" if missing else ""
    return Letter("S", max(0, len(present) - 1), tuple(reasons), _spans(read, "verb", "metric", "whom"), ask)


def _measurable(objective: Objective, read: Reading) -> Letter:
    spans = _spans(read, "target", "change", "baseline", "source")
    if objective.target is None and read.get("spans", {}).get("change"):
        return Letter("M", 1, ("names a change, but no value to reach",), spans, "From what value to what value?")
    if objective.target is None:
        return Letter("M", 0, ("no number to reach",), (), "How much or how many, and from where today?")
    if objective.target == objective.baseline:
        return Letter(
            "M",
            0,
            (f"the target {amount(objective.target)} is the baseline itself",),
            spans,
            "What should be different at the end?",
        )
    reasons = [f"names a target: {amount(objective.target)}{f' {objective.unit}' if objective.unit else ''}"]
    asks = []
    if objective.baseline is None:
        asks.append("What is the value today?")
    else:
        reasons.append(f"starts from {amount(objective.baseline)}")
    if not objective.unit:
        asks.append("Of what: which unit?")
    full = not asks
    if objective.source:
        reasons.append(f"comes from “{objective.source}”")
    else:
        asks.append("Where will the number come from?")
    return Letter("M", 2 if full else 1, tuple(reasons), spans, " ".join(asks))


def _attainable(objective: Objective, read: Reading) -> Letter:
    spans = _spans(read, "step", "confidence")
    points, reasons = 0, []
    ratio = _ratio_to_best(objective)
    if ratio is not None:
        points = 2 if ratio <= EASY else 1 if ratio <= POSSIBLE else 0
        reasons.append(_beside_best(objective, ratio))
    if objective.capability_step:
        points = 2
        reasons.append(f"a step makes it possible: “{objective.capability_step}”")
    elif points == 0 and spans:
        points = 1
        reasons.append("the sentence gives a reason for it")
    ask = "" if points == 2 else "What did you reach before, or which step makes it possible this time?"
    return Letter("A", points, tuple(reasons) or ("nothing tells what was reached before",), spans, ask)


_LOWERS = re.compile(
    r"(?:reduc|cut|lower|decreas|shorten|drop|shrink|minimi[sz]|limit|halv|bring down|less|fewer)", re.IGNORECASE
)


def falls(objective: Objective) -> bool:
    """Return whether the objective is reached by bringing a number down."""
    if objective.target is not None and objective.baseline:
        return objective.target < objective.baseline
    return bool(_LOWERS.match(objective.verb))


def _beside_best(objective: Objective, ratio: float) -> str:
    """Say how the target stands beside the best result so far; a number that shall fall is said to fall.

    Args:
        objective: objective with a target and a best result.
        ratio: the target over the best result, turned over where the number shall fall.
    """
    if abs(ratio - 1) < 0.005:
        return "as good as the best so far"
    if falls(objective):
        share = 1 - 1 / ratio
        return f"{share:.0%} less than the best so far" if share > 0 else f"{-share:.0%} more than the best so far"
    if ratio >= POSSIBLE:
        return f"{f'{ratio:.1f}'.removesuffix('.0')} times the best so far"
    return f"{abs(ratio - 1):.0%} {'more' if ratio > 1 else 'less'} than the best so far"


def _ratio_to_best(objective: Objective) -> float | None:
    """Return the ratio of the target to the best result so far, inverted for a number that falls; None if unknown."""
    if objective.target is None:
        return None
    past = [value for value in objective.history if value > 0]
    down = falls(objective)
    best = (min if down else max)(past) if past else objective.baseline
    if not best or best <= 0 or objective.target <= 0:
        return None
    return best / objective.target if down else objective.target / best


def _realistic(tree: Tree, objective: Objective, read: Reading, loads: Loads) -> Letter:
    actions = tree.all_actions_under(objective.id)
    needed = sum(hours(tree.plan, action, tree.objectives.get(action.parent or "")) for action in actions)
    around = loads.around(objective) if needed else None
    fits = around is not None and around[0] <= around[1] + 1e-9
    reasons, asks = [], []
    if around is None:
        asks.append("How many minutes does each of its actions take?")
    else:
        planned, room = around
        until = f" until {day_words(objective.due)}" if objective.due else ""
        but = "with" if fits else "but with"
        reasons.append(
            f"its actions take {needed:.1f} hours; {but} everything else you plan{until} that is {planned:.0f} "
            f"of {room:.0f} hours"
        )
        if not fits:
            asks.append("What will you leave out so that it fits?")
    if objective.dependency:
        reasons.append(f"depends on “{objective.dependency}”")
    else:
        asks.append("Who or what does it depend on?")
    return Letter(
        "R",
        int(fits) + int(bool(objective.dependency)),
        tuple(reasons) or ("neither hours nor a dependency are named",),
        _spans(read, "dependency", "capacity"),
        " ".join(asks),
    )


def _timed(tree: Tree, objective: Objective, read: Reading) -> Letter:
    spans = _spans(read, "due", "milestone")
    period = tree.plan.period
    if objective.due is None:
        words = read.get("due_words")
        ask = f"“{words}”: which day is that?" if words else "By which day?"
        return Letter("T", 0, ("no day by which it is reached",), spans, read.get("unclear_date") or ask)
    inside = period is not None and period.start <= objective.due <= period.end
    if not inside:
        return Letter(
            "T", 0, (f"due on {day_words(objective.due)}, outside the period",), spans, "By which day of the period?"
        )
    checks = sorted(objective.check_ins)
    if not checks:
        return Letter("T", 1, (f"due on {day_words(objective.due)}",), spans, "When is the first check on the way?")
    more = f" and on {len(checks) - 1} more day{'s' if checks[2:] else ''}" if checks[1:] else ""
    return Letter(
        "T",
        2,
        (
            f"due on {day_words(objective.due)}",
            f"checked on {day_words(checks[0])}{more}",
        ),
        spans,
    )
