"""A plan carried out from the bottom up: the week's sheet, progress in two bars, slips, roll-up, the goal attainment.

What was done and what has moved are two things and are never mixed. Every function is told which day it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ...statistics import Moved, OutOfRange, attained, busy_but_not_moving, progress, rolled_up, t_score
from .calendar import DONE, DROPPED, DUE, Occurrence, occurrences_of
from .model import Action, Goal, Objective, Plan
from .tree import Tree

QUIET = 14
"""Days after which an objective that nobody touched is called out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the week's sheet; `late` is days since it was due; `when` is None for an action without a day."""

    action: Action
    path: tuple[Action | Objective | Goal, ...]
    when: Occurrence | None
    late: int


def week_sheet(plan: Plan, day: date) -> tuple[Line, ...]:
    """What is to be done in the week that holds `day`: what is overdue first, then by day, then what has no day."""
    tree = Tree(plan)
    monday = day - timedelta(days=day.weekday())
    overdue, week, whenever = list[Line](), list[Line](), list[Line]()
    for action in plan.actions:
        path = tree.path(action.id)
        found = occurrences_of(plan, action, tree.objectives.get(action.parent or ""))
        for one in found:
            late = (day - one.date).days if one.state == DUE and one.date < day else 0
            if monday <= one.date <= monday + timedelta(days=6):
                week.append(Line(action, path, one, late))
            elif late and one.date < monday:
                overdue.append(Line(action, path, one, late))
        if not found and not action.repeats and not action.done and not action.dropped:
            whenever.append(Line(action, path, None, 0))
    return (*sorted(overdue, key=_by_day), *sorted(week, key=_by_day), *whenever)


