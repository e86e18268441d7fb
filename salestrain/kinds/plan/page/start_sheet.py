"""What a planner reads before the first goal: the person, the territory, the period, the rules."""

from __future__ import annotations

from ....attempts.practice import Practice
from ....calendars.words import span_words
from ....ui.blocks import ask_name, criteria, who
from ....ui.document import Box, Fold, Heading, Items, Node, Row, Text
from ....ui.fields import Button
from ....ui.phrases import Chip, strong
from ..compiler import RULES, compiled
from ..content import PlanExercise
from ..engine import State
from .node_view import PlanView
from .tree_view import tree_view


def start_sheet(practice: Practice) -> list[Node | None]:
    """Show the brief and the way in; it stands under the title “Your brief”."""
    exercise: PlanExercise = practice.exercise
    return [
        Text(exercise.briefing.learner, "lead"),
        Text([strong("Your goal: "), exercise.briefing.goal]),
        _person(exercise) if exercise.plan.period else worked_example(exercise),
        Text(
            "You build the plan from the top down: goals, then objectives, then what you do on which day. You carry it "
            "out from the bottom up, week by week. Every step is saved at once, as a version you can come back to."
        ),
        _rules(),
        criteria(exercise, "plan"),
        *_way_in(practice),
        _earlier(practice),
        Text(exercise.illustrative, "fine"),
    ]


def brief_again(exercise: PlanExercise) -> Fold:
    """Keep the brief and the worked example within reach of whoever has begun."""
    person = _person(exercise) if exercise.plan.period else worked_example(exercise)
    goal = Text([strong("Your goal: "), exercise.briefing.goal])
    body = [Text(exercise.briefing.learner), goal, person, _rules(), criteria(exercise, "plan")]
    title = "The brief" if exercise.example is None else "The brief, and a worked example"
    return Fold(title, body, id="st-brief")


def _person(exercise: PlanExercise) -> Box:
    briefing, dates = exercise.briefing, exercise.plan.period
    period = span_words(dates.start, dates.end) if dates else "yours to set"
    chips = [Chip(f"about {exercise.minutes} minutes"), Chip(f"period: {period}")]
    return Box([Heading(briefing.person), Text(briefing.territory, "muted"), Row(chips)], label="The person")


def worked_example(exercise: PlanExercise) -> Fold | None:
    """Show how somebody else did it, to look at before one's own plan is begun."""
    example, briefing = exercise.example, exercise.briefing
    if example is None:
        return None
    shown = PlanView(State(phase="debriefed", plan=example), compiled(example))
    who = [Text([strong(briefing.person), f". {briefing.territory}."])]
    return Fold("Look at a worked example", [*who, *tree_view(shown)], id="st-example")


def _rules() -> Fold:
    rules = [f"{rule.name[:1].upper()}{rule.name[1:]}. {rule.because}" for rule in RULES.values()]
    return Fold("What the plan is checked for", [Items(rules)])


def _way_in(practice: Practice) -> list[Node]:
    if not practice.name:
        return [ask_name()]
    begin = Button("Begin my plan", "begin", weight="primary")
    copy = None
    if practice.exercise.example is not None:
        copy = Button("Try it out on a copy of the example", "copy_example")
    return [who(practice.name, named_by_setting=practice.named_by_setting), Row([begin, copy])]


def _earlier(practice: Practice) -> Fold | None:
    """List the plans that somebody made here before, the newest first."""
    buttons = []
    for attempt in practice.attempts():
        when = attempt.started_at[:16].replace("T", ", ")
        buttons.append(Button(f"Open the plan from {when} UTC", "open", attempt.id, "quiet"))
    return Fold(f"Your earlier plans here ({len(buttons)})", [Items(buttons)]) if buttons else None
