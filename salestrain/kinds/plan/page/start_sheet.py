"""What a planner reads before the first goal: the person, the territory, the period, the rules."""

from __future__ import annotations

from ....attempts.practice import Practice
from ....ui.blocks import ask_name, criteria, who
from ....ui.document import Box, Fold, Heading, Items, Node, Row, Text
from ....ui.fields import Button
from ....ui.phrases import Chip, strong
from ..compiler import RULES
from ..content import PlanExercise


def start_sheet(practice: Practice) -> list[Node | None]:
    """Show the brief and the way in; it stands under the title “Your brief”."""
    exercise: PlanExercise = practice.exercise
    return [
        Text(exercise.briefing.learner, "lead"),
        Text([strong("Your goal: "), exercise.briefing.goal]),
        _person(exercise),
        Text(
            "You build a plan from the top down, compile it like a program, and carry it out from the bottom up. Every "
            "step is saved at once, as a version you can come back to."
        ),
        _rules(),
        criteria(exercise, "plan"),
        *_way_in(practice),
        _earlier(practice),
        Text(exercise.illustrative, "fine"),
    ]


def _person(exercise: PlanExercise) -> Box:
    briefing, dates = exercise.briefing, exercise.plan.period
    period = f"{dates.start} to {dates.end}" if dates else "yours to set"
    chips = [Chip(f"about {exercise.minutes} minutes"), Chip(f"period: {period}")]
    return Box([Heading(briefing.person), Text(briefing.territory, "muted"), Row(chips)], label="The person")


def _rules() -> Fold:
    rules = [f"{rule.code}: {rule.name} ({rule.severity}). {rule.because}" for rule in RULES.values()]
    return Fold("The compiler's rules", [Items(rules)])


def _way_in(practice: Practice) -> list[Node]:
    if not practice.name:
        return [ask_name()]
    begin = Button("Begin the plan", "begin", weight="primary")
    return [who(practice.name, practice.named_by_setting), Row([begin])]


def _earlier(practice: Practice) -> Fold | None:
    """List the plans that somebody made here before, the newest first."""
    buttons = []
    for attempt in practice.attempts():
        when = attempt.started_at[:16].replace("T", ", ")
        buttons.append(Button(f"Open the plan from {when} UTC", "open", attempt.id, "quiet"))
    return Fold(f"Your earlier plans here ({len(buttons)})", [Items(buttons)]) if buttons else None
