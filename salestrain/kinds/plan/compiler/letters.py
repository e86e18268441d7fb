"""SMART by letter, 0 to 2 with reasons: out of the fields, and out of the sentence with the words that prove it.

The R is *Realistic* here; relevance is the link to the goal. Zero in one letter means: write it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..calendar import capacity, hours
from ..model import Objective
from ..tree import Tree

PASS = 8
EASY, POSSIBLE = 1.25, 2.0
"""Up to these multiples of the best so far a target is attainable, or could be."""
Reading = Mapping[str, Any]
Span = tuple[int, int]
NAMES = {"S": "Specific", "M": "Measurable", "A": "Attainable", "R": "Realistic", "T": "Time-bound"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: points from 0 to 2, why, the places in the sentence that prove it, and what to ask."""

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
        """The sum, 0 to 10."""
        return sum(letter.points for letter in self.letters)

    @property
    def passed(self) -> bool:
        """8 or more, and no letter at nothing."""
        return self.points >= PASS and all(letter.points for letter in self.letters)


def letters(tree: Tree, objective: Objective, reading: Reading | None, load: float | None) -> Smart:
    """All five. `reading` is what was read of the sentence; `load` the plan's hours by the hours there are."""
    read = reading if reading and reading.get("text") == objective.text else {}
    return Smart(
        objective.id,
        (
            _specific(objective, read),
            _measurable(objective, read),
            _attainable(objective, read),
            _realistic(tree, objective, read, load),
            _timed(tree, objective, read),
        ),
    )


def _spans(read: Reading, *parts: str) -> tuple[Span, ...]:
    found = (read.get("spans", {}).get(part) for part in parts)
    return tuple((span[0], span[1]) for span in found if span)


def _specific(one: Objective, read: Reading) -> Letter:
    vague = read.get("vague_verb") or ""
    named = {
        "what is done": "" if vague else one.verb,
        "what it is about": one.metric or one.object,
        "with or for whom": one.whom,
    }
    there = {what: words for what, words in named.items() if words}
    reasons = [f"names {what}: “{words}”" for what, words in there.items()]
    if vague:
        reasons.append(f"“{vague}”: nobody can see when that is done")
    missing = [what for what in named if what not in there]
    ask = f"Can you also say {' and '.join(missing)}?" if missing else ""
    return Letter("S", max(0, len(there) - 1), tuple(reasons), _spans(read, "verb", "metric", "whom"), ask)


def _measurable(one: Objective, read: Reading) -> Letter:
    spans = _spans(read, "target", "change", "baseline", "source")
    if one.target is None and read.get("spans", {}).get("change"):
        return Letter("M", 1, ("names a change, but no value to reach",), spans, "From which value to which?")
    if one.target is None:
        return Letter("M", 0, ("no number to reach",), (), "How much or how many, and from where today?")
    if one.target == one.baseline:
        return Letter(
            "M",
            0,
            (f"the target {one.target:g} is the baseline itself",),
            spans,
            "What should be different at the end?",
        )
    reasons = [f"names a target: {one.target:g}{f' {one.unit}' if one.unit else ''}"]
    asked = []
    if one.baseline is None:
        asked.append("What is the value today?")
    else:
        reasons.append(f"starts from {one.baseline:g}")
    if not one.unit:
        asked.append("Of what: which unit?")
    full = not asked
    if one.source:
        reasons.append(f"is read in “{one.source}”")
    else:
        asked.append("Where will you read the number?")
    return Letter("M", 2 if full else 1, tuple(reasons), spans, " ".join(asked))


def _attainable(one: Objective, read: Reading) -> Letter:
    spans = _spans(read, "step", "confidence", "history")
    points, reasons = 0, []
    times = _times_the_best(one)
    if times is not None:
        points = 2 if times <= EASY else 1 if times <= POSSIBLE else 0
        reasons.append(f"{times:.2f} times the best so far")
    if one.capability_step:
        points = 2
        reasons.append(f"a step makes it possible: “{one.capability_step}”")
    elif points == 0 and spans:
        points = 1
        reasons.append("the sentence gives a reason for it")
    ask = "" if points == 2 else "What did you reach before, or which step makes it possible this time?"
    return Letter("A", points, tuple(reasons) or ("nothing tells what was reached before",), spans, ask)


def _times_the_best(one: Objective) -> float | None:
    """How many times the best so far the target asks for; a metric that falls is turned over."""
    if one.target is None:
        return None
    falls = one.baseline is not None and one.target < one.baseline
    past = [value for value in one.history if value > 0]
    best = (min if falls else max)(past) if past else one.baseline
    if not best or best <= 0 or one.target <= 0:
        return None
    return best / one.target if falls else one.target / best


def _realistic(tree: Tree, one: Objective, read: Reading, load: float | None) -> Letter:
    actions = tree.all_actions_under(one.id)
    needed = sum(hours(tree.plan, action, tree.objectives.get(action.parent or "")) for action in actions)
    room = capacity(tree.plan)
    reasons, asked = [], []
    if needed and load is not None and load <= 1:
        reasons.append(f"its actions take {needed:.1f} of {room:.0f} hours, and the whole plan fits")
    elif needed and load is not None:
        reasons.append(f"its actions take {needed:.1f} hours, but the plan asks for {load:.0%} of the hours there are")
        asked.append("What do you leave out so that the hours suffice?")
    else:
        asked.append("How many minutes does each of its actions take?")
    if one.dependency:
        reasons.append(f"depends on “{one.dependency}”")
    else:
        asked.append("On whom or what does it depend?")
    fits = bool(needed and load is not None and load <= 1)
    points = int(fits) + int(bool(one.dependency))
    return Letter(
        "R",
        points,
        tuple(reasons) or ("neither hours nor a dependency are named",),
        _spans(read, "dependency", "capacity"),
        " ".join(asked),
    )


def _timed(tree: Tree, one: Objective, read: Reading) -> Letter:
    spans = _spans(read, "due", "milestone")
    period = tree.plan.period
    if one.due is None:
        return Letter("T", 0, ("no day by which it is reached",), spans, read.get("unclear_date") or "By which day?")
    inside = period is not None and period.start <= one.due <= period.end
    if not inside:
        return Letter("T", 0, (f"due on {one.due}, outside of the period",), spans, "By which day of the period?")
    checks = sorted(one.check_ins)
    if not checks:
        return Letter("T", 1, (f"due on {one.due}",), spans, "When is the first check on the way?")
    return Letter(
        "T",
        2,
        (
            f"due on {one.due}",
            f"looked at on {checks[0]}" + (f" and {len(checks) - 1} more days" if checks[1:] else ""),
        ),
        spans,
    )
