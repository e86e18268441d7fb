"""The plan in a calendar: real time blocked for what has minutes, a reminder on the day for what has none.

An action starts when it says so: in its own field, in how often it is done (“Tuesdays at 9”) or in its cue (“If it is
Monday at nine”). All others are put one after another from the start of the working day, so that no two overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from ...calendars.ics import Appointment, Entry
from ...calendars.recurrences import Recurrence, regular_days
from ...calendars.recurring_words import NotARecurrence, read_recurrence
from .calendar import DUE, Occurrence, bounds, occurrences_of, stated_start
from .model import Action, Objective, Plan
from .tree import Tree, path_words

Busy = dict[date, list[tuple[int, int]]]
"""For each day the minutes from midnight that are taken, as (from, to)."""


def calendar_entries(plan: Plan, attempt: str) -> Iterator[Entry | Appointment]:
    """Yield what is still due, each with its path and cue, and the check-ins of the objectives as reminders."""
    tree = Tree(plan)
    busy: Busy = {}
    starts = _starts(plan, tree, busy)
    for action in plan.actions:
        objective = tree.objectives.get(action.parent or "")
        due = _due(plan, action, objective)
        note = _note(tree, action)
        if action.id not in starts:
            for occurrence in due:
                yield Entry(_id(attempt, action.id, occurrence.planned), occurrence.date, action.text, note)
        elif due:
            yield from _appointments(plan, action, objective, due, starts[action.id], (attempt, note))
    for objective in plan.objectives:
        for check in objective.check_ins:
            title, note = f"Check: {objective.text}", path_words(tree.path(objective.id))
            yield Entry(_id(attempt, objective.id, check), check, title, note)


def _note(tree: Tree, action: Action) -> str:
    return "\n".join(filter(None, [path_words(tree.path(action.id)), action.cue, action.note]))


def _due(plan: Plan, action: Action, objective: Objective | None) -> list[Occurrence]:
    return [occurrence for occurrence in occurrences_of(plan, action, objective) if occurrence.state == DUE]


def _starts(plan: Plan, tree: Tree, busy: Busy) -> dict[str, int]:
    """Return the minute of the day at which each action with minutes starts.

    Args:
        plan: the plan.
        tree: the same plan by its parents.
        busy: what is taken on each day; what is placed is added.
    """
    timed = [action for action in plan.actions if action.minutes]
    timed.sort(key=lambda action: stated_start(action) is None)  # What has a time is placed before what finds one.
    opening = time.fromisoformat(plan.capacity.day_starts or "09:00")
    starts: dict[str, int] = {}
    for action in timed:
        minutes = action.minutes or 0
        days = [occurrence.date for occurrence in _due(plan, action, tree.objectives.get(action.parent or ""))]
        stated = stated_start(action)
        start = _minute(stated) if stated else _free(days, minutes, _minute(opening), busy)
        starts[action.id] = start
        for day in days:
            busy.setdefault(day, []).append((start, start + minutes))
    return starts


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _free(days: Iterable[date], minutes: int, opening: int, busy: Busy) -> int:
    """Return the first minute from the start of the working day at which all these days are free.

    A day that has no room left begins again with its first minute: overlapping shows that it is too full.
    """
    taken = sorted(span for day in days for span in busy.get(day, ()))
    start = opening
    for begin, end in taken:
        if begin < start + minutes and start < end:
            start = end
    return start if start + minutes <= 24 * 60 else opening


def _appointments(
    plan: Plan,
    action: Action,
    objective: Objective | None,
    due: Sequence[Occurrence],
    start: int,
    about: tuple[str, str],
) -> Iterator[Appointment]:
    """Yield a series for the days that follow the rule, and single appointments for all others.

    Args:
        plan: plan with the period.
        action: what is done.
        objective: its objective, whose dates limit a repetition.
        due: when it is due.
        start: minute of the day at which it starts.
        about: the attempt, and the note.
    """
    attempt, note = about
    at = time(start // 60 % 24, start % 60)
    minutes = action.minutes or 0
    rule = _rule(action)
    left = Counter(occurrence.date for occurrence in due)
    if rule is not None and plan.period is not None:
        regular = regular_days(rule, *bounds(plan.period, action, objective))
        kept = [day for day in regular if left[day]]
        if len(kept) > 1:
            without = [day for day in regular if kept[0] < day < kept[-1] and not left[day]]
            left.subtract(kept)
            begins = datetime.combine(kept[0], at)
            own = _anchored(rule, regular[0])
            yield Appointment(
                f"{attempt}-{action.id}", begins, minutes, action.text, note, own, kept[-1], tuple(without)
            )
    for occurrence in due:
        if left[occurrence.date] > 0:
            left[occurrence.date] -= 1
            name = _id(attempt, action.id, occurrence.planned)
            yield Appointment(name, datetime.combine(occurrence.date, at), minutes, action.text, note)


def _rule(action: Action) -> Recurrence | None:
    try:
        return read_recurrence(action.repeats) if action.repeats else None
    except NotARecurrence:
        return None


def _anchored(rule: Recurrence, first: date) -> Recurrence:
    """Return the rule with the day that it has from the beginning of its period, where it names none itself."""
    if rule.unit == "week" and not rule.weekdays:
        return Recurrence("week", rule.step, (first.weekday(),))
    if rule.unit == "month" and not rule.month_days and not rule.nth:
        return Recurrence("month", rule.step, month_days=(first.day,))
    return rule


def _id(attempt: str, name: str, day: date) -> str:
    return f"{attempt}-{name}-{day}"


def ends_late(plan: Plan) -> tuple[str, ...]:
    """Return the actions whose appointments end after the working day, by their words."""
    tree = Tree(plan)
    starts = _starts(plan, tree, {})
    opening = _minute(time.fromisoformat(plan.capacity.day_starts or "09:00"))
    closing = opening + timedelta(hours=plan.capacity.hours_a_day) // timedelta(minutes=1)
    return tuple(
        action.text
        for action in plan.actions
        if action.id in starts and starts[action.id] + (action.minutes or 0) > closing
    )