def _by_day(line: Line) -> tuple[date, str]:
    assert line.when is not None
    return line.when.date, line.action.id


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one objective has come on a day.

    Two bars: `done` of `due` actions (those due so far), and `moved`, the share of the way that the metric has gone
    (None where it cannot be measured). `passed` is the share of its time. `late` actions are overdue or were moved to a
    later day, by `days_late` at most. `touched` is the last day on which something was done or measured.
    """

    objective: Objective
    done: int
    due: int
    dropped: int
    moved: float | None
    now: float | None
    passed: float
    busy: bool
    late: int
    days_late: int
    touched: date | None
    quiet: bool

    @property
    def done_share(self) -> float | None:
        """Actions done by actions due so far."""
        return min(1.0, self.done / self.due) if self.due else None


def progress_of(plan: Plan, tree: Tree, objective: Objective, day: date, touched: Mapping[str, date]) -> Progress:
    """How far the objective has come on `day`, with the actions of its parts."""
    done = due = dropped = late = days_late = 0
    for action in tree.all_actions_under(objective.id):
        for one in _every(plan, tree, action):
            if one is None:
                due, done = due + 1, done + bool(action.done)
                continue
            dropped += one.state == DROPPED
            done += one.state == DONE
            due += one.state == DONE or (one.state == DUE and one.date <= day)
            behind = (day - one.planned if one.state == DUE and one.date < day else one.date - one.planned).days
            late += one.state == DUE and behind > 0
            days_late = max(days_late, behind if one.state == DUE else 0)
    first, last = _time_of(plan, objective)
    moved, passed = moved_share(objective), _passed(first, last, day)
    share = min(1.0, done / due) if due else 0.0
    busy = moved is not None and busy_but_not_moving(share, moved, passed)
    seen = touched.get(objective.id) or _last_done(tree, objective)
    still = moved is None or moved < 1
    quiet = still and passed > 0 and (day - (seen or first)).days > QUIET
    return Progress(
        objective, done, due, dropped, moved, value_now(objective), passed, busy, late, days_late, seen, quiet
    )


def _every(plan: Plan, tree: Tree, action: Action) -> tuple[Occurrence | None, ...]:
    """The times of an action; one None for an action without a day, unless it was dropped."""
    found = occurrences_of(plan, action, tree.objectives.get(action.parent or ""))
    return found or ((None,) if not action.repeats and not action.dropped else ())


def _last_done(tree: Tree, objective: Objective) -> date | None:
    days = [day for action in tree.all_actions_under(objective.id) for day in action.done]
    days += [one.date for one in objective.measured]
    return max(days, default=None)


def _time_of(plan: Plan, objective: Objective) -> tuple[date, date]:
    assert plan.period is not None, "a plan that is carried out has a period"
    return objective.start or plan.period.start, objective.due or plan.period.end


def _passed(first: date, last: date, day: date) -> float:
    length = (last - first).days + 1
    return min(1.0, max(0.0, ((day - first).days + 1) / length)) if length > 0 else 1.0


def value_now(objective: Objective) -> float | None:
    """The latest measured value; the baseline until something was measured."""
    return objective.measured[-1].value if objective.measured else objective.baseline


def moved_share(objective: Objective) -> float | None:
    """The share of the way from baseline to target, 0 to 1; None where there is no way to go."""
    now = value_now(objective)
    if objective.baseline is None or objective.target is None or now is None:
        return None
    try:
        return progress(objective.baseline, objective.target, now)
    except OutOfRange:
        return None


def goal_progress(tree: Tree, goal: str) -> tuple[float | None, int]:
    """How far a goal (or an objective with parts) has come, by the weight of its objectives; and out of how many.

    Without any weight they count alike.
    """
    moved = [part for one in tree.objectives_under(goal) if (part := _as_moved(one))]
    if moved and not any(one.weight for one in moved):
        moved = [Moved(1, one.baseline, one.target, one.now) for one in moved]
    return rolled_up(moved), len(moved)


def _as_moved(one: Objective) -> Moved | None:
    now = value_now(one)
    if one.baseline is None or one.target is None or now is None or one.baseline == one.target:
        return None
    return Moved(float(one.weight or 0), one.baseline, one.target, now)


def scale_of(objective: Objective) -> tuple[float, ...] | None:
    """The five values of goal attainment: as planned, or from the baseline over the target to half as much again."""
    if objective.scale:
        return objective.scale
    if objective.baseline is None or objective.target is None or objective.baseline == objective.target:
        return None
    way = objective.target - objective.baseline
    return tuple(objective.baseline + way * part for part in (0.0, 0.5, 1.0, 1.25, 1.5))


def level_of(objective: Objective) -> int | None:
    """The level of goal attainment, −2 to 2; None where nothing can be measured."""
    scale, now = scale_of(objective), value_now(objective)
    if scale is None or now is None:
        return None
    try:
        return attained(now, scale)
    except OutOfRange:
        return None


def attainment(plan: Plan) -> tuple[float | None, int]:
    """The T-score of goal attainment over all objectives, 50 is as expected; and out of how many."""
    found = [(float(one.weight or 0), level) for one in plan.objectives if (level := level_of(one)) is not None]
    if found and not any(weight for weight, _ in found):
        found = [(1.0, level) for _, level in found]
    return t_score(found), len(found)


@dataclass(frozen=True, slots=True)
class Slip:
    """What being late means further up: for an objective or goal, how many actions are late and by how many days."""

    place: str
    text: str
    late: int
    days: int
    because: str


def slips(plan: Plan, day: date) -> tuple[Slip, ...]:
    """Every objective and goal that something under it is late for, from the bottom up."""
    tree = Tree(plan)
    late: dict[str, list[tuple[int, str]]] = {}
    for action in plan.actions:
        for one in _every(plan, tree, action):
            if one is None or one.state != DUE:
                continue
            behind = (day - one.planned if one.date < day else one.date - one.planned).days
            for above in tree.path(action.id)[1:] if behind > 0 else ():
                late.setdefault(above.id, []).append((behind, action.text))
    named = [*((one.id, one.text) for one in plan.objectives), *((one.id, one.text) for one in plan.goals)]
    found = []
    for name, text in named:
        if name in late:
            days, why = max(late[name])
            found.append(Slip(name, text, len(late[name]), days, why))
    return tuple(found)
