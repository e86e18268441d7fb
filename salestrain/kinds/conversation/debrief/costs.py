"""What each line of a talk cost, ready to be shown: the lines with their points, and a finding in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from ..solver import Course, TurnCost


@dataclass(frozen=True, slots=True)
class Costs:
    """Course of a talk, ready to be shown.

    `left` points were still reachable when the talk was over; `total` is what the learner earned. `finding` is the main
    point in one sentence; `rest` says what became of the points the lines had left. If not `exact`, it is an estimate.
    """

    lines: tuple[TurnCost, ...]
    left: int
    total: int
    exact: bool
    finding: str
    rest: str


def costs_of(course: Course, total: int, *, judged: bool = True) -> Costs:
    """Return the costs of a talk.

    Args:
        course: cost of each line.
        total: what the learner earned.
        judged: whether there was a judgement.
    """
    rest = _rest(course.best_end, total, judged=judged)
    return Costs(course.turns, course.best_end, total, course.exact, _finding(course), rest)


def _finding(course: Course) -> str:
    worst = max(turn.cost for turn in course.turns)
    if not worst:
        reach = course.best_end
        reachable = "all 100 points were" if reach == 100 else f"{reach} of 100 points were"
        return f"None of your lines cost a point: {reachable} within reach from the first line to the last."
    lines = [turn for turn in course.turns if turn.cost == worst]
    until = f"until then {lines[0].before} were within reach"
    hedge = "" if course.exact else ", as far as was looked at"
    if len(lines) == 1:
        return f"Turn {lines[0].turn} cost the most: {points(worst)} of 100{hedge}; {until}."
    *some, last = [str(turn.turn) for turn in lines]
    return f"Turns {', '.join(some)} and {last} cost the most, {points(worst)} of 100 each{hedge}; {until}."


def _rest(left: int, total: int, *, judged: bool) -> str:
    if not judged:
        return f"The talk left {left} within reach; without a judgement it came to {total}."
    if not left:
        return "When the talk was over, no judgement could have come to a point."
    if total >= left:
        return f"Your judgement took all that the talk had left: {total} of 100."
    return f"The talk left {left} within reach; with the judgement that you gave it came to {total}."


def points(number: int) -> str:
    """Return a number of points in words: "18 points", "1 point"."""
    return f"{number} point{'' if number == 1 else 's'}"


def cost_words(line: TurnCost) -> str:
    """Return what a line cost in words: "18 points", "nothing", or "an estimate: 18 points" if it is not proven."""
    words = points(line.cost) if line.cost else "nothing"
    return words if line.exact else f"an estimate: {words}"


def reach_words(total: int, line: TurnCost) -> str:
    """Return a total that was reachable in words: "96", or "at least 96" if it is not proven."""
    return str(total) if line.exact else f"at least {total}"
