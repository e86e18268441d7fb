"""Carrying out a plan: tick, move, drop with a reason, measure; and the signs noticed when looking back."""

from __future__ import annotations

from datetime import date

from ...calendars.words import day_words, span_words
from ...core.events import Move, Refusal
from .calendar import DONE, DROPPED, Occurrence, occurrences_of
from .compiler import compiled, is_review
from .executing import Progress, progress_of
from .model import Action, Objective
from .noticing import notice_plan
from .recorder import Telling, a_day, some_words, the
from .state import piece
from .tree import Tree


def start_period(telling: Telling, move: Move) -> None:
    """Start the period; only a plan without errors can be carried out."""
    if telling.state.phase != "building":
        raise Refusal("The period has already begun.")
    report = compiled(telling.state.plan, telling.state.readings, telling.state.notes)
    if report.errors:
        number = "One thing" if len(report.errors) == 1 else f"{len(report.errors)} things"
        raise Refusal(f"{number} to fix first. {report.errors[0].why} {report.errors[0].ask}")
    telling.happened("period_started", date=a_day(move).isoformat(), questions=len(report.open_warnings))


def tick(telling: Telling, move: Move) -> None:
    """Mark an action as done on the day it was planned for."""
    action, day = _action_on(telling, move)
    if day in action.done:
        raise Refusal("That is already ticked off.")
    telling.happened(
        "ticked",
        ("said:done",),
        action=action.id,
        date=day.isoformat(),
        done=True,
        why=f"done: {action.text}, {day_words(day)}",
    )


def untick(telling: Telling, move: Move) -> None:
    """Take back a tick."""
    action, day = _action_on(telling, move)
    if day not in action.done:
        raise Refusal("That is not ticked off.")
    telling.happened("ticked", action=action.id, date=day.isoformat(), done=False)


def _action_on(telling: Telling, move: Move) -> tuple[Action, date]:
    _must_run(telling)
    action, day = the(telling, move, "action", Action), a_day(move)
    occurrences = _occurrences_of(telling, action)
    if occurrences and day not in {occurrence.planned for occurrence in occurrences}:
        first = day_words(occurrences[0].planned)
        raise Refusal(f"“{action.text}” is not planned for {day_words(day)}. The first date is {first}.")
    if any(occurrence.planned == day and occurrence.state == DROPPED for occurrence in occurrences):
        raise Refusal(f"“{action.text}” was dropped for {day_words(day)}.")
    _must_be_in_the_period(telling, day)
    return action, day


def _occurrences_of(telling: Telling, action: Action) -> tuple[Occurrence, ...]:
    return occurrences_of(telling.state.plan, action, piece(telling.state.plan, action.parent or ""))


def move_action(telling: Telling, move: Move) -> None:
    """Move an action, or one of its occurrences (`was`), to another day without losing it."""
    if telling.state.phase in ("closed", "debriefed"):
        raise Refusal("The period is closed, so the plan can no longer be changed.")
    action, to = the(telling, move, "action", Action), a_day(move, "to")
    occurrences = _occurrences_of(telling, action)
    if not occurrences:
        raise Refusal(f"“{action.text}” has no date yet. Edit it and set one.")
    was = a_day(move, "was") if move.data.get("was") else occurrences[0].planned
    occurrence = next((occurrence for occurrence in occurrences if occurrence.planned == was), None)
    if occurrence is None:
        raise Refusal(f"“{action.text}” is not planned for {day_words(was)}.")
    if occurrence.state == DONE:
        raise Refusal("That is already done, so it cannot be moved.")
    _must_be_in_the_period(telling, to)
    telling.happened("moved", action=action.id, was=was.isoformat(), to=to.isoformat())


def drop(telling: Telling, move: Move) -> None:
    """Drop an action, or one of its occurrences, with a reason."""
    if telling.state.phase in ("closed", "debriefed"):
        raise Refusal("The period is closed, so the plan can no longer be changed.")
    action = the(telling, move, "action", Action)
    reason = some_words(move, "reason", "Why are you dropping it? A word or two will do.")
    day = a_day(move) if move.data.get("date") else None
    if day and day not in {occurrence.planned for occurrence in _occurrences_of(telling, action)}:
        raise Refusal(f"“{action.text}” is not planned for {day_words(day)}.")
    if day in action.done:
        raise Refusal("That is already done.")
    telling.happened(
        "dropped",
        ("said:dropped",),
        action=action.id,
        date=day.isoformat() if day else None,
        reason=reason,
        why=f"dropped: {action.text}, because {reason}",
    )


def measure(telling: Telling, move: Move) -> None:
    """Record the value of an objective's metric on a day."""
    _must_run(telling)
    objective, day = the(telling, move, "objective", Objective), a_day(move)
    value = move.data.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= 1e12:
        raise Refusal("What is the result now? Enter a number such as 24 or 3.5.")
    _must_be_in_the_period(telling, day)
    telling.happened("measured", objective=objective.id, date=day.isoformat(), value=value)


def close_period(telling: Telling, move: Move) -> None:
    """Close the period, and record for every objective what was done and what has moved."""
    _must_run(telling)
    day = a_day(move)
    telling.happened("period_closed", date=day.isoformat())
    plan, tree = telling.state.plan, Tree(telling.state.plan)
    for objective in plan.objectives:
        progress = progress_of(plan, tree, objective, day, telling.state.touched)
        tags = ["said:busy"] if progress.busy else []
        tags += ["said:moved"] if progress.moved is not None and progress.moved >= 0.5 else []
        telling.happened("attained", tags, objective=objective.id, why=_in_words(progress))


def _in_words(progress: Progress) -> str:
    if not progress.objective.measured:
        return f"“{progress.objective.text}”: {progress.done} of {progress.due} actions done, no result recorded"
    moved = "cannot be measured" if progress.moved is None else f"came {progress.moved:.0%} of the way"
    return f"“{progress.objective.text}”: {progress.done} of {progress.due} actions done, the result {moved}"


def open_debrief(telling: Telling, move: Move) -> None:
    """Open the debrief, and record every sign of the plan once."""
    if telling.state.phase == "building" and telling.state.compiled_at is None:
        raise Refusal("Check the plan at least once before you finish.")
    notice_plan(telling)
    if any(is_review(action) for action in telling.state.plan.actions):
        telling.happened("examined", ("said:review",), why="the plan has a weekly review")
    telling.happened("debrief_opened")


def _must_run(telling: Telling) -> None:
    if telling.state.phase == "building":
        raise Refusal("The period has not begun. Check the plan, then begin the period.")
    if telling.state.phase != "executing":
        raise Refusal("The period is closed, so the plan can no longer be changed.")


def _must_be_in_the_period(telling: Telling, day: date) -> None:
    period = telling.state.plan.period
    if period and not period.start <= day <= period.end:
        raise Refusal(
            f"{day_words(day)} is outside the period, which runs from {span_words(period.start, period.end)}."
        )
