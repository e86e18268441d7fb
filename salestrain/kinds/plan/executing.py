"""Execution of a plan: the week's sheet, progress in two bars, slippage, roll-up and goal attainment.

Activity (what was done) and results (what has moved) are never mixed. Every function is told which day it is.
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
"""Days after which an objective that nobody worked on is called out."""


@dataclass(frozen=True, slots=True)
class Line:
    """Line of the week's sheet.

    `late` is the number of days since it was due; `when` is None for an action without a day.
    """

    action: Action
    path: tuple[Action | Objective | Goal, ...]
    when: Occurrence | None
    late: int


def week_sheet(plan: Plan, day: date) -> tuple[Line, ...]:
    """Return what is to be done in the week of `day`: overdue items first, then by day, then items without a day."""
    tree = Tree(plan)
    monday = day - timedelta(days=day.weekday())
    overdue, week, undated = list[Line](), list[Line](), list[Line]()
    for action in plan.actions:
        path = tree.path(action.id)
        occurrences = occurrences_of(plan, action, tree.objectives.get(action.parent or ""))
        for occurrence in occurrences:
            late = (day - occurrence.date).days if occurrence.state == DUE and occurrence.date < day else 0
            if monday <= occurrence.date <= monday + timedelta(days=6):
                week.append(Line(action, path, occurrence, late))
            elif late and occurrence.date < monday:
                overdue.append(Line(action, path, occurrence, late))
        if not occurrences and not action.repeats and not action.done and not action.dropped:
            undated.append(Line(action, path, None, 0))
    return (*sorted(overdue, key=_by_day), *sorted(week, key=_by_day), *undated)


def _by_day(line: Line) -> tuple[date, str]:
    assert line.when is not None
    return line.when.date, line.action.id


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of one objective on a day.

    There are two bars: `done` of `due` actions (those due so far; `early` more were done before their day), and
    `moved`, the share of the way that the metric has gone (None if it cannot be measured). `passed` is the share of its
    time. `late` actions are overdue or were moved to a later day, by `days_late` at most. `touched` is the last day on
    which something was done or measured.
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
    early: int = 0

    @property
    def done_share(self) -> float | None:
        """Actions done as a share of those due so far; None if none is due."""
        return min(1.0, self.done / self.due) if self.due else None


def progress_of(plan: Plan, tree: Tree, objective: Objective, day: date, touched: Mapping[str, date]) -> Progress:
    """Return the progress of an objective, including the actions of its parts.

    Args:
        plan: plan that is carried out.
        tree: the same plan by its parents.
        objective: objective to examine.
        day: day on which to look.
        touched: for each objective, the last day on which something was done or measured.
    """
    done = due = early = dropped = late = days_late = 0
    for action in tree.all_actions_under(objective.id):
        for occurrence in _occurrences(plan, tree, action):
            if occurrence is None:
                due, done = due + bool(action.done), done + bool(action.done)
                continue
            dropped += occurrence.state == DROPPED
            is_due = occurrence.date <= day
            done += occurrence.state == DONE and is_due
            early += occurrence.state == DONE and not is_due
            due += occurrence.state != DROPPED and is_due
            if occurrence.state == DUE:
                behind = _days_behind(occurrence, day)
                late += behind > 0
                days_late = max(days_late, behind)
    first, last = _time_of(plan, objective)
    moved, passed = moved_share(objective), _passed(first, last, day)
    share = min(1.0, done / due) if due else 0.0
    busy = moved is not None and busy_but_not_moving(share, moved, passed)
    last_touched = touched.get(objective.id) or _last_done(tree, objective)
    is_open = moved is None or moved < 1
    quiet = is_open and passed > 0 and (day - (last_touched or first)).days > QUIET
    return Progress(
        objective,
        done,
        due,
        dropped,
        moved,
        value_now(objective),
        passed,
        busy,
        late,
        days_late,
        last_touched,
        quiet,
        early,
    )


def _days_behind(occurrence: Occurrence, day: date) -> int:
    """Return by how many days an occurrence that is still due is later than planned."""
    overdue = occurrence.date < day
    return ((day if overdue else occurrence.date) - occurrence.planned).days


def _occurrences(plan: Plan, tree: Tree, action: Action) -> tuple[Occurrence | None, ...]:
    """Return the occurrences of an action; a single None for an action without a day, unless it was dropped."""
    occurrences = occurrences_of(plan, action, tree.objectives.get(action.parent or ""))
    return occurrences or ((None,) if not action.repeats and not action.dropped else ())


def _last_done(tree: Tree, objective: Objective) -> date | None:
    days = [measured.date for measured in objective.measured]
    for action in tree.all_actions_under(objective.id):
        days += action.done
    return max(days, default=None)


def _time_of(plan: Plan, objective: Objective) -> tuple[date, date]:
    assert plan.period is not None, "a plan that is carried out has a period"
    return objective.start or plan.period.start, objective.due or plan.period.end


def _passed(first: date, last: date, day: date) -> float:
    length = (last - first).days + 1
    return min(1.0, max(0.0, ((day - first).days + 1) / length)) if length > 0 else 1.0


def value_now(objective: Objective) -> float | None:
    """Return the latest measured value, or the baseline if nothing was measured yet."""
    return objective.measured[-1].value if objective.measured else objective.baseline


def moved_share(objective: Objective) -> float | None:
    """Return the share of the way from baseline to target, 0 to 1; None if there is no distance to cover."""
    now = value_now(objective)
    if objective.baseline is None or objective.target is None or now is None:
        return None
    try:
        return progress(objective.baseline, objective.target, now)
    except OutOfRange:
        return None


def goal_progress(tree: Tree, goal: str) -> tuple[float | None, int]:
    """Return how far a goal (or an objective with parts) has come, weighted by its objectives, and how many there are.

    If none of them has a weight, they count equally.
    """
    moved = [part for objective in tree.objectives_under(goal) if (part := _as_moved(objective))]
    if moved and not any(part.weight for part in moved):
        moved = [Moved(1, part.baseline, part.target, part.now) for part in moved]
    return rolled_up(moved), len(moved)


def _as_moved(objective: Objective) -> Moved | None:
    now = value_now(objective)
    if objective.baseline is None or objective.target is None or now is None or objective.baseline == objective.target:
        return None
    return Moved(float(objective.weight or 0), objective.baseline, objective.target, now)


def scale_of(objective: Objective) -> tuple[float, ...] | None:
    """Return the five values of goal attainment: as planned, or else spread around the target.

    Without a planned scale, they go from the baseline over the target to half as much again.
    """
    if objective.scale:
        return objective.scale
    if objective.baseline is None or objective.target is None or objective.baseline == objective.target:
        return None
    distance = objective.target - objective.baseline
    return tuple(objective.baseline + distance * part for part in (0.0, 0.5, 1.0, 1.25, 1.5))


def level_of(objective: Objective) -> int | None:
    """Return the level of goal attainment, −2 to 2; None if nothing can be measured."""
    scale, now = scale_of(objective), value_now(objective)
    if scale is None or now is None:
        return None
    try:
        return attained(now, scale)
    except OutOfRange:
        return None


def attainment(plan: Plan) -> tuple[float | None, int]:
    """Return the T-score of goal attainment over all objectives (50 is as expected), and how many there are."""
    weighted = [
        (float(objective.weight or 0), level)
        for objective in plan.objectives
        if (level := level_of(objective)) is not None
    ]
    if weighted and not any(weight for weight, _ in weighted):
        weighted = [(1.0, level) for _, level in weighted]
    return t_score(weighted), len(weighted)


@dataclass(frozen=True, slots=True)
class Slip:
    """Slippage of an objective or goal: how many actions below it are late, and by how many days at most."""

    place: str
    text: str
    late: int
    days: int
    because: str


def slips(plan: Plan, day: date) -> tuple[Slip, ...]:
    """Return every objective and goal with late actions below it, from the bottom up."""
    tree = Tree(plan)
    late: dict[str, list[tuple[int, str]]] = {}
    for action in plan.actions:
        for occurrence in _occurrences(plan, tree, action):
            if occurrence is None or occurrence.state != DUE:
                continue
            behind = _days_behind(occurrence, day)
            for above in tree.path(action.id)[1:] if behind > 0 else ():
                late.setdefault(above.id, []).append((behind, action.text))
    slipping = []
    items: tuple[Objective | Goal, ...] = (*plan.objectives, *plan.goals)
    for item in items:
        if item.id in late:
            days, why = max(late[item.id])
            slipping.append(Slip(item.id, item.text, len(late[item.id]), days, why))
    return tuple(slipping)
