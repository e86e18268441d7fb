"""How far the plan has come: two bars for each objective that are never mixed, slips up to the goals, the roll-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ....calendars.words import day_words
from ....ui.document import Body, Box, Column, Form, Heading, Items, Node, Section, Table, Text
from ....ui.fields import Field, Hidden
from ....ui.figures import Meter
from ....ui.phrases import strong
from ..amounts import amount
from ..executing import Progress, Slip, attainment, goal_progress, level_of, progress_of, slips
from ..model import Goal
from .node_view import PlanView
from .week_view import day_form

LEVELS = {
    -2: "much less than expected",
    -1: "less than expected",
    0: "as expected",
    1: "more than expected",
    2: "much more than expected",
}


def progress_view(view: PlanView, day: date) -> Body:
    """Show objectives first, then goals, then what is late."""
    objectives = progress_at(view, day)
    end = "This is meant for the end of the period. Until then, it shows how much is still to come."
    return [
        day_form(day),
        Text(summary(objectives), "lead"),
        *[_objective(progress, view) for progress in objectives],
        Section("By goal", [_goals(view)]),
        Section("What is late, and what it holds up", [_slips(view, day)]),
        Section("All objectives together", [Text(attainment_words(view)), Text(end, "hint")]),
    ]


def progress_at(view: PlanView, day: date) -> list[Progress]:
    """Return how far each objective has come by a day."""
    touched = view.state.touched
    return [progress_of(view.plan, view.tree, objective, day, touched) for objective in view.plan.objectives]


def summary(objectives: Sequence[Progress]) -> str:
    """Say in one sentence how all objectives stand."""
    if not objectives:
        return "There are no objectives yet."
    busy = sum(progress.busy for progress in objectives)
    quiet = sum(progress.quiet for progress in objectives)
    done = sum(progress.done for progress in objectives)
    due = sum(progress.due for progress in objectives)
    parts = [f"{done} of {due} actions due so far are done" if due else "Nothing is due yet"]
    early = sum(progress.early for progress in objectives)
    if early:
        parts.append(f"{early} done before the day")
    if busy:
        parts.append(f"{busy} of {len(objectives)} objectives {'is' if busy == 1 else 'are'} busy but not moving")
    if quiet:
        parts.append(f"{quiet} untouched for more than 14 days")
    return f"{'; '.join(parts)}."


def _objective(progress: Progress, view: PlanView) -> Box:
    """Show how far one objective has come: what was done, what it moved, and how much time has passed."""
    objective = progress.objective
    body: list[Node | None] = [Heading(objective.text)]
    if progress.busy:
        asks = "The actions get done, but the result stays where it was. Are they the right actions?"
        body.append(Text([strong("Busy, but not moving. "), asks], "caution"))
    if progress.quiet:
        touched = day_words(progress.touched) if progress.touched else "the start"
        since = f"Untouched for more than 14 days, since {touched}."
        body.append(Text(f"{since} What is the next small step?", "notice"))
    dropped = f", {progress.dropped} dropped" if progress.dropped else ""
    early = f", {progress.early} done before the day" if progress.early else ""
    due = f"{progress.done} of {progress.due} due so far" if progress.due else "nothing due yet"
    done = f"{due}{early}{dropped}"
    body += [
        Meter("Actions done", progress.done_share, done),
        Meter("Result", progress.moved, _way(progress)),
        Meter("Time passed", progress.passed, f"{progress.passed:.0%}"),
    ]
    if view.state.phase == "executing":
        body.append(_measure(progress))
    return Box(body, "card", label=objective.text, id=progress_id(objective.id))


def progress_id(objective: str) -> str:
    """Return the id of the card of an objective."""
    return f"st-p-{objective.replace('.', '-')}"


def _way(progress: Progress) -> str:
    objective = progress.objective
    if progress.moved is None:
        return "no starting value and target to measure it by"
    unit = objective.unit if objective.unit in ("", "%") else f" {objective.unit}"
    if not objective.measured:
        return (
            f"starts from {amount(objective.baseline)}, target {amount(objective.target)}{unit}; no result recorded yet"
        )
    way = f"from {amount(objective.baseline)} to {amount(progress.now)}, target {amount(objective.target)}{unit}"
    return f"{way}: {progress.moved:.0%} of the way"


def _measure(progress: Progress) -> Form:
    """Ask for the metric of an objective today."""
    objective = progress.objective
    label = f"Result today ({objective.text[:50]})"
    place = f"st-m-{objective.id.replace('.', '-')}"
    value = Field("value", label, "decimal", required=True, short=True, id=place)
    which = Hidden("objective", objective.id)
    return Form("measure", [which, value], "Save result", "plain", layout="line", where="screen")


def _goals(view: PlanView) -> Table:
    columns = [Column("Goal", names_row=True), Column("Progress", "number"), Column("Objectives counted", "number")]
    rows = [_goal(view, goal) for goal in view.plan.goals]
    return Table("Each objective counts by its weight", columns, rows, label="Progress by goal")


def _goal(view: PlanView, goal: Goal) -> list[str]:
    share, number = goal_progress(view.tree, goal.id)
    if share is None:
        return [goal.text, "–", str(number)]
    measured = any(objective.measured for objective in view.tree.objectives_under(goal.id))
    return [goal.text, f"{share:.0%}" if measured else "no result yet", str(number)]


def _slips(view: PlanView, day: date) -> Text | Items:
    late = slips(view.plan, day)
    return Items([_slip(slip) for slip in late]) if late else Text("Nothing is late.")


def _slip(slip: Slip) -> Body:
    actions = f"{slip.late} action{'s' if slip.late > 1 else ''}"
    days = f"{slip.days} day{'' if slip.days == 1 else 's'}"
    return [strong(slip.text), f": {actions} late, by up to {days} (“{slip.because}”)."]


def attainment_words(view: PlanView) -> str:
    """Say how all objectives stand together, and how many of them stand at which level."""
    recorded = tuple(objective for objective in view.plan.objectives if objective.measured)
    if not recorded:
        return "No result has been recorded yet, so nothing can be said of the objectives."
    score, number = attainment(view.plan.model_copy(update={"objectives": recorded}))
    if score is None:
        return "No objective can be measured yet."
    reached = [level_of(objective) for objective in recorded]
    counts = [f"{reached.count(level)} {words}" for level, words in LEVELS.items() if level in reached]
    some = f" of {len(view.plan.objectives)}" if number < len(view.plan.objectives) else ""
    objectives = f"{number}{some} objective{'' if number == 1 and not some else 's'} with a recorded result"
    stand = "stands" if number == 1 else "stand"
    return f"{objectives} {stand} {_together(score)}: {', '.join(counts)}."


def _together(score: float) -> str:
    """Say where a T-score stands: 50 is as expected, and ten points are one standard deviation."""
    if score < 40:
        return "well below what you expected"
    if score < 47:
        return "below what you expected"
    if score <= 53:
        return "about where you expected"
    return "above what you expected" if score <= 60 else "well above what you expected"
